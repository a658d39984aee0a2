import { setTimeout as sleep } from 'node:timers/promises';
import type { Recorded } from '../../activities/recording/record';
import type { Command } from '../../domain/item/command';
import { evolve, fold } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import { accept, command, report, sendBack, sign, submit } from '../support/commands';
import { seedItem } from '../support/items';
import { faultsOf, ledgerOf, readModelOf, toldBy } from '../support/ledger';
import type { Office } from '../support/office';
import { personAs, seedOffice } from '../support/office';
import { recordAll, recordAs } from '../support/recording';

let fresh: FreshDatabase;
let database: Database;
let office: Office;
let issued: Item;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url);
  office = await seedOffice(database);
});
beforeEach(async () => {
  issued = await seedItem(database, office);
});
afterAll(async () => {
  await database.$disconnect();
  await fresh.drop();
});

const owner = () => personAs(office, 'owner');
const head = () => personAs(office, 'head');
const reviewer = () => personAs(office, 'reviewer');
const letters = (task: string, kind: string) => database.letter.count({ where: { taskId: task, kind } });

/** Records a command and, before that is committed, begins something else; answers all that came of both. */
async function whileRecording(first: Command, others: () => Promise<Recorded>[]): Promise<[Recorded, ...Recorded[]]> {
  let waiting: Promise<Recorded>[] = [];
  const recorded = await database.$transaction(async (transaction) => {
    const answer = await recordAs(transaction as Database, issued, first);
    waiting = others();
    await sleep(300);
    return answer;
  });
  return [recorded, ...(await Promise.all(waiting))];
}

describe('a command', () => {
  it('makes one entry, and what is answered is what the ledger holds', async () => {
    const first = command(sign, owner());
    const { mine, tail, refusal } = await recordAs(database, issued, first);
    expect(refusal).toBeNull();
    expect(tail).toEqual([mine]);
    expect(mine).toMatchObject({ seq: 2, commandId: first.id, at: first.at, actor: owner() });
    expect((await ledgerOf(database, issued.id)).at(-1)).toEqual(mine);
  });

  it('sent again stands as it was written, even where the second time something else was worked out', async () => {
    const first = command(report(30), owner());
    const { mine } = await recordAs(database, issued, first);
    const again = await recordAs(database, issued, { ...first, at: first.at + 5, order: report(99) });
    expect(again).toEqual({ tail: [mine], mine, refusal: null });
    expect(await ledgerOf(database, issued.id)).toHaveLength(2);
  });

  it('sent again is answered with all that came after it, for a workflow that knows neither', async () => {
    const first = command(report(30), owner());
    await recordAll(database, issued, [first, command(report(40), head()), command(report(50), owner())]);
    const { mine, tail } = await recordAs(database, issued, first);
    expect(mine?.commandId).toBe(first.id);
    expect(tail.map(({ seq }) => seq)).toEqual([2, 3, 4]);
  });

  it('that finds others’ entries in its place takes all of them and is left undecided', async () => {
    const now = await recordAll(database, issued, [command(report(30), owner()), command(report(40), head())]);
    const late = command(report(60), owner());
    const { mine, refusal, tail } = await recordAs(database, issued, late);
    expect({ mine, refusal }).toEqual({ mine: null, refusal: null });
    expect(tail.reduce<Item>((item, entry) => evolve(item, entry), issued)).toEqual(now);
    expect(await ledgerOf(database, issued.id)).toHaveLength(3);
    await expect(recordAs(database, now, late)).resolves.toMatchObject({ mine: { seq: 4, commandId: late.id } });
  });

  it('recorded long ago is answered from there, and there is nothing to evolve', async () => {
    const first = command(report(30), owner());
    const now = await recordAll(database, issued, [first, command(report(40), head())]);
    const { mine, tail } = await recordAs(database, now, first);
    expect(mine).toMatchObject({ seq: 2, commandId: first.id });
    expect(tail).toEqual([]);
  });

  it('that comes ten times at once makes one entry and one letter', async () => {
    const reviewed = await recordAll(database, issued, [command(submit(issued), owner())]);
    const back = command(sendBack(issued), reviewer());
    const answers = await Promise.all(Array.from({ length: 10 }, () => recordAs(database, reviewed, back)));
    expect(new Set(answers.map(({ mine }) => mine?.hash)).size).toBe(1);
    expect(await ledgerOf(database, issued.id)).toHaveLength(3);
    expect(await letters(issued.id, 'returned')).toBe(1);
  });

  it('that meets nine others at the same place wins alone, and each loser hears of the winner', async () => {
    const commands = Array.from({ length: 10 }, (_, percent) => command(report(percent), owner()));
    const answers = await Promise.all(commands.map((one) => recordAs(database, issued, one)));
    const won = answers.filter(({ mine }) => mine !== null);
    expect(won).toHaveLength(1);
    for (const { tail } of answers) expect(tail).toEqual(won[0]?.tail);
    expect(faultsOf(await ledgerOf(database, issued.id))).toEqual([]);
  });

  it('waits for one that is being recorded just now, and then hears of it', async () => {
    const [first, second] = [command(report(10), owner()), command(report(20), head())];
    const [one, again, other] = await whileRecording(first, () => [
      recordAs(database, issued, first),
      recordAs(database, issued, second),
    ]);
    expect(again).toEqual(one);
    expect(other).toEqual({ tail: one.tail, mine: null, refusal: null });
    expect(await ledgerOf(database, issued.id)).toHaveLength(2);
  });

  it('on a ledger that is behind the workflow is an error, and leaves no gap', async () => {
    const ahead = { ...issued, version: 5 };
    await expect(recordAs(database, ahead, command(report(30), owner()))).rejects.toThrow(/ends at 1/);
    expect(await ledgerOf(database, issued.id)).toHaveLength(1);
    expect(await readModelOf(database, issued.id)).toEqual(toldBy(issued));
  });

  it('on an item that is not there is an error', async () => {
    const other = { ...issued, id: issued.batch };
    await expect(recordAs(database, other, command(sign, owner()))).rejects.toThrow(/no item/);
  });
});

describe('a refusal', () => {
  const refusals = (task: string) => database.refusal.findMany({ where: { taskId: task } });

  it('is stored once, with the version it was decided on, and stands when the item has moved on', async () => {
    const early = command(accept(issued), reviewer());
    const first = await recordAs(database, issued, early);
    expect(first).toMatchObject({ mine: null, tail: [], refusal: { code: 'not_in_this_state', version: 1 } });
    const reviewed = await recordAll(database, issued, [command(submit(issued), owner())]);
    const again = await recordAs(database, reviewed, early);
    expect(again.refusal).toEqual(first.refusal);
    expect(again.mine).toBeNull();
    expect(await refusals(issued.id)).toHaveLength(1);
    expect(await ledgerOf(database, issued.id)).toHaveLength(2);
  });

  it('found by a workflow that is behind comes with the entries that it does not know', async () => {
    const early = command(accept(issued), reviewer());
    await recordAs(database, issued, early);
    await recordAll(database, issued, [command(report(30), owner())]);
    const { tail, refusal } = await recordAs(database, issued, early);
    expect(refusal).toMatchObject({ version: 1 });
    expect(tail.map(({ seq }) => seq)).toEqual([2]);
  });

  it('never takes the place of an entry that the command has', async () => {
    const first = command(sign, owner());
    const now = await recordAll(database, issued, [first]);
    const { mine, refusal } = await recordAs(database, now, first); // decided anew it would be refused: signed already
    expect(mine).toMatchObject({ seq: 2, commandId: first.id });
    expect(refusal).toBeNull();
    expect(await refusals(issued.id)).toEqual([]);
  });

  it('decided on a version that others have overtaken is not stored: what they did may allow it', async () => {
    await recordAll(database, issued, [command(submit(issued), owner())]);
    const { mine, refusal, tail } = await recordAs(database, issued, command(accept(issued), reviewer()));
    expect({ mine, refusal }).toEqual({ mine: null, refusal: null });
    expect(tail).toHaveLength(1);
    expect(await refusals(issued.id)).toEqual([]);
  });

  it('decided on a version that the ledger has not reached is an error', async () => {
    const ahead = { ...issued, version: 5 };
    await expect(recordAs(database, ahead, command(accept(issued), reviewer()))).rejects.toThrow(/ends at 1/);
    expect(await refusals(issued.id)).toEqual([]);
  });

  it('that comes ten times at once is stored once', async () => {
    const early = command(accept(issued), reviewer());
    const answers = await Promise.all(Array.from({ length: 10 }, () => recordAs(database, issued, early)));
    for (const { refusal } of answers) expect(refusal).toMatchObject({ code: 'not_in_this_state', version: 1 });
    expect(await refusals(issued.id)).toHaveLength(1);
  });
});

describe('the ledger', () => {
  const whole = async () => {
    const submitted = await recordAll(database, issued, [
      command(report(30, { milestones: [{ id: 'm1', done: true }] }), owner()),
      command(submit(issued), owner()),
    ]);
    const back = await recordAll(database, submitted, [command(sendBack(issued), reviewer())]);
    return recordAll(database, back, [command(submit(issued), head()), command(accept(issued, 77), reviewer())]);
  };

  it('is chained by hashes that anybody can reckon again from its rows', async () => {
    await whole();
    const ledger = await ledgerOf(database, issued.id);
    expect(ledger).toHaveLength(6);
    expect(faultsOf(ledger)).toEqual([]);
    const forged = ledger.map((entry) => (entry.seq === 3 ? { ...entry, at: entry.at + 1 } : entry));
    expect(faultsOf(forged)).toEqual(['entry 3 is not what was hashed']);
    expect(faultsOf(ledger.filter(({ seq }) => seq !== 4))).toContain('entry 5 does not follow the one before');
  });

  it('tells the same as the read model, field by field, and the same as the workflow worked out', async () => {
    const now = await whole();
    expect(now).toMatchObject({ state: 'accepted', light: 'blue', version: 6, returns: 1, percent: 100 });
    expect(fold(await ledgerOf(database, issued.id))).toEqual(now);
    expect(await readModelOf(database, issued.id)).toEqual(toldBy(now));
    const row = await database.task.findUniqueOrThrow({ where: { id: issued.id } });
    expect(row.effectRating).toBe(77);
  });

  const forbidden = ['UPDATE ledger SET body = body', 'DELETE FROM ledger', 'TRUNCATE ledger'].flatMap((sql) => [
    sql,
    sql.replace('ledger', 'refusal'),
  ]);

  it.each(forbidden)('is safe from the programs’ own role: %s', async (sql) => {
    await expect(database.$executeRawUnsafe(sql)).rejects.toThrow(/permission denied/);
  });

  it.each(forbidden)('is safe even from its owner: %s', async (sql) => {
    const asOwner = openDatabase(fresh.ownerUrl, { connections: 1 });
    try {
      await expect(asOwner.$executeRawUnsafe(sql)).rejects.toThrow(/append-only/);
    } finally {
      await asOwner.$disconnect();
    }
  });

  it('takes neither time, place nor hash from whoever inserts', async () => {
    const forge = `INSERT INTO ledger (task_id, seq, command_id, recorded_at, body, prev_hash, hash)
      VALUES ('${issued.id}', 2, 'forged', '2001-01-01', '{}', 'f', 'f')`;
    await expect(database.$executeRawUnsafe(forge.replace(', 2,', ', 9,'))).rejects.toThrow(/cannot follow/);
    await database.$executeRawUnsafe(forge);
    const [first, forged] = await database.ledger.findMany({ where: { taskId: issued.id }, orderBy: { seq: 'asc' } });
    expect(forged?.prevHash).toBe(first?.hash);
    expect(forged?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(Date.now() - (forged?.recordedAt.getTime() ?? 0)).toBeLessThan(60_000);
  });
});

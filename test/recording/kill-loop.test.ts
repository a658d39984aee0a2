import { Worker } from '@temporalio/worker';
import { eventsOf } from '../../audit/history/events';
import { historyToText } from '../../audit/history/text';
import { notOrdered } from '../../audit/ordered';
import { fold } from '../../domain/item/evolve';
import { workflowBundle } from '../../worker/bundle';
import { standingQuery } from '../../workflows/messages/key-task';
import { runsOf } from '../support/history';
import { seedItems } from '../support/items';
import { faultsOf, ledgerOf, readModelOf, toldBy } from '../support/ledger';
import { seeded } from '../support/random';
import type { World } from '../support/world';
import { openWorld } from '../support/world';
import type { Clients, Known } from './kill-loop/clients';
import { sendCommands, tell } from './kill-loop/clients';
import type { Tally } from './kill-loop/workers';
import { killWorkers } from './kill-loop/workers';

const long = process.env.DUBAN_LONG === '1';
const seed = Number(process.env.DUBAN_SEED ?? Math.floor(Math.random() * 2 ** 31));
const kills = Number(process.env.DUBAN_KILLS ?? (long ? 600 : 150));
/** Enough of them that those whose task died with a worker, and wait for the engine to miss it, leave others to work at. */
const items = long ? 60 : 48;
const lanes = 24;
const entriesPerRun = 15;

let world: World;
let known: Known[];
let tally: Tally;
let clients: Clients;
let resent = 0;

/** Reminders ring all through the run, so that clocks are killed as well as commands. */
const policy = {
  remindBefore: Array.from({ length: 20 }, (_, index) => `PT${3000 + index * 9}S`),
  yellowBefore: 'PT10M',
  escalation: [],
};

beforeAll(async () => {
  process.stdout.write(`kill loop: DUBAN_SEED=${seed}\n`);
  world = await openWorld();
  const deadlines = Array.from({ length: items }, (_, index) =>
    new Date(Date.now() + 3_180_000 + index * 300).toISOString(),
  );
  const seededItems = await seedItems(world.database, world.office, { deadlines, policy });
  known = await Promise.all(
    seededItems.map(async (item) => ({ item, handle: await world.start(item, entriesPerRun), closed: false })),
  );

  let killing = true;
  const random = seeded(seed);
  const faults = { kills, workers: 3, afterCommit: 0.015 };
  const began = Date.now();
  const killAndHeal = async () => {
    const killed = await killWorkers(world, faults, seeded(seed + 1), () => killing);
    killing = false;
    process.stdout.write(`killed ${killed.kills} times in ${Math.round((Date.now() - began) / 1000)} s\n`);
    await world.work(); // a worker that stays
    return killed;
  };
  const sent = sendCommands(world, known, lanes, random, () => killing).finally(() => {
    killing = false;
  });
  [tally, clients] = await Promise.all([killAndHeal(), sent]);

  // Some of what was given up is sent again, under the id that it had.
  for (const noted of clients.journal.filter(({ outcome, known }) => !outcome && !known.closed)) {
    if (!random.chance(0.5)) continue;
    resent++;
    await tell(world, noted, clients.silences, () => true);
  }
}, 1_800_000);

afterAll(async () => {
  await Promise.all(known.map(({ handle }) => handle.terminate().catch(() => undefined))); // accepted ones have ended
  await world.close();
});

describe(`after ${kills} kills of the worker`, () => {
  it('faults of every kind have really happened', () => {
    const answered = clients.journal.filter(({ outcome }) => outcome);
    const silent = clients.journal.length - answered.length;
    const refused = answered.filter(({ outcome }) => outcome && 'refusal' in outcome).length;
    const silences = [...clients.silences].map(([name, times]) => `${times} × ${name}`);
    process.stdout.write(
      `${JSON.stringify({ seed, ...tally, commands: clients.journal.length, refused, silent, resent })}\n${silences.join('\n')}\n`,
    );
    expect(tally.kills).toBeGreaterThanOrEqual(kills);
    expect(tally.afterCommit).toBeGreaterThan(kills / 20);
    expect(tally.own).toBeGreaterThan(0);
    expect(tally.freezes).toBeGreaterThan(0);
    expect(clients.journal.filter(({ attempts }) => attempts > 1).length).toBeGreaterThan(0);
  });

  it('every ledger is whole: no gap, no command twice, a chain that holds', async () => {
    for (const { item } of known)
      expect([item.id, faultsOf(await ledgerOf(world.database, item.id))]).toEqual([item.id, []]);
  });

  it('workflow, ledger and read model tell of one and the same item, for every item', async () => {
    const diverged: string[] = [];
    for (const { item, handle } of known) {
      const { status } = await handle.describe();
      const standing = status.name === 'COMPLETED' ? await handle.result() : await handle.query(standingQuery);
      const folded = fold(await ledgerOf(world.database, item.id));
      const same = JSON.stringify(sorted(standing)) === JSON.stringify(sorted(folded));
      if (!same) diverged.push(`${item.id}: workflow at ${standing.version}, ledger at ${folded.version}`);
      expect(await readModelOf(world.database, item.id)).toEqual(toldBy(folded));
    }
    process.stdout.write(`diverged: ${diverged.length} of ${known.length}\n`);
    expect(diverged).toEqual([]);
  });

  it('every acknowledged entry is in the ledger exactly as it was answered', async () => {
    const ledgers = new Map(
      await Promise.all(known.map(async ({ item }) => [item.id, await ledgerOf(world.database, item.id)] as const)),
    );
    let checked = 0;
    for (const { known: of, command, outcome } of clients.journal) {
      if (!outcome || !('entry' in outcome)) continue;
      checked++;
      expect(outcome.entry.commandId).toBe(command.id);
      expect(ledgers.get(of.item.id)?.[outcome.entry.seq - 1]).toEqual(outcome.entry);
    }
    expect(checked).toBeGreaterThan(100);
  });

  it('every acknowledged refusal stands as it was answered, and nothing of it in the ledger', async () => {
    const refusals = new Map((await world.database.refusal.findMany()).map((row) => [row.commandId, row]));
    let checked = 0;
    for (const { command, outcome } of clients.journal) {
      if (!outcome || !('refusal' in outcome)) continue;
      checked++;
      expect(JSON.parse(refusals.get(command.id)?.body ?? '{}').refusal).toEqual(outcome.refusal);
      expect(await world.database.ledger.count({ where: { commandId: command.id } })).toBe(0);
    }
    expect(checked).toBeGreaterThan(20);
  });

  it('a command that was never answered is there once or not at all, and nothing is there that nobody sent', async () => {
    const sent = new Set(clients.journal.map(({ command }) => command.id));
    const entries = await world.database.ledger.findMany({ where: { seq: { gt: 1 } } });
    const refusals = await world.database.refusal.findMany();
    const outcomes = [...entries, ...refusals].map(({ commandId, taskId }) => `${taskId} ${commandId}`);
    expect(new Set(outcomes).size).toBe(outcomes.length);
    for (const { commandId } of [...entries, ...refusals])
      expect(sent.has(commandId) || commandId.startsWith('clock/')).toBe(true);
    expect(entries.filter(({ commandId }) => commandId.startsWith('clock/')).length).toBeGreaterThan(items);
  });

  it('every letter is written once for its matter and its reader', async () => {
    const letters = await world.database.letter.findMany();
    const returns = letters.filter(({ kind }) => kind === 'returned').length;
    const returned = await world.database.ledger.count({ where: { body: { contains: '"type":"returned"' } } });
    expect(returns).toBe(returned);
    expect(new Set(letters.map(({ messageId }) => messageId)).size).toBe(letters.length);
  });

  it('every history, of every run, replays', async () => {
    const histories = (await Promise.all(known.map(({ handle }) => runsOf(handle)))).map((runs, index) =>
      runs.map((history, run) => ({ workflowId: `item/${known[index]?.item.id} run ${run + 1}`, history })),
    );
    expect(histories.some((runs) => runs.length > 1)).toBe(true);
    const failed: string[] = [];
    const replays = Worker.runReplayHistories({ workflowBundle: await workflowBundle() }, histories.flat());
    for await (const { workflowId, error } of replays) if (error) failed.push(`${workflowId}: ${error.message}`);
    expect(failed).toEqual([]);
    // However often a command was sent and taken up again, what was recorded is what was ordered.
    for (const { workflowId, history } of histories.flat())
      expect([workflowId, notOrdered(eventsOf(historyToText(history)))]).toEqual([workflowId, []]);
  }, 180_000);
});

/** With its keys in order: a database or a converter may have put them otherwise. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

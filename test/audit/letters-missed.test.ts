import { withClient } from '../../embedded/postgres/roles';
import type { Database } from '../../prisma/client';
import { ring } from '../letters/post';
import { seedItem } from '../support/items';
import type { Office } from '../support/office';
import type { OfficeAlone } from './office-alone';
import { openOfficeAlone } from './office-alone';
import { verified } from './record';

let place: OfficeAlone;
let database: Database;
let office: Office;
beforeAll(async () => {
  place = await openOfficeAlone();
  ({ database, office } = place);
}, 60_000);
afterAll(() => place?.close());

const missing = async () =>
  (await verified(database)).faults.map(({ code, task, detail }) => [code, task, detail.split(' ')[0]]);

it('an owner’s reminder, or letter of a step, that vanished with its log is missed, by the policy that its item ran under', async () => {
  const told = [{ after: 'PT0S', to: ['owner' as const] }];
  const others = [{ after: 'PT0S', to: ['unit_head' as const] }];
  const item = await seedItem(database, office, { deadlines: ['2099-01-30'], policy: { escalation: told } });
  const other = await seedItem(database, office, { deadlines: ['2099-01-31'], policy: { escalation: others } });
  for (const one of [item, other]) await ring(database, one, one.dueAt + 1);
  const reminded = await seedItem(database, office, { deadlines: ['2099-06-30'] });
  const reminder = reminded.agenda.find(({ kind }) => kind === 'remind');
  if (!reminder) throw new Error('no reminder');
  await ring(database, reminded, reminder.at);
  expect(await missing()).toEqual([]);
  expect(await database.letter.count({ where: { kind: 'overdue' } })).toBe(2);
  expect(await database.letter.count({ where: { kind: 'reminder' } })).toBe(1);
  await withClient(place.fresh.ownerUrl, (client) =>
    client.query(`SET session_replication_role = replica; DELETE FROM letter WHERE kind IN ('reminder', 'overdue')`),
  );
  const found = await missing();
  expect(found).toContainEqual(['letter_missing', item.id, 'overdue']);
  expect(found).toContainEqual(['letter_missing', reminded.id, 'reminder']);
  expect(found).not.toContainEqual(['letter_missing', other.id, 'overdue']);
}, 60_000);

it('a letter of an issue is as old as its entry: one that is dated back, or past the time that an issue takes, is named', async () => {
  const item = await seedItem(database, office);
  const letters = await database.letter.findMany({ where: { taskId: item.id }, orderBy: { id: 'asc' } });
  const { recordedAt } = await database.ledger.findFirstOrThrow({ where: { taskId: item.id } });
  for (const { createdAt } of letters) expect(createdAt).toEqual(recordedAt);
  const times = async () =>
    (await verified(database, { tasks: [item.id] })).faults.map(({ code, seq, of }) => [code, seq, of]);
  expect(await times()).toEqual([]);
  for (const shift of ['-1 millisecond', '-1 day', '3 minutes']) {
    const dated = `UPDATE letter SET created_at = created_at + interval '${shift}' WHERE id = '${letters[0]?.id}'`;
    await withClient(place.fresh.ownerUrl, (client) =>
      client.query(`SET session_replication_role = replica; ${dated}`),
    );
    expect(await times()).toEqual([['letter_time', 1, letters[0]?.id]]);
    const back = dated.replace('created_at +', 'created_at -');
    await withClient(place.fresh.ownerUrl, (client) => client.query(`SET session_replication_role = replica; ${back}`));
  }
});

it('nobody takes a letter away, neither the programs’ own role nor the owner of the tables', async () => {
  for (const url of [place.fresh.url, place.fresh.ownerUrl])
    for (const sql of ['DELETE FROM letter', 'TRUNCATE letter CASCADE'])
      await expect(withClient(url, (client) => client.query(sql))).rejects.toMatchObject({
        code: expect.stringMatching(/^(42501|DB003)$/),
      });
});

import { takeEntries } from '../../activities/periods/take-entries';
import { sealMonth } from '../../api/periods/data';
import type { Item } from '../../domain/item/item';
import { withClient } from '../../embedded/postgres/roles';
import { beginClose } from '../../prisma/periods';
import type { Place } from '../api/support/place';
import { openPlace } from '../api/support/place';
import { setClock } from '../support/clock';
import { accept, command, submit } from '../support/commands';
import { seedItems, shanghai } from '../support/items';
import { personAs } from '../support/office';
import { recordAll } from '../support/recording';

let place: Place;

/** March and April are sealed, May is closed; one item was accepted in March, and an entry of March is corrected. */
beforeAll(async () => {
  place = await openPlace();
  const { database, office, ownerUrl } = place;
  const at = Date.parse('2093-03-02T10:00:00+08:00');
  await setClock(ownerUrl, '2093-03-02T10:00:00+08:00');
  const [item, other] = (await seedItems(database, office, { deadlines: ['2093-06-30', '2093-12-31'], at })) as [
    Item,
    Item,
  ];
  await recordAll(database, item, [
    command(submit(item), personAs(office, 'owner'), { at }),
    command(accept(item), personAs(office, 'reviewer'), { at }),
  ]);
  await setClock(ownerUrl, '2093-06-02T10:00:00+08:00');
  for (const month of ['2093-03', '2093-04', '2093-05']) {
    await beginClose(database, shanghai, { month, asOf: null, by: null });
    await takeEntries(database, shanghai, month);
  }
  for (const month of ['2093-03', '2093-04'])
    await sealMonth(database, month, office.people.secretary.id, shanghai.zone);
  const body = { task: other.id, corrects: { percent: 30 }, reason: '纸质报送' };
  expect((await place.call('secretary', 'POST', '/api/periods/2093-03/adjustments', { body })).status).toBe(201);
}, 60_000);
afterAll(() => place?.close());

const attempt = (url: string, sql: string) =>
  withClient(url, (client) => client.query(sql)).then(
    () => 'done',
    ({ code }: { code?: string }) => code,
  );
const moved = (column: string, value: string) => `UPDATE period SET ${column} = ${value} WHERE id = '2093-03'`;

it.each([
  [
    'a period of no month or quarter',
    `INSERT INTO period (id, state, from_at, cut_off) VALUES ('2093-05x', 'closing', now(), duban_now() - interval '1 s')`,
  ],
  [
    'a month that skips one',
    `INSERT INTO period (id, state, from_at, cut_off) VALUES ('2093-07', 'closing', now(), duban_now() - interval '1 s')`,
  ],
  ['an entry changed', `UPDATE period_entry SET body = '{}' WHERE period = '2093-03'`],
  ['an entry moved out', `UPDATE period_entry SET period = '2093-05' WHERE period = '2093-03'`],
  ['an entry moved in', `UPDATE period_entry SET period = '2093-03' WHERE period = '2093-05'`],
  ['an entry removed', `DELETE FROM period_entry WHERE period = '2093-03'`],
  [
    'an entry added',
    `INSERT INTO period_entry SELECT '2093-04', task_id, body FROM period_entry WHERE period = '2093-03' AND task_id NOT IN (SELECT task_id FROM period_entry WHERE period = '2093-04')`,
  ],
  ['all entries removed', 'TRUNCATE period_entry CASCADE'],
  ['the figures changed', moved('figures', `'{}'`)],
  ['the hash changed', moved('hash', `'0'`)],
  ['the seal changed', moved('seal', `'0'`)],
  ['what it covers changed', moved('cut_off', 'now()')],
  ['the seal taken back', moved('state', `'closed'`)],
  ['the period renamed', moved('id', `'2093-01'`)],
  ['the period removed', `DELETE FROM period WHERE id = '2093-03'`],
  ['an adjustment removed', 'DELETE FROM adjustment'],
  ['an adjustment changed', `UPDATE adjustment SET body = '{}'`],
  [
    'a bulletin written',
    `INSERT INTO bulletin (period, sections, updated_by) SELECT '2093-03', '{}', id FROM official LIMIT 1`,
  ],
  [
    'a month begun before it',
    `INSERT INTO period (id, state, from_at, cut_off) VALUES ('2093-01', 'closing', now(), now() - interval '300 days')`,
  ],
  [
    'a month begun as closed',
    `INSERT INTO period (id, state, from_at, cut_off) VALUES ('2093-06', 'closed', now(), duban_now() - interval '1 second')`,
  ],
])('is not touched by direct SQL of the application or of the owner: %s', async (_, sql) => {
  const before = await everything();
  expect(await attempt(place.databaseUrl, sql)).toMatch(/^(42501|DB00[34]|23503)$/);
  expect(await attempt(place.ownerUrl, sql)).toMatch(/^(DB00[34]|23503)$/);
  expect(await everything()).toEqual(before);
});

const forged = `CREATE TEMP TABLE period AS SELECT * FROM public.period WHERE false;
  CREATE TEMP TABLE clock AS SELECT true AS id, -9000000000000::bigint AS ahead_ms;`;
it.each([
  [
    'an entry',
    `INSERT INTO public.period_entry SELECT '2093-04', task_id, body FROM public.period_entry WHERE period = '2093-03' AND task_id NOT IN (SELECT task_id FROM public.period_entry WHERE period = '2093-04')`,
  ],
  [
    'a bulletin',
    `INSERT INTO public.bulletin (period, sections, updated_by) SELECT '2093-03', '{}', id FROM public.official LIMIT 1`,
  ],
  [
    'a ledger entry of the past',
    `INSERT INTO public.ledger (task_id, seq, command_id, recorded_at, body, prev_hash, hash)
       SELECT task_id, max(seq) + 1, 'forged', now(), '{}', '', '' FROM public.ledger GROUP BY task_id LIMIT 1;
     SELECT 1 / (recorded_at > (SELECT max(cut_off) FROM public.period))::int FROM public.ledger WHERE command_id = 'forged';
     SELECT 'after the close'::int`,
  ],
])('is not added to behind forged temporary tables either: %s', async (_, sql) => {
  const before = await everything();
  for (const url of [place.databaseUrl, place.ownerUrl])
    expect(await attempt(url, `BEGIN; ${forged} ${sql}`)).toMatch(sql.includes('forged') ? /^22P02$/ : /^DB004$/);
  expect(await everything()).toEqual(before);
});

it('is guarded by functions that know their schema, every one of those that read a table', async () => {
  const loose = await place.database.$queryRaw`
    SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND starts_with(proname, 'duban_')
      AND proname NOT IN ('duban_ms', 'duban_sha', 'duban_entry', 'duban_row_hash', 'duban_run_place') AND proconfig IS NULL`;
  expect(loose).toEqual([]);
});

async function everything() {
  const { period, periodEntry, adjustment, bulletin } = place.database;
  return Promise.all([
    period.findMany({ orderBy: { id: 'asc' } }),
    periodEntry.findMany({ orderBy: [{ periodId: 'asc' }, { taskId: 'asc' }] }),
    adjustment.findMany(),
    bulletin.findMany(),
  ]);
}

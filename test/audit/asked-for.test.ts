import { uuidv7 } from 'uuidv7';
import { writeOutcome } from '../../api/access-log/data';
import type { ToldByEngine, Untold } from '../../audit/untold';
import type { Change } from '../../domain/changes';
import type { Command, Order } from '../../domain/item/command';
import { evolve } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import { createChange } from '../../prisma/changes';
import type { Database } from '../../prisma/client';
import { ring } from '../letters/post';
import { askedFor, writeRequest } from '../support/asked';
import { setClock } from '../support/clock';
import { command, report, sign } from '../support/commands';
import { seedItem } from '../support/items';
import type { Office } from '../support/office';
import { personAs } from '../support/office';
import { recordAll, recordAs } from '../support/recording';
import { archiveFalse } from './false-run';
import type { OfficeAlone } from './office-alone';
import { openOfficeAlone } from './office-alone';
import { verified } from './record';

let place: OfficeAlone;
let database: Database;
let office: Office;
beforeAll(async () => {
  place = await openOfficeAlone();
  ({ database, office } = place);
  // From here on requests are written down.
  await writeRequest(database, office.people.leader);
}, 60_000);
afterAll(() => place?.close());

type Who = Parameters<typeof personAs>[1];
const issued = () => seedItem(database, office, { asked: true });
const by = (who: Who) => personAs(office, who);
/** What is found wrong with an item alone. */
const faults = async ({ id }: Pick<Item, 'id'>, engine: ToldByEngine = null) =>
  (await verified(database, { tasks: [id], engine })).faults.map(({ code, seq }) => [code, seq]);
const amend = (reason: string): Order => ({ type: 'amend', reason, coUnits: [] });
const replan: Order = { type: 'replan', cause: 'policy' };
/** Has the product's clock show a time so many milliseconds from now. */
const ahead = (ms: number) => setClock(place.fresh.ownerUrl, new Date(Date.now() + ms).toISOString());
/** Has a change to many items stand in its table, asked for by the secretary. */
const change = (id: string, what: Change) =>
  database.$transaction((on) => createChange(on, id, what, office.people.secretary));
/** The order that {@link amend} gives an item follows from it. */
const closing = (reason: string): Change => ({
  ...{ kind: 'close', unit: { code: office.coUnit, name: '乙' }, successor: { code: office.leadUnit, name: '甲' } },
  reason,
});
const policy = { kind: 'policy', batches: [], version: 3 } as const;

it('what people asked for is whole: issues, commands, a substitute’s, changes to many items; and clocks ask nobody', async () => {
  const item = await issued();
  const [signed, reported] = [command(sign, by('owner')), command(report(10), by('owner'))];
  await askedFor(database, item.id, signed);
  await writeRequest(database, office.people.head, {
    ...{ actingFor: [office.people.owner.id], tasks: [item.id], commands: [reported.id] },
  });
  await recordAll(database, item, [signed, reported]);
  const due = await seedItem(database, office, { asked: true, deadlines: ['2099-01-31'] });
  await ring(database, due, due.dueAt + 1);
  const changed = await issued();
  await change('policy/3', { ...policy, batches: [changed.batch] });
  await change('close-1', closing('撤销'));
  await recordAll(database, changed, [
    command(replan, by('secretary'), { id: 'change/policy/3' }),
    command(amend('撤销'), by('secretary'), { id: 'change/close-1@2' }),
  ]);
  const { faults, counted } = await verified(database);
  expect(faults).toEqual([]);
  expect(counted.ledger).toBe(3 + 2 + 3);
});

it.each<[string, (item: Item, one: Command) => Promise<unknown>]>([
  ['of which there is no request', async () => undefined],
  ['that another account asked for', (item, one) => askedFor(database, item.id, { ...one, actor: by('partner') })],
  ['that was asked for on another item', async (_, one) => askedFor(database, (await issued()).id, one)],
  [
    'that was only read about',
    ({ id }, one) => writeRequest(database, by('owner'), { method: 'GET', tasks: [id], commands: [one.id] }),
  ],
  [
    'that was refused',
    async ({ id: task }, one) => {
      const id = uuidv7();
      await writeRequest(database, by('owner'), { id, tasks: [task], commands: [one.id] });
      await writeOutcome(database, { id, status: 403, code: 'not_yours_to_do' });
    },
  ],
])('a command %s is named by item and number', async (_, before) => {
  const item = await issued();
  const one = command(sign, by('owner'));
  await before(item, one);
  await recordAll(database, item, [one]);
  expect(await faults(item)).toEqual([['entry_unasked', 2]]);
});

it.each<[string, Who, string, Order, () => Promise<unknown>]>([
  ['that nobody made', 'secretary', 'change/none', replan, async () => undefined],
  ['that another person made', 'reviewer', 'change/theirs@1', amend('改'), () => change('theirs', closing('改'))],
  ['whose name begins as another’s', 'secretary', 'change/the', replan, () => change('the-one', policy)],
  [
    'that ends another unit',
    'secretary',
    'change/other@1',
    amend('改'),
    () => change('other', { ...closing('改'), unit: { code: 'NONE', name: '丙' } } as Change),
  ],
  ['that says another reason', 'secretary', 'change/why@1', amend('改'), () => change('why', closing('撤销'))],
  [
    'that moves no deadline',
    'secretary',
    'change/due@1',
    { type: 'amend', reason: '改', coUnits: [], deadline: { deadline: '2099-12-31', dueAt: Date.UTC(2099, 11, 31) } },
    () => change('due', closing('改')),
  ],
  [
    'of other rules',
    'secretary',
    'change/days',
    replan,
    () => change('days', { kind: 'calendar', year: 2031, version: 1 }),
  ],
  ['of other batches', 'secretary', 'change/batches', replan, () => change('batches', policy)],
  [
    'that does no such thing',
    'secretary',
    'change/little@1',
    { type: 'remind', text: '速办' } as Order,
    () => change('little', policy),
  ],
])('a command of a change %s is named by item and number', async (_, who, id, order, before) => {
  const item = await issued();
  await before();
  await recordAll(database, item, [command(order, by(who), { id })]);
  expect(await faults(item)).toEqual([['entry_unasked', 2]]);
});

it('a refusal in somebody’s name is whole where they asked for it, and named where nobody did', async () => {
  const item = await issued();
  const [asked, forged] = [0, 0].map(() => command(sign, by('owner'), { ifVersion: 99 }));
  const id = uuidv7();
  await writeRequest(database, by('owner'), { id, tasks: [item.id], commands: [asked?.id ?? ''] });
  for (const one of [asked, forged]) if (one) await recordAs(database, item, one);
  await writeOutcome(database, { id, status: 409, code: 'version_stale' });
  const found = (await verified(database, { tasks: [item.id] })).faults;
  expect(found.map(({ code, of }) => [code, of])).toEqual([['refusal_unasked', forged?.id]]);
});

it('a request, or a change, that was put in after the entry proves nothing', async () => {
  const item = await issued();
  const one = command(sign, by('owner'));
  const signed = await recordAll(database, item, [one]);
  await recordAll(database, signed, [command(amend('改'), by('secretary'), { id: 'change/late@2' })]);
  await ahead(60_000);
  await askedFor(database, item.id, one);
  await change('late', closing('改'));
  expect(await faults(item)).toEqual([
    ['entry_unasked', 2],
    ['entry_unasked', 3],
  ]);
});

/** An engine that knows one run of an item, in which nothing was recorded where it was read, and forgets nothing for a day. */
const knowing = ({ id }: Item, run: string, isRead = true): ToldByEngine => ({
  runs: new Map([[id, new Map([[run, isRead ? new Set<number>() : null]])]]),
  since: Date.now() - 86_400_000,
});
const untoldIn = async ({ id }: Item, engine: ToldByEngine) =>
  (await verified(database, { tasks: [id], engine })).untold.map(({ seq, run }: Untold) => [seq, run]);

it('a forged history vouches for nothing: an entry without a request is named, one with a forged request is told with the run that the engine does not know', async () => {
  const item = await issued();
  const [alone, both] = [command(sign, by('owner')), command(report(99), by('owner'))];
  const { tail } = await recordAs(database, item, alone);
  await askedFor(database, item.id, both);
  const signed = tail.reduce(evolve, item);
  const { tail: reported } = await recordAs(database, signed, both);
  const run = await archiveFalse(database, item, [...tail, ...reported]);
  const engine = knowing(item, uuidv7());
  expect(await faults(item, engine)).toEqual([['entry_unasked', 2]]);
  expect(await untoldIn(item, engine)).toEqual([
    [2, run],
    [3, run],
  ]);
  // One that the engine knows as well, or has had the time to forget, is as good as any.
  expect(await untoldIn(item, knowing(item, run, false))).toEqual([]);
  expect(await untoldIn(item, engine && { ...engine, since: Date.now() + 86_400_000 })).toEqual([]);
});

it('an item that nobody issued is named, and so is one that was added to a batch after its issue', async () => {
  const forged = await seedItem(database, office);
  expect(await faults(forged)).toEqual([['entry_unasked', 1]]);
  const genuine = await issued();
  await ahead(120_000);
  const added = { id: uuidv7(), number: 99 };
  const { id: taskId, ...row } = await database.task.findUniqueOrThrow({ where: { id: genuine.id } });
  await database.task.create({ data: { ...row, ...added } as never });
  const entry = await database.ledger.findFirstOrThrow({ where: { taskId } });
  const body = entry.body.replaceAll(taskId, added.id).replaceAll(`"number":${row.number}`, '"number":99');
  await database.ledger.create({ data: { ...entry, taskId: added.id, body } });
  expect(await faults(added)).toContainEqual(['entry_unasked', 1]);
  expect(await faults(genuine)).toEqual([]);
});

it('an item whose issue was forged as well, request and all, is told of once its workflow should long have begun', async () => {
  const forged = await issued();
  const engine = knowing(await issued(), uuidv7());
  expect(await untoldIn(forged, engine)).toEqual([]);
  await ahead(900_000);
  expect(await untoldIn(forged, engine)).toEqual([[1, null]]);
  expect(await untoldIn(forged, null)).toEqual([]); // the engine was not asked
});

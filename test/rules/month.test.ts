import { nextMonth } from '../../domain/clocks/reporting';
import { dayOf } from '../../domain/clocks/zone';
import type { Item } from '../../domain/item/item';
import { monthChange } from '../../prisma/month-change';
import { until } from '../support/until';
import type { WorkerProcess } from '../support/worker-process';
import type { Change, Workshop } from './workshop';
import { openWorkshop } from './workshop';

const zone = 'Asia/Shanghai';
const month = dayOf(Date.now(), zone).slice(0, 7);

let shop: Workshop;
let worker: WorkerProcess | undefined;
let items: Item[];

beforeAll(async () => {
  shop = await openWorkshop();
  items = await shop.issue({ deadlines: ['2099-03-10', '2099-06-10', '2099-09-10'], at: Date.now() - 45 * 86_400_000 });
}, 60_000);
afterAll(async () => {
  await worker?.stop();
  await shop?.close();
});

const ends = ({ agenda }: Item) =>
  agenda.filter(({ kind }) => kind === 'month_end').map(({ of, since }) => [of, since]);
const asker = () => shop.office.people.secretary.id;

/** Closes the running month as of an instant, as far as its items go by it. */
async function close(cutOff: number, by: string | null = asker()): Promise<string | null> {
  return shop.database.$transaction(async (on) => {
    if ((await on.period.count()) === 0)
      await on.$executeRaw`
        INSERT INTO period (id, state, from_at, cut_off) VALUES (${month}, 'closing', now(), ${new Date(cutOff)})`;
    return monthChange(on, { month, cutOff, by, zone });
  });
}

it('a month closed at its own cut-off, or by the schedule, changes nothing for items', async () => {
  const on = shop.database;
  expect(
    await monthChange(on, { month: '2026-02', cutOff: Date.parse('2026-03-01T00:00:00+08:00') - 1, by: asker(), zone }),
  ).toBeNull();
  expect(
    await monthChange(on, { month: '2026-02', cutOff: Date.parse('2026-02-25T18:00:00+08:00'), by: null, zone }),
  ).toBeNull();
  expect(await on.change.count()).toBe(0);
});

it('a month closed by hand ends for every item that has its clocks running, once, in the name of who closed it', async () => {
  const [running, , suspended] = items;
  worker = await shop.work();
  await until(
    () => shop.items(),
    (all) => [...all.values()].every((item) => ends(item)[0]?.[0] === month),
  );
  const give = (who: 'secretary' | 'leader', item: Item | undefined, command: string, body: object) =>
    shop.call(who, 'POST', `/api/tasks/${item?.id}/${command}`, { body });
  await give('secretary', suspended, 'suspend', { reason: '等待上级部署' });
  const request = (await shop.items()).get(suspended?.id ?? '')?.requests[0]?.id;
  expect(await give('leader', suspended, 'approve', { request })).toMatchObject({ status: 200 });
  await worker.stop();

  const cutOff = Date.now() - 1_000;
  const id = `month-${month}`;
  expect(await close(cutOff)).toBe(id);
  expect(await close(cutOff)).toBe(id);
  expect(await shop.database.change.count()).toBe(1);
  worker = await shop.work();
  const change = await until(
    async () => (await shop.call('secretary', 'GET', `/api/changes/${id}`)).body as unknown as Change,
    ({ finishedAt }) => finishedAt !== null,
  );
  expect(change).toMatchObject({ kind: 'month', detail: { month, cutOff }, total: 2, moved: 2, waiting: 0 });

  const after = await shop.items();
  expect(ends(after.get(running?.id ?? '') as Item)).toEqual([[nextMonth(month), cutOff + 1]]);
  expect(ends(after.get(suspended?.id ?? '') as Item)[0]?.[0]).toBe(month);
  const { body } = await shop.call('owner', 'GET', `/api/tasks/${running?.id}/history`);
  expect(JSON.stringify(body)).toContain('按提前的月结重排时点');

  await give('secretary', suspended, 'resume', {});
  const resumed = (await shop.items()).get(suspended?.id ?? '') as Item;
  expect(ends(resumed)).toEqual([[nextMonth(month), cutOff + 1]]);
}, 90_000);

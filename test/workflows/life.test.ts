import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { dueAtOf } from '../../domain/clocks/deadline';
import { wallClock } from '../../domain/clocks/zone';
import type { Order } from '../../domain/item/command';
import type { Event } from '../../domain/item/event';
import { fold } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import { standingQuery } from '../../workflows/messages/key-task';
import { sendAgain } from '../support/again';
import type { MovedYear } from '../support/calendar';
import { moveYear } from '../support/calendar';
import { accept, command, report, sign, submit } from '../support/commands';
import { seedItem } from '../support/items';
import { faultsOf, ledgerOf, readModelOf, toldBy } from '../support/ledger';
import type { Who } from '../support/office';
import { personAs } from '../support/office';
import { openSkippingServer } from '../support/skipping';
import type { ItemHandle, World } from '../support/world';
import { openWorld, send } from '../support/world';

let environment: TestWorkflowEnvironment;
let world: World;
let year: MovedYear;
let item: Item;
let handle: ItemHandle;
let stop: () => Promise<void>;

beforeAll(async () => {
  environment = await openSkippingServer();
  world = await openWorld(environment.address);
});
beforeEach(async () => {
  year = moveYear(await environment.currentTimeMs());
  // What is planned while it is recorded goes by the database's notices.
  for (const { off, work, ...notice } of year.notices)
    await world.database.holidayNotice.create({ data: { ...notice, off: [...off], work: [...work] } });
  stop = await world.work();
});
afterEach(async () => {
  await handle.terminate('the test is over').catch(() => undefined); // it may have come to its end
  await stop();
});
afterAll(async () => {
  await world.close();
  await environment.teardown();
});

async function issue(deadline: string): Promise<void> {
  const at = await environment.currentTimeMs();
  item = await seedItem(world.database, world.office, { deadlines: [year.day(deadline)], days: year.days, at });
  handle = await world.start(item);
}

/** Lets time go by until a wall-clock time of 2026. */
async function until(of2026: string): Promise<void> {
  await environment.sleep(year.at(of2026) - (await environment.currentTimeMs()));
}

const by = async (who: Who, order: Order) =>
  command(order, personAs(world.office, who), { at: await environment.currentTimeMs() });

async function act(who: Who, order: Order): Promise<void> {
  const outcome = await send(handle, await by(who, order));
  if ('refusal' in outcome) throw new Error(outcome.refusal.code);
}

/** Acts on an item that is over. */
async function actAgain(who: Who, order: Order): Promise<void> {
  await handle.result();
  const { outcome, handle: next } = await sendAgain(world, item.id, await by(who, order));
  if ('refusal' in outcome) throw new Error(outcome.refusal.code);
  handle = next;
}

const newDeadline = (of2026: string) => {
  const deadline = year.day(of2026);
  return { deadline, dueAt: dueAtOf(deadline, 'Asia/Shanghai') };
};

/** What of an item's ledger a test is about, each with its time in 2026; ledger and read model must agree. */
async function told(words: (event: Event) => string | undefined): Promise<string[]> {
  const ledger = await ledgerOf(world.database, item.id);
  expect(faultsOf(ledger)).toEqual([]);
  expect(await readModelOf(world.database, item.id)).toEqual(toldBy(fold(ledger)));
  return ledger.flatMap(({ at, events }) =>
    events.flatMap((event) => {
      const said = words(event);
      return said === undefined ? [] : [`${wallClock(year.back(at), 'Asia/Shanghai').slice(5, 16)} ${said}`];
    }),
  );
}

/** The deadline's clocks; what turns yellow may be a month's report, and months do not move with the weeks. */
function clocks(event: Event): string | undefined {
  if (event.type === 'reminded') return `reminder ${event.by}`;
  if (event.type === 'turned' && event.light === 'red') return 'red';
  return event.type === 'escalated' ? `step ${event.steps.join('+')}` : undefined;
}

describe('a granted extension', () => {
  it('ends the present escalation, and its own ladder begins from the foot', async () => {
    await issue('2026-03-27');
    await act('owner', sign);
    await until('2026-04-01 10:00');
    expect(await handle.query(standingQuery)).toMatchObject({ light: 'red', step: 2 });
    await act('owner', { type: 'request-extension', reason: '招标推迟', ...newDeadline('2026-04-17') });
    await act('secretary', { type: 'grant-extension' });
    expect(await handle.query(standingQuery)).toMatchObject({ step: 0, notices: [], extensionsGranted: 1 });
    await act('owner', report(50));
    await until('2026-04-25 12:00');
    expect((await told(clocks)).filter((line) => line > '04-01 12')).toEqual([
      ...['04-03 09:00 reminder P14D', '04-10 09:00 reminder P7D', '04-14 09:00 reminder P3D'],
      ...['04-16 09:00 reminder P1D', '04-17 09:00 reminder P0D', '04-18 00:00 red'],
      ...['04-20 09:00 step 1', '04-22 09:00 step 2'],
    ]);
  }, 60_000);
});

describe('a supervision notice that nobody answers', () => {
  it('goes from blue to yellow to red, each after three working days, and no further', async () => {
    await issue('2026-03-27');
    await act('owner', sign);
    await act('owner', report(10));
    await until('2026-05-15 12:00');
    const notices = (event: Event) => {
      if (event.type === 'noticed') return `${event.notice.colour} ${event.notice.number.replace(/^.*〕/, '')}`;
      return event.type === 'notice_lapsed' ? 'lapsed' : undefined;
    };
    expect((await told(notices)).map((line) => line.replace(/\d+号$/, 'n号'))).toEqual([
      ...['04-01 09:00 blue n号', '04-08 09:00 lapsed', '04-08 09:00 yellow n号'],
      ...['04-14 09:00 lapsed', '04-14 09:00 red n号', '04-20 09:00 lapsed'],
    ]);
    const colours = await world.database.letter.findMany({
      where: { taskId: item.id, kind: 'notice' },
      distinct: ['occasion'],
    });
    expect(colours).toHaveLength(3);
  }, 60_000);

  it('is still when it is answered, or the item submitted', async () => {
    await issue('2026-03-27');
    await act('owner', report(10));
    await until('2026-04-02 10:00');
    const [notice] = (await handle.query(standingQuery)).notices;
    await act('head', { type: 'answer-notice', notice: notice?.id ?? '', text: '已倒排工期' });
    await until('2026-04-20 12:00');
    expect(await told(({ type }) => (type.startsWith('notice') ? type : undefined))).toEqual([
      '04-01 09:00 noticed',
      '04-02 10:00 notice_answered',
    ]);
  }, 60_000);
});

describe('a withdrawal', () => {
  it('lets the clock run on as if it had never stopped: rungs that went by come at once', async () => {
    await issue('2026-03-27');
    await until('2026-03-26 15:00');
    await act('owner', submit(item));
    await until('2026-04-02 10:00');
    await act('head', { type: 'withdraw' });
    await until('2026-04-08 12:00');
    expect((await told(clocks)).slice(-2)).toEqual(['04-02 10:00 step 1+2', '04-08 09:00 step 3']);
  }, 60_000);
});

describe('an amendment', () => {
  it('of the deadline plans the clocks anew, of the owner only hands them on', async () => {
    await issue('2026-06-12');
    await act('owner', sign);
    await until('2026-05-20 10:00');
    const { id, name } = world.office.people.substitute;
    await act('secretary', { type: 'amend', reason: '分工调整', owner: { id, name, unit: 'DEPT' } });
    expect((await handle.query(standingQuery)).agenda).toContainEqual(expect.objectContaining({ by: 'P14D' }));
    await act('secretary', { type: 'amend', reason: '提前', deadline: newDeadline('2026-05-29') });
    await until('2026-06-02 12:00');
    expect((await told(clocks)).filter((line) => line > '05-20 12')).toEqual([
      ...['05-22 09:00 reminder P7D', '05-26 09:00 reminder P3D', '05-28 09:00 reminder P1D'],
      ...['05-29 09:00 reminder P0D', '05-30 00:00 red', '06-01 09:00 step 1'],
    ]);
  }, 60_000);
});

describe('an item that was accepted', () => {
  it('is reopened by a later run of its workflow, with clocks of its own, and can be accepted once more', async () => {
    await issue('2026-03-27');
    await act('owner', submit(item));
    await act('secretary', accept(item));
    await actAgain('leader', { type: 'instruct', text: '三个月后回头看' });
    await until('2026-06-01 10:00');
    await actAgain('secretary', { type: 'reopen', reason: '标识脱落', deadline: newDeadline('2026-06-12') });
    const [request] = fold(await ledgerOf(world.database, item.id)).requests;
    await actAgain('leader', { type: 'approve', request: request?.id ?? '' });
    expect(await handle.query(standingQuery)).toMatchObject({
      state: 'in_progress',
      step: 0,
      deadline: year.day('2026-06-12'),
    });
    await until('2026-06-16 12:00');
    expect((await told(clocks)).filter((line) => line > '06-01')).toEqual([
      ...['06-05 09:00 reminder P7D', '06-09 09:00 reminder P3D', '06-11 09:00 reminder P1D'],
      ...['06-12 09:00 reminder P0D', '06-13 00:00 red', '06-15 09:00 step 1'],
    ]);
    await act('owner', submit(item));
    await act('secretary', accept(item));
    expect(await handle.result()).toMatchObject({ state: 'accepted', agenda: [] });
  }, 60_000);
});

import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { wallClock } from '../../domain/clocks/zone';
import type { Order } from '../../domain/item/command';
import { fold } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import { defaultPolicy } from '../../domain/policy';
import { standingQuery } from '../../workflows/messages/key-task';
import type { MovedYear } from '../support/calendar';
import { moveYear } from '../support/calendar';
import { accept, command, sendBack, submit } from '../support/commands';
import { seedItems } from '../support/items';
import { faultsOf, ledgerOf, readModelOf, toldBy } from '../support/ledger';
import type { Who } from '../support/office';
import { personAs } from '../support/office';
import { openSkippingServer } from '../support/skipping';
import type { ItemHandle, World } from '../support/world';
import { openWorld, send } from '../support/world';

let environment: TestWorkflowEnvironment;
let world: World;
let year: MovedYear;
const minute = 60_000;

beforeAll(async () => {
  environment = await openSkippingServer();
  world = await openWorld(environment.address);
});
beforeEach(async () => {
  year = moveYear(await environment.currentTimeMs());
});
afterAll(async () => {
  await world.close();
  await environment.teardown();
});

/** The deadline's clocks alone: reports, signing and notices have tests of their own. */
const policy = {
  reportDueDay: 31,
  reportRemindBefore: [],
  signWithin: 'P300D',
  escalation: defaultPolicy.escalation.map(({ after, to }) => ({ after, to })),
};

/** Issues items of 2026 with these deadlines and starts their workflows. */
async function issue(...deadlines: string[]): Promise<[Item, ItemHandle][]> {
  const moved = deadlines.map((deadline) => year.day(deadline.slice(0, 10)) + deadline.slice(10));
  const at = await environment.currentTimeMs();
  const items = await seedItems(world.database, world.office, { deadlines: moved, days: year.days, at, policy });
  return Promise.all(items.map(async (item): Promise<[Item, ItemHandle]> => [item, await world.start(item)]));
}

/** Lets time go by until a wall-clock time of 2026. */
async function until(of2026: string): Promise<void> {
  await environment.sleep(year.at(of2026) - (await environment.currentTimeMs()));
}

/** Somebody acts now, by the engine's clock. */
async function act(handle: ItemHandle, who: Who, order: Order): Promise<void> {
  const at = await environment.currentTimeMs();
  const outcome = await send(handle, command(order, personAs(world.office, who), { at }));
  if ('refusal' in outcome) throw new Error(outcome.refusal.code);
}

/** What an item's clocks brought about, each with its time in 2026; every clock must have rung once and on time. */
async function rung(item: Item): Promise<string[]> {
  const ledger = await ledgerOf(world.database, item.id);
  expect(faultsOf(ledger)).toEqual([]);
  const standing = fold(ledger);
  expect(await readModelOf(world.database, item.id)).toEqual(toldBy(standing));
  const clocks = ledger.flatMap(({ events }) => events.flatMap((event) => (event.type === 'rang' ? event.clocks : [])));
  expect(new Set(clocks.map((clock) => JSON.stringify(clock))).size).toBe(clocks.length);
  return ledger.flatMap(({ at, events }) =>
    events.flatMap((event) => {
      const when = wallClock(year.back(at), 'Asia/Shanghai').slice(5, 16);
      if (event.type === 'reminded') return `${when} reminder ${event.by}`;
      if (event.type === 'turned') return `${when} ${event.light}`;
      return event.type === 'escalated' ? `${when} step ${event.steps.join('+')}` : [];
    }),
  );
}

/** Every letter but the assignment, as "kind step: readers". */
async function letters(item: Item): Promise<string[]> {
  const rows = await world.database.letter.findMany({ where: { taskId: item.id, seq: { gt: 1 } } });
  const name = (id: string) => Object.entries(world.office.people).find(([, person]) => person.id === id)?.[0] ?? id;
  const matters = new Map<string, string[]>();
  for (const { seq, kind, step, recipientId } of rows.sort((a, b) => a.seq - b.seq)) {
    const matter = `${seq} ${kind} ${step}`;
    matters.set(matter, [...(matters.get(matter) ?? []), name(recipientId)].sort());
  }
  return [...matters].map(([matter, readers]) => `${matter.replace(/^\d+ /, '')}: ${readers.join(' ')}`);
}

describe('a year in which nobody acts', () => {
  const expected: Record<string, string[]> = {
    // domain.md’s own example.
    '2026-03-27': [
      ...['03-13 09:00 reminder P14D', '03-20 00:00 yellow', '03-20 09:00 reminder P7D', '03-24 09:00 reminder P3D'],
      ...['03-26 09:00 reminder P1D', '03-27 09:00 reminder P0D', '03-28 00:00 red'],
      ...['03-30 09:00 step 1', '04-01 09:00 step 2', '04-08 09:00 step 3'],
    ],
    // In the Spring Festival: three reminders fall on its eve, a Saturday that is worked; the 28th is worked as well.
    '2026-02-18': [
      ...['02-04 09:00 reminder P14D', '02-11 00:00 yellow', '02-11 09:00 reminder P7D', '02-14 09:00 reminder P0D'],
      ...['02-19 00:00 red', '02-24 09:00 step 1', '02-26 09:00 step 2', '03-03 09:00 step 3'],
    ],
    // A Sunday at the end of the Dragon Boat Festival.
    '2026-06-21': [
      ...['06-05 09:00 reminder P14D', '06-12 09:00 reminder P7D', '06-14 00:00 yellow', '06-18 09:00 reminder P0D'],
      ...['06-22 00:00 red', '06-22 09:00 step 1', '06-24 09:00 step 2', '06-30 09:00 step 3'],
    ],
    // The first day of the National Day week, after which a Saturday is worked.
    '2026-10-01': [
      ...['09-17 09:00 reminder P14D', '09-24 00:00 yellow', '09-24 09:00 reminder P7D', '09-28 09:00 reminder P3D'],
      ...[
        '09-30 09:00 reminder P0D',
        '10-02 00:00 red',
        '10-08 09:00 step 1',
        '10-10 09:00 step 2',
        '10-15 09:00 step 3',
      ],
    ],
    // An instant, at noon of a Saturday that is worked.
    '2026-05-09T12:00:00+08:00': [
      ...['04-24 09:00 reminder P14D', '04-30 09:00 reminder P7D', '05-02 12:00 yellow', '05-06 09:00 reminder P3D'],
      ...['05-08 09:00 reminder P1D', '05-09 09:00 reminder P0D', '05-09 12:00 red'],
      ...['05-11 09:00 step 1', '05-13 09:00 step 2', '05-19 09:00 step 3'],
    ],
    '2026-12-18': [
      ...['12-04 09:00 reminder P14D', '12-11 00:00 yellow', '12-11 09:00 reminder P7D', '12-15 09:00 reminder P3D'],
      ...['12-17 09:00 reminder P1D', '12-18 09:00 reminder P0D', '12-19 00:00 red'],
      ...['12-21 09:00 step 1', '12-23 09:00 step 2', '12-29 09:00 step 3'],
    ],
  };

  it('rings every clock once and at its instant, over weekends, holidays and worked Saturdays', async () => {
    const stop = await world.work();
    const issued = await issue(...Object.keys(expected));
    await until('2026-12-31 12:00');
    for (const [index, [item, handle]] of issued.entries()) {
      expect(await rung(item)).toEqual(Object.values(expected)[index]);
      expect(await handle.query(standingQuery)).toMatchObject({ state: 'assigned', light: 'red', step: 3 });
      const late = (await ledgerOf(world.database, item.id))
        .slice(1)
        .map(({ at, events }) =>
          events.flatMap((event) => (event.type === 'rang' ? event.clocks.map((clock) => at - clock.at) : [])),
        );
      for (const ms of late.flat()) expect(ms >= 0 && ms < minute).toBe(true);
      await handle.terminate();
    }
    await stop();
  }, 120_000);

  it('writes to the people whom each rung names, once', async () => {
    const stop = await world.work();
    const [[item, handle]] = (await issue('2026-03-27')) as [[Item, ItemHandle]];
    await until('2026-04-09 12:00');
    const reminder = 'reminder 0: owner';
    expect(await letters(item)).toEqual([
      ...[reminder, reminder, reminder, reminder, reminder],
      ...['overdue 1: head owner', 'escalation 2: leader reviewer secretary', 'escalation 3: leader otherLeader'],
    ]);
    await handle.terminate();
    await stop();
  }, 60_000);
});

describe('the deadline’s clock', () => {
  it('stops under review; a return brings the rungs that went by as one letter to all their readers', async () => {
    const stop = await world.work();
    const [[item, handle]] = (await issue('2026-03-27')) as [[Item, ItemHandle]];
    await until('2026-03-26 15:00');
    await act(handle, 'owner', submit(item));
    await until('2026-04-02 10:00');
    expect(await handle.query(standingQuery)).toMatchObject({ state: 'under_review', light: 'yellow', step: 0 });
    await act(handle, 'reviewer', sendBack(item));
    await until('2026-04-09 12:00');
    expect((await rung(item)).slice(-2)).toEqual(['04-02 10:00 step 1+2', '04-08 09:00 step 3']);
    expect((await letters(item)).slice(-3)).toEqual([
      ...[
        'returned 0: owner',
        'escalation 2: head leader owner reviewer secretary',
        'escalation 3: leader otherLeader',
      ],
    ]);
    expect(await handle.query(standingQuery)).toMatchObject({
      state: 'in_progress',
      light: 'red',
      step: 3,
      returns: 1,
    });
    await handle.terminate();
    await stop();
  }, 60_000);

  it('rings no more once the item is accepted', async () => {
    const stop = await world.work();
    const [[item, handle]] = (await issue('2026-03-27')) as [[Item, ItemHandle]];
    await until('2026-03-23 15:00');
    await act(handle, 'owner', submit(item));
    await until('2026-04-02 10:00');
    await act(handle, 'reviewer', accept(item));
    expect(await handle.result()).toMatchObject({ state: 'accepted', light: 'blue', step: 0, agenda: [] });
    await until('2026-12-31 12:00');
    expect(await rung(item)).toEqual(['03-13 09:00 reminder P14D', '03-20 00:00 yellow', '03-20 09:00 reminder P7D']);
    await stop();
  }, 60_000);

  it('that had gone by at the issue is red at once, and its ladder counts from there', async () => {
    const stop = await world.work();
    await until('2026-03-11 10:00'); // a Wednesday
    const [[item, handle]] = (await issue('2026-03-06')) as [[Item, ItemHandle]];
    expect(item).toMatchObject({ light: 'red', step: 0 });
    await until('2026-03-31 12:00');
    expect(await rung(item)).toEqual(['03-12 09:00 step 1', '03-16 09:00 step 2', '03-20 09:00 step 3']);
    await handle.terminate();
    await stop();
  }, 60_000);
});

import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { cutOffOf, monthAt, nextMonth } from '../../domain/clocks/reporting';
import type { VersionedRules } from '../../domain/clocks/rules';
import { wallClock } from '../../domain/clocks/zone';
import type { Event } from '../../domain/item/event';
import { evolve } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import { canonical } from '../../domain/ledger/canonical';
import type { Entry } from '../../domain/ledger/entry';
import type { PeriodEntry } from '../../domain/periods/entry';
import { entryOf } from '../../domain/periods/entry';
import { defaultPolicy } from '../../domain/policy';
import type { Habit } from '../../domain/simulation/behaviour';
import { actsOn } from '../../domain/simulation/behaviour';
import { simulateItem } from '../../domain/simulation/simulate-item';
import { createCalendars } from '../../prisma/calendars';
import type { MovedYear } from '../support/calendar';
import { moveYear, publish } from '../support/calendar';
import { command } from '../support/commands';
import { seedItems } from '../support/items';
import { ledgerOf } from '../support/ledger';
import { personAs } from '../support/office';
import { openSkippingServer } from '../support/skipping';
import type { World } from '../support/world';
import { openWorld, send } from '../support/world';

let environment: TestWorkflowEnvironment;
let world: World;
let year: MovedYear;

beforeAll(async () => {
  environment = await openSkippingServer();
  world = await openWorld(environment.address);
});
afterAll(async () => {
  await world.close();
  await environment.teardown();
});

/** What happened, with its time to the minute: the engine's clocks ring some milliseconds late. */
function story(entries: readonly { readonly at: number; readonly events: readonly Event[] }[]): string[] {
  return entries.flatMap(({ at, events }) =>
    events.map((event) => `${wallClock(year.back(at), 'Asia/Shanghai').slice(0, 16)} ${told(event)}`),
  );
}

/** An event in full, but for what is no part of the rules: numbers of notices, and instants that follow the clock's. */
function told(event: Event): string {
  if (event.type === 'noticed') return `noticed ${event.notice.colour} ${event.notice.step}`;
  if (event.type === 'rang')
    return `rang ${event.clocks.map(({ kind, by, local }) => `${kind} ${by} ${local}`).join()}`;
  if (event.type === 'scheduled')
    return `scheduled ${event.clocks.map(({ kind, local }) => `${kind} ${local}`).join()}`;
  if (event.type === 'planned')
    return `planned ${event.deadline} ${event.agenda.map(({ kind, local }) => `${kind} ${local}`).join()}`;
  return canonical(event);
}

type Recorded = Pick<Entry, 'seq' | 'at' | 'actor' | 'events'>;

/** What each month's close would take of an item whose entries were recorded when they happened. */
function closes(entries: readonly Recorded[], until: number, rules: VersionedRules) {
  const ledger = entries.map((entry) => ({ ...entry, recordedAt: entry.at, hash: '' }));
  const taken: (PeriodEntry | null)[] = [];
  let from = 0;
  for (let month = monthAt(entries[0]?.at ?? 0, rules); cutOffOf(month, rules) < until; month = nextMonth(month)) {
    taken.push(entryOf(ledger, { month, from, cutOff: cutOffOf(month, rules) }, () => rules));
    from = cutOffOf(month, rules);
  }
  expect(taken.filter((entry) => entry !== null).length).toBeGreaterThan(3);
  return taken;
}

it.each<Habit>(['idle', 'prompt', 'returned', 'extended', 'late'])(
  'a simulated item and a real one under time skipping agree event by event, and in every month’s close: people who are %s',
  async (habit) => {
    const stop = await world.work();
    year = moveYear(await environment.currentTimeMs());
    await publish(world.database, year.notices);
    const calendars = createCalendars(world.database);
    await environment.sleep(year.at('2026-01-12 09:30') - (await environment.currentTimeMs()));
    const [item] = (await seedItems(world.database, world.office, {
      deadlines: [year.day('2026-05-15')],
      days: { zone: 'Asia/Shanghai', calendars },
      at: await environment.currentTimeMs(),
    })) as [Item];
    const handle = await world.start(item);
    const { calendar, version } = await calendars.inForce();
    const rules = { policy: defaultPolicy, calendar, zone: 'Asia/Shanghai', version: { policy: 0, calendar: version } };
    const until = year.at('2026-07-10 12:00');
    const acts = actsOn(item, habit, until, rules);
    const simulated = simulateItem(item, acts, until, rules);

    for (const act of acts) {
      await environment.sleep(Math.max(0, act.at - (await environment.currentTimeMs())));
      // What the rules refuse is left undone there as here.
      await send(
        handle,
        command(act.order, personAs(world.office, act.as === 'owner' ? 'owner' : 'secretary'), { at: act.at }),
      ).catch((error: unknown) => expect(String(error)).toMatch(/not found|completed/));
    }
    await environment.sleep(until - (await environment.currentTimeMs()));
    const ledger = await ledgerOf(world.database, item.id);
    const real = ledger.slice(1);
    const last = real.reduce((before, entry) => evolve(before, entry), item);

    expect(simulated.length).toBeGreaterThan(5);
    expect(story(real)).toEqual(story(simulated));
    const [issue] = ledger as [Entry];
    expect(closes([issue, ...real], until, rules)).toEqual(closes([issue, ...simulated], until, rules));
    expect(last.state).toBe(simulated.at(-1)?.after.state);
    expect(last.state).toBe(
      { idle: 'assigned', prompt: 'accepted', returned: 'accepted', extended: 'accepted', late: 'accepted' }[habit],
    );
    if (last.state !== 'accepted') await handle.terminate();
    await stop();
  },
  120_000,
);

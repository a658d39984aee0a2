import { takeEntries } from '../../activities/periods/take-entries';
import { sealMonth } from '../../api/periods/data';
import { officialCalendar } from '../../domain/calendars/official';
import { dueAtOf } from '../../domain/clocks/deadline';
import { endOf } from '../../domain/clocks/zone';
import { fold } from '../../domain/item/evolve';
import { canonical } from '../../domain/ledger/canonical';
import type { PeriodEntry } from '../../domain/periods/entry';
import type { Figures } from '../../domain/periods/figures';
import { lastDayOf } from '../../domain/periods/period';
import { defaultPolicy } from '../../domain/policy';
import { beginClose, readBooks } from '../../prisma/periods';
import { clearQuarter } from '../../prisma/quarters';
import { setClock } from '../support/clock';
import { command, sendBack } from '../support/commands';
import { seedItems, shanghai } from '../support/items';
import { ledgerOf } from '../support/ledger';
import { personAs } from '../support/office';
import { seeded } from '../support/random';
import { recordAll } from '../support/recording';
import type { World } from '../support/world';
import { openWorld } from '../support/world';
import { live, remember } from './lived';
import { readLedgers, recount } from './recount';

const count = 1_000;
const issuedAt = Date.parse('2026-01-05T10:00:00+08:00');
const yearEnd = Date.parse('2027-01-05T10:00:00+08:00');
const months = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`);
const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const cutOffs = months.map((month, index) => Date.parse(`${month}-${lastDays[index]}T23:59:59.999+08:00`));

const rules = {
  ...{ policy: defaultPolicy, calendar: officialCalendar, zone: 'Asia/Shanghai' },
  version: { policy: 0, calendar: 0 },
};
let world: World;

beforeAll(async () => {
  world = await openWorld();
  await setClock(world.fresh.ownerUrl, new Date(issuedAt).toISOString());
  const random = seeded(20260105);
  const due = () => new Date(Date.UTC(2026, 0, 20 + Math.floor(random.between(0, 345)))).toISOString().slice(0, 10);
  const items = await seedItems(world.database, world.office, {
    deadlines: Array.from({ length: count }, due),
    at: issuedAt,
  });
  await remember(world, live(items, yearEnd, rules, random));
  await setClock(world.fresh.ownerUrl, new Date(yearEnd).toISOString());
  for (const month of months) {
    await beginClose(world.database, shanghai, { month, asOf: null, by: null });
    await takeEntries(world.database, shanghai, month);
  }
}, 600_000);
afterAll(() => world?.close());

const entriesOf = async (month: string): Promise<PeriodEntry[]> =>
  (await world.database.periodEntry.findMany({ where: { periodId: month } })).map(
    ({ body }) => JSON.parse(body) as PeriodEntry,
  );

describe(`a year of ${count} items, closed month by month after it was over`, () => {
  it('has in every month exactly the items that were open in it, each as the ledger tells it', async () => {
    const ledgers = await readLedgers(world.database);
    let compared = 0;
    for (const [index, month] of months.entries()) {
      const entries = new Map((await entriesOf(month)).map((entry) => [entry.task, entry]));
      for (const [task, ledger] of ledgers) {
        const wanted = recount(ledger, cutOffs[index - 1] ?? 0, cutOffs[index] ?? 0);
        const entry = entries.get(task);
        if (!wanted) {
          expect([month, task, entry]).toEqual([month, task, undefined]);
          continue;
        }
        compared++;
        expect([month, task, entry]).toEqual([month, task, expect.objectContaining(wanted)]);
      }
    }
    expect(compared).toBeGreaterThan(count * 4);
  });

  it('counts every figure as a plain count of its entries does, overall and by unit', async () => {
    for (const month of months) {
      const entries = await entriesOf(month);
      const { figures } = await world.database.period.findUniqueOrThrow({ where: { id: month } });
      const { overall, units } = JSON.parse(figures ?? '') as Figures;
      expect(units.reduce((sum, { items }) => sum + items, 0)).toBe(entries.length);
      for (const tally of [overall, ...units]) {
        const of =
          'unit' in tally
            ? entries.filter(({ leadUnit }) => leadUnit.code === (tally as Figures['units'][0]).unit.code)
            : entries;
        const where = (is: (entry: PeriodEntry) => boolean) => of.filter(is).length;
        for (const light of ['green', 'yellow', 'red', 'grey', 'blue'] as const)
          expect(tally.lights[light]).toBe(where((entry) => entry.light === light));
        expect(tally).toMatchObject({
          items: of.length,
          open: where(({ state }) => state !== 'accepted' && state !== 'cancelled'),
          overdue: where(({ light }) => light === 'red'),
          reportsMissing: where(({ reportDue, reported }) => reportDue && !reported),
          steps: [1, 2, 3].slice(0, tally.steps.length).map((step) => where((entry) => entry.step === step)),
        });
        expect(tally.happened.accepted).toBe(of.reduce((sum, { happened }) => sum + (happened.accepted ?? 0), 0));
        expect(tally.percent).toBeCloseTo(of.reduce((sum, { percent }) => sum + percent, 0) / of.length, 0);
      }
    }
  });

  it('carries every item on from month to month: it stands in the next as the one before left it', async () => {
    let before = new Map<string, PeriodEntry>();
    for (const month of months) {
      const entries = new Map((await entriesOf(month)).map((entry) => [entry.task, entry]));
      for (const [task, entry] of before) {
        if (entry.state === 'accepted' || entry.state === 'cancelled') continue;
        const { state, light, step, percent } = entry;
        expect([month, entries.get(task)?.before]).toEqual([month, { state, light, step, percent }]);
      }
      before = entries;
    }
  });

  it('gives the same bytes when the entries are taken again from the same ledger', async () => {
    const { entryPages } = await import('../../prisma/period-entries');
    for (const [index, month] of [...months.entries()].filter(([at]) => at % 5 === 0)) {
      const window = { month, from: cutOffs[index - 1] ?? 0, cutOff: cutOffs[index] ?? 0 };
      const again: string[] = [];
      for await (const page of entryPages(world.database, window, shanghai))
        again.push(...page.map((entry) => canonical(entry)));
      const kept = await world.database.periodEntry.findMany({
        where: { periodId: month },
        orderBy: { taskId: 'asc' },
      });
      expect(again).toEqual(kept.map(({ body }) => body));
    }
  });
});

describe('its four quarters', () => {
  const quarters = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'];
  const monthsIn = (quarter: string) => months.slice(Number(quarter.slice(6)) * 3 - 3, Number(quarter.slice(6)) * 3);
  let unsettled: string[];

  beforeAll(async () => {
    const { leader, secretary } = world.office.people;
    for (const month of months) await sealMonth(world.database, month, secretary.id, rules.zone);
    const open = { notIn: ['accepted', 'cancelled', 'suspended'] };
    unsettled = (await world.database.task.findMany({ where: { state: open } })).map(({ id }) => id);
    for (const quarter of quarters) {
      const held = await clear(quarter, leader.id);
      if (unsettled.length > 0)
        expect([quarter, held]).toEqual([quarter, [{ code: 'items_unsettled', items: expect.any(Number) }]]);
    }
    for (const id of unsettled) await carryOver(world, id, '2027-06-30', '2026-Q4');
    for (const quarter of quarters) expect([quarter, await clear(quarter, leader.id)]).toEqual([quarter, []]);
  }, 300_000);

  const clear = async (quarter: string, by: string) => {
    const { database } = world;
    return database.$transaction(async (on) => clearQuarter(on, quarter, by, await readBooks(on, rules)), {
      timeout: 120_000,
    });
  };

  it('each equals its months: every item of them once, as the last of them has it, and all that happened in any', async () => {
    for (const quarter of quarters) {
      const entries = new Map((await entriesOf(quarter)).map((entry) => [entry.task, entry]));
      const last = new Map<string, PeriodEntry>();
      const accepted = new Map<string, number>();
      for (const month of monthsIn(quarter))
        for (const entry of await entriesOf(month)) {
          last.set(entry.task, entry);
          accepted.set(entry.task, (accepted.get(entry.task) ?? 0) + (entry.happened.accepted ?? 0));
        }
      expect([...entries.keys()].sort()).toEqual([...last.keys()].sort());
      for (const [task, { state, light, step, percent, version, hash, daysOverdue }] of last) {
        const entry = entries.get(task);
        expect(entry).toMatchObject({ state, light, step, percent, version, hash, daysOverdue });
        expect(entry?.happened.accepted ?? 0).toBe(accepted.get(task));
      }
      const { figures } = await world.database.period.findUniqueOrThrow({ where: { id: quarter } });
      const { overall } = JSON.parse(figures ?? '') as Figures;
      expect(overall.items).toBe(last.size);
      expect(overall.happened.accepted).toBe([...accepted.values()].reduce((sum, one) => sum + one, 0));
    }
  });

  it('each accounts for every item that was due by its end, by the deadline in force when it began', async () => {
    const ledgers = await readLedgers(world.database);
    for (const [index, quarter] of quarters.entries()) {
      const begins = cutOffs[index * 3 - 1] ?? 0;
      const ends = cutOffs[index * 3 + 2] ?? 0;
      const settled = new Map((await entriesOf(quarter)).map(({ task, settled: how }) => [task, how]));
      let due = 0;
      for (const [task, ledger] of ledgers) {
        const before = ledger.filter(({ recordedAt }) => recordedAt <= begins).at(-1);
        const then = before ?? ledger[0];
        const was = before?.body.standing.state;
        if (!then || was === 'accepted' || was === 'cancelled' || then.body.standing.dueAt > ends) continue;
        due++;
        const now = ledger.at(-1)?.body.standing.state;
        expect([quarter, task, settled.get(task)]).toEqual([
          quarter,
          task,
          now === 'accepted' ? 'accepted' : 'carried_over',
        ]);
      }
      expect([...settled.values()].filter((how) => how !== undefined)).toHaveLength(due);
      expect(due).toBeGreaterThan(count / 10);
    }
    expect(unsettled.length).toBeGreaterThan(0);
  });
});

/** Has an item carried over as the secretariat asks for it and a leader approves it, through the product's own recording. */
async function carryOver({ database, office }: World, id: string, deadline: string, period: string): Promise<void> {
  const stands = fold(await ledgerOf(database, id));
  const back = command(sendBack(stands), personAs(office, 'reviewer'), { at: yearEnd });
  const item = stands.state === 'under_review' ? await recordAll(database, stands, [back]) : stands;
  const zone = rules.zone;
  const order = {
    ...{ type: 'carry-over' as const, period, reason: '跨年实施', deadline, dueAt: dueAtOf(deadline, zone) },
    quarterEnd: endOf(lastDayOf(period), zone),
  };
  const asked = await recordAll(database, item, [command(order, personAs(office, 'secretary'), { at: yearEnd })]);
  const request = asked.requests.at(-1)?.id ?? '';
  await recordAll(database, asked, [
    command({ type: 'approve', request }, personAs(office, 'leader'), { at: yearEnd + 1 }),
  ]);
}

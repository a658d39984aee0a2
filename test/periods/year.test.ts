import { takeEntries } from '../../activities/periods/take-entries';
import { officialCalendar } from '../../domain/calendars/official';
import { canonical } from '../../domain/ledger/canonical';
import type { PeriodEntry } from '../../domain/periods/entry';
import type { Figures } from '../../domain/periods/figures';
import { defaultPolicy } from '../../domain/policy';
import { beginClose } from '../../prisma/periods';
import { setClock } from '../support/clock';
import { seedItems, shanghai } from '../support/items';
import { seeded } from '../support/random';
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
  const rules = {
    policy: defaultPolicy,
    calendar: officialCalendar,
    zone: 'Asia/Shanghai',
    version: { policy: 0, calendar: 0 },
  };
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

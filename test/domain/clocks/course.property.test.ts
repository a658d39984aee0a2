import fc from 'fast-check';
import notice2025 from '../../../domain/calendars/cn-2025.json';
import notice2026 from '../../../domain/calendars/cn-2026.json';
import type { Clock } from '../../../domain/clocks/clock';
import { defaultPolicy } from '../../../domain/policy';
import { Life } from '../item/life';
import { orders } from '../item/orders';
import { wall } from './wall';

const off = new Set([...notice2025.off, ...notice2026.off]);
const work = new Set([...notice2025.work, ...notice2026.work]);
const dayLong = 86_400_000;

/** Said once more here, straight from the notices, so that the calendar is not its own witness. */
const isWorked = (day: string) => work.has(day) || (!off.has(day) && ![0, 6].includes(new Date(day).getUTCDay()));
const isKnown = (day: string) => day.startsWith('2025') || day.startsWith('2026');
const plus = (day: string, days: number) => new Date(Date.parse(day) + days * dayLong).toISOString().slice(0, 10);
const worked = (first: string, last: string) => {
  const length = (Date.parse(last) - Date.parse(first)) / dayLong;
  return Array.from({ length: length + 1 }, (_, n) => plus(first, n)).filter(isWorked).length;
};
const lastDayOf = (month: string) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);

const setting = fc.record({
  zone: fc.constantFrom(
    ...['Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu'],
  ),
  from: fc.integer({ min: Date.UTC(2024, 11, 15), max: Date.UTC(2027, 2, 1) }),
  remindAt: fc.constantFrom('00:00', '09:00', '02:30', '23:59'),
  sign: fc.integer({ min: 1, max: 12 }),
  reportDueDay: fc.integer({ min: 1, max: 31 }),
  monthCutoff: fc.constantFrom('last-day', '20', '25', '28'),
  milestone: fc.integer({ min: -40, max: 400 }),
  // Of a suspension: how long after the issue, and how long.
  start: fc.integer({ min: 0, max: 90 * dayLong }),
  length: fc.integer({ min: 0, max: 90 * dayLong }),
});

type Setting = typeof setting extends fc.Arbitrary<infer T> ? T : never;

function issued({ zone, from, remindAt, sign, reportDueDay, monthCutoff, milestone }: Setting): Life {
  const policy = { ...defaultPolicy, remindAt, signWithin: `P${sign}D`, reportDueDay, monthCutoff };
  const milestones = [{ name: '开工', date: plus(wall(from, zone).slice(0, 10), milestone) }];
  return new Life({ zone, from, policy, milestones, deadline: '2027-06-30' });
}

const of = (life: Life, kind: Clock['kind']) => life.item.agenda.filter((clock) => clock.kind === kind);
const always = (check: (life: Life, given: Setting) => void) =>
  fc.assert(
    fc.property(setting, (given) => check(issued(given), given)),
    { numRuns: 300 },
  );

describe('whatever the zone, the hour, the policy and the day of the issue', () => {
  it('signing is chased on the working morning after so many working days, and again after as many', () =>
    always((life, { zone, from, remindAt, sign }) => {
      const clocks = of(life, 'sign');
      expect(clocks.map(({ step }) => step)).toEqual([1, 2]);
      const first = plus(wall(from, zone).slice(0, 10), 1);
      for (const { at, step, local, assumed } of clocks) {
        expect(wall(at, zone)).toBe(local);
        const day = local.slice(0, 10);
        expect([isWorked(day), worked(first, day)]).toEqual([true, sign * step + 1]);
        // An hour that a change to summer time skips moves on by it.
        expect(local.slice(11, 16) >= remindAt).toBe(true);
        expect(assumed === true).toBe(!(isKnown(first) && isKnown(day)));
      }
    }));

  it('a report is missing as its day ends, which is no later than its month does', () =>
    always((life, { zone, from, reportDueDay, monthCutoff }) => {
      const [missing] = of(life, 'report_missing');
      const [end] = of(life, 'month_end');
      const month = end?.of ?? '';
      const last = monthCutoff === 'last-day' ? lastDayOf(month) : `${month}-${monthCutoff}`;
      expect(end?.local).toBe(wall(end?.at ?? 0, zone));
      expect(wall((end?.at ?? 0) - 1, zone)).toBe(`${last} 23:59:59`);
      const issue = wall(from, zone).slice(0, 10);
      expect(month >= issue.slice(0, 7)).toBe(true);
      if (Number(issue.slice(8)) > 10) expect(month > issue.slice(0, 7)).toBe(true);
      if (!missing) return;
      const due = [`${month}-${String(reportDueDay).padStart(2, '0')}`, lastDayOf(month), last].sort()[0];
      expect(wall(missing.at - 1, zone)).toBe(`${due} 23:59:59`);
      for (const { at, by, local, assumed } of of(life, 'report')) {
        const wanted = plus(due ?? '', -Number(by.slice(1, -1)));
        const day = local.slice(0, 10);
        expect(local).toBe(wall(at, zone));
        expect([isWorked(day), day <= wanted, worked(plus(day, 1), wanted)]).toEqual([true, true, 0]);
        expect(assumed === true).toBe(!(isKnown(day) && isKnown(wanted)));
      }
    }));

  it('a milestone is past as its day ends, or at once where it was past at the issue', () =>
    always((life, { zone, from }) => {
      const [clock] = of(life, 'milestone');
      const date = life.item.milestones[0]?.date ?? '';
      expect(clock?.at).toBeGreaterThanOrEqual(from);
      if (clock && clock.at > from) expect(wall(clock.at - 1, zone)).toBe(`${date} 23:59:59`);
      else expect(date < wall(from, zone).slice(0, 10)).toBe(true);
    }));

  it('a suspension leaves as many days as there were, and the month that is running', () =>
    always((life, given) => {
      const { length } = given;
      const from = given.from + given.start;
      life.order('owner', orders.sign, given.from);
      life.order('secretariat', orders.suspend, from);
      life.order('leader', { type: 'approve', request: life.item.requests[0]?.id ?? '' }, from);
      const before = wall(from, given.zone).slice(0, 10);
      life.order('secretariat', orders.resume, from + length);
      const after = wall(from + length, given.zone).slice(0, 10);
      const left = (deadline: string, day: string) => (Date.parse(deadline) - Date.parse(day)) / dayLong;
      expect(left(life.item.deadline, after)).toBe(left('2027-06-30', before));
      const [end, ...more] = of(life, 'month_end');
      expect(more).toEqual([]);
      expect(end?.at).toBeGreaterThan(from + length);
    }));
});

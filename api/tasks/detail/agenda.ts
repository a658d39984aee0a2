import type { Clock } from '../../../domain/clocks/clock';
import { runs } from '../../../domain/clocks/clock';
import { duration } from '../../../domain/clocks/duration';
import type { Day } from '../../../domain/clocks/zone';
import { plusDays, plusMonths } from '../../../domain/clocks/zone';
import type { Item } from '../../../domain/item/item';
import type { Locale } from '../../../domain/locale';
import type { Policy } from '../../../domain/policy';
import { clockWords } from './clock-words';

/** Every clock to come: when, and in plain words why. */
export function presentAgenda(item: Pick<Item, 'agenda' | 'state'>, policy: Policy, locale: Locale) {
  const dueOn = dueDay(item.agenda);
  return item.agenda.map((clock) => ({
    at: new Date(clock.at).toISOString(),
    local: clock.local,
    kind: clock.kind,
    step: clock.step,
    why: whyOfClock(clock, policy, locale, moved(clock, dueOn)),
    runs: runs(clock, item),
    assumed: clock.assumed === true,
  }));
}

/** The deadline's local day, by the clock that rings a millisecond after it; every reminder comes before that one. */
function dueDay(agenda: readonly Clock[]): Day | undefined {
  const red = agenda.find(({ kind }) => kind === 'red');
  if (!red) return undefined;
  const wallAheadMs = Date.parse(`${red.local.replace(' ', 'T')}Z`) - Math.floor(red.at / 1_000) * 1_000;
  return new Date(red.at - 1 + wallAheadMs).toISOString().slice(0, 10);
}

/** How many days ahead of the deadline a reminder comes whose own day is a day off; null where it comes on its day. */
function moved({ kind, by, local }: Clock, dueOn: Day | undefined): number | null {
  if (kind !== 'remind' || dueOn === undefined) return null;
  const [meant, day] = [meantFor(by, dueOn), local.slice(0, 10)];
  return meant === null || day === meant ? null : daysBetween(day, dueOn);
}

/** The day that a reminder is meant for, were it a working day; null for one that is counted in hours or less. */
export function meantFor(by: string, dueOn: Day): Day | null {
  const { calendar, months, days } = duration(by);
  return calendar ? plusDays(plusMonths(dueOn, -months), -days) : null;
}

/** Calendar days from one day to a later one. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

function whyOfClock(clock: Clock, policy: Policy, locale: Locale, moved: number | null): string {
  const why = clockWords[locale](clock, policy, moved);
  if (!clock.assumed) return why;
  return locale === 'zh-CN'
    ? `${why}（该年放假安排尚未公布，工作日暂按周一至周五推算）`
    : `${why} (no official holiday notice for that year yet: working days are taken as Monday to Friday)`;
}

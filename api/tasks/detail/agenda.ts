import type { Clock } from '../../../domain/clocks/clock';
import { runs } from '../../../domain/clocks/clock';
import { duration } from '../../../domain/clocks/duration';
import type { Day } from '../../../domain/clocks/zone';
import { daysBetween, plusDays, plusMonths } from '../../../domain/clocks/zone';
import type { Item } from '../../../domain/item/item';
import type { Locale } from '../../../domain/locale';
import type { Policy } from '../../../domain/policy';
import { relationWords } from '../words';
import { durationWords } from './duration-words';
import type { Named, OtherClock } from './other-clocks';
import { whyOfOther } from './other-clocks';

/** Every clock to come: when, and in plain words why. */
export function presentAgenda(item: Pick<Item, 'agenda' | 'state'> & Named, policy: Policy, locale: Locale) {
  return item.agenda.map((clock) => ({
    at: new Date(clock.at).toISOString(),
    local: clock.local,
    kind: clock.kind,
    step: clock.step,
    why: whyOfClock(clock, item, policy, locale, moved(clock, dueDay(clock, item.agenda))),
    runs: runs(clock, item),
    assumed: clock.assumed === true,
  }));
}

/**
 * The local day of what a reminder comes before, the deadline or a month's report: by the clock that rings a
 * millisecond after it, before which every reminder of it comes.
 */
function dueDay({ kind, of }: Clock, agenda: readonly Clock[]): Day | undefined {
  if (kind !== 'remind' && kind !== 'report') return undefined;
  const over = agenda.find((one) =>
    kind === 'remind' ? one.kind === 'red' : one.kind === 'report_missing' && one.of === of,
  );
  if (!over) return undefined;
  const wallAheadMs = Date.parse(`${over.local.replace(' ', 'T')}Z`) - Math.floor(over.at / 1_000) * 1_000;
  return new Date(over.at - 1 + wallAheadMs).toISOString().slice(0, 10);
}

/** How many days ahead a reminder comes whose own day is a day off; null where it comes on its day. */
function moved({ by, local }: Clock, dueOn: Day | undefined): number | null {
  if (dueOn === undefined) return null;
  const [meant, day] = [meantFor(by, dueOn), local.slice(0, 10)];
  return meant === null || day === meant ? null : daysBetween(day, dueOn);
}

/** The day that a reminder is meant for, were it a working day; null for one that is counted in hours or less. */
export function meantFor(by: string, dueOn: Day): Day | null {
  const { calendar, months, days } = duration(by);
  return calendar ? plusDays(plusMonths(dueOn, -months), -days) : null;
}

function whyOfClock(clock: Clock, item: Named, policy: Policy, locale: Locale, moved: number | null): string {
  const why = isOther(clock)
    ? whyOfOther(clock, item, locale, moved)
    : { 'zh-CN': chinese, en: english }[locale](clock as DeadlineClock, policy, moved);
  if (!clock.assumed) return why;
  return locale === 'zh-CN'
    ? `${why}（该年放假安排尚未公布，工作日暂按周一至周五推算）`
    : `${why} (no official holiday notice for that year yet: working days are taken as Monday to Friday)`;
}

type DeadlineClock = Clock & { readonly kind: Exclude<Clock['kind'], OtherClock['kind']> };

function isOther(clock: Clock): clock is OtherClock {
  return !['remind', 'yellow', 'red', 'escalate'].includes(clock.kind);
}

function chinese({ kind, by, step }: DeadlineClock, policy: Policy, moved: number | null): string {
  const span = durationWords(by, 'zh-CN');
  switch (kind) {
    case 'remind':
      if (moved !== null)
        return `距完成时限 ${moved} 天，提醒责任人（应在${span === '' ? '当天' : `前 ${span}`}提醒，遇休息日提前）`;
      return span === '' ? '完成时限当天提醒责任人' : `距完成时限 ${span}，提醒责任人`;
    case 'yellow':
      return `距完成时限 ${durationWords(policy.yellowBefore, 'zh-CN')}，亮黄灯`;
    case 'red':
      return '过了完成时限仍未送审，亮红灯';
    case 'escalate': {
      const late = durationWords(by, 'zh-CN', ['个工作日', '']);
      return `逾期${late === '' ? '' : ` ${late}`}仍未送审，第 ${step} 级催办，告知${told(step, policy, 'zh-CN')}`;
    }
  }
}

function english({ kind, by, step }: DeadlineClock, policy: Policy, moved: number | null): string {
  const span = durationWords(by, 'en');
  switch (kind) {
    case 'remind':
      if (moved !== null) {
        const meant = span === '' ? 'the day itself' : `${span} to the deadline`;
        return `${moved} day${moved === 1 ? '' : 's'} to the deadline: the owner is reminded (meant for ${meant}, a day off)`;
      }
      return span === ''
        ? 'the day of the deadline: the owner is reminded'
        : `${span} to the deadline: the owner is reminded`;
    case 'yellow':
      return `${durationWords(policy.yellowBefore, 'en')} to the deadline: the light turns yellow`;
    case 'red':
      return 'past the deadline and not submitted: the light turns red';
    case 'escalate': {
      const late = durationWords(by, 'en', ['', 'working day']);
      return `overdue${late === '' ? '' : ` by ${late}`} and not submitted: step ${step}, told to ${told(step, policy, 'en')}`;
    }
  }
}

function told(step: number, policy: Policy, locale: Locale): string {
  const names = (policy.escalation[step - 1]?.to ?? []).map((relation) => relationWords[relation][locale]);
  return names.join(locale === 'zh-CN' ? '、' : ' and ');
}

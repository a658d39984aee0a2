import { duration } from '../../../domain/clocks/duration';
import { isLateFromIssue } from '../../../domain/clocks/light';
import type { Locale } from '../../../domain/locale';
import type { LetterFacts } from '../letter-facts';
import { daysBetween } from './dates';
import { spanText } from './spans';
import { relationList } from './words';

/** Which rung of the policy's ladder brought the letter, and since when it counts. */
export function rungText(facts: LetterFacts): string[] {
  const { policy, steps, locale } = facts;
  const top = Math.max(...steps);
  const rung = policy.escalation[top - 1];
  if (!rung) return [];
  const told = relationList(rung.to, locale);
  const when = afterText(rung.after, locale);
  const rule =
    locale === 'en'
      ? `Step ${top} of the rules: ${when}, the task is put before ${told}.`
      : `督办规则第 ${top} 级：${when}，报${told}。`;
  return [rule, ...fromIssue(facts), ...together(facts, top)];
}

/** Which reminder of the policy it is, and why it comes on another day than the rule names. */
export function reminderText(facts: LetterFacts): string[] {
  if (!facts.by) return [];
  const said = beforeText(facts.by, facts.locale);
  const rule = facts.locale === 'en' ? `The rules remind you ${said}.` : `提醒规则：${said}提醒。`;
  return [rule, ...(comesEarly(facts.by, facts) ? [dayOff[facts.locale]] : [])];
}

/** Why something comes on another day than the rule names. */
export const dayOff: Record<Locale, string> = {
  'zh-CN': '那一天是休息日，所以提前到前一个工作日。',
  en: 'That day is a day off, so it comes on the working day before.',
};

function comesEarly(by: string, { item, now, zone }: LetterFacts): boolean {
  const span = duration(by);
  return span.calendar && span.months === 0 && daysBetween(now, item.dueAt, zone) > span.days;
}

/** A reminder's distance: `完成时限前 7 天`, `完成时限当天`. */
function beforeText(by: string, locale: Locale): string {
  const span = duration(by);
  const length = spanText(by, locale);
  if (length) return locale === 'en' ? `${length} before the deadline` : `完成时限前 ${length}`;
  if (span.calendar) return locale === 'en' ? 'on the day of the deadline' : '完成时限当天';
  return locale === 'en' ? 'at the deadline' : '完成时限到时';
}

/** A rung's distance from the deadline, working days or elapsed time: `逾期后第 3 个工作日`. */
function afterText(after: string, locale: Locale): string {
  const span = duration(after);
  const length = spanText(after, locale);
  if (!span.calendar && !length) return locale === 'en' ? 'as soon as it is overdue' : '一逾期';
  if (!span.calendar) return locale === 'en' ? `${length} after the deadline` : `逾期满 ${length}`;
  if (span.months > 0) {
    return locale === 'en' ? `on a working day ${length} after the deadline` : `逾期 ${length}后的工作日`;
  }
  const n = Math.max(1, span.days);
  if (n === 1) return locale === 'en' ? 'on the first working day after the deadline' : '逾期后第一个工作日';
  return locale === 'en' ? `on working day ${n} after the deadline` : `逾期后第 ${n} 个工作日`;
}

function fromIssue(facts: LetterFacts): string[] {
  if (!isLateFromIssue(facts.item)) return [];
  return facts.locale === 'en'
    ? ['The deadline had gone by when the task was issued, so the days count from the issue.']
    : ['印发时已过完成时限，天数从印发之日起算。'];
}

/** Rungs that were missed come in one letter with the highest; it says which. */
function together({ steps, locale }: LetterFacts, top: number): string[] {
  const lower = steps.filter((step) => step < top).map(String);
  if (lower.length === 0) return [];
  if (locale === 'zh-CN') return [`第 ${lower.join('、')} 级未曾单独发出，由本信一并告知。`];
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(lower);
  return [`This letter also stands for step${lower.length > 1 ? 's' : ''} ${list}, not sent before.`];
}

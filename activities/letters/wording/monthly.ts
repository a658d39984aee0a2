import { duration } from '../../../domain/clocks/duration';
import { reportDueOn } from '../../../domain/clocks/reporting';
import { dayOf, daysBetween } from '../../../domain/clocks/zone';
import type { LetterFacts } from '../letter-facts';
import { concernText } from './concern';
import type { KindWording } from './content';
import { dayOff } from './rules';
import { count, spanText } from './spans';
import { itemRows, reportRow } from './table';
import { monthText, told } from './told';

/** 月报提醒: the month's report is due soon. */
export const reportReminder: KindWording = {
  'zh-CN': (facts) => ({
    ...shared(facts, 'near'),
    label: '月报',
    tail: `${dueText(facts)}前报告`,
    title: `${month(facts)}的进展报告请在 ${dueText(facts)} 结束前提交${leftText(facts)}`,
    ask: '请报告进展：做了什么、有什么成效、遇到什么问题、下一步做什么。已经完成的，可以直接送审。',
    why: [
      concernText(facts),
      `督办规则：每月 ${facts.policy.reportDueDay} 日前报告进展，${beforeText(facts)}提醒；送审也算报告。`,
      ...movedText(facts),
    ],
    next: ['到期没有报告的，亮黄灯，直到补报或该月结账。'],
  }),
  en: (facts) => ({
    ...shared(facts, 'near'),
    label: 'monthly report',
    tail: `due ${dueText(facts)}`,
    title: `The report for ${month(facts)} is due by the end of ${dueText(facts)}${leftText(facts)}`,
    ask: 'Please report what was done, what effect it had, what stands in the way and what comes next. If it is done, submit it for review instead.',
    why: [
      concernText(facts),
      `The rules ask for a report by day ${facts.policy.reportDueDay} of each month, and remind ${beforeText(facts)}; a submission counts as one.`,
      ...movedText(facts),
    ],
    next: ['Without a report by then it turns yellow, until one comes or the month is closed.'],
  }),
};

/** 缺报: the month's report did not come in time. */
export const reportMissing: KindWording = {
  'zh-CN': (facts) => ({
    ...shared(facts, 'late'),
    label: '黄·缺报',
    tail: `${month(facts)}未报告`,
    title: `${month(facts)}的进展报告到 ${dueText(facts)} 还没有收到`,
    ask: '请今天补报进展：做了什么、有什么成效、遇到什么问题、下一步做什么。',
    why: [concernText(facts), `督办规则：每月 ${facts.policy.reportDueDay} 日前报告进展。`],
    next: ['补报之前亮黄灯；到该月结账仍未报告的，记为当月未报告。'],
  }),
  en: (facts) => ({
    ...shared(facts, 'late'),
    label: 'yellow · no report',
    tail: `nothing for ${month(facts)}`,
    title: `The report for ${month(facts)} was due by ${dueText(facts)} and has not come`,
    ask: 'Please report today what was done, what effect it had, what stands in the way and what comes next.',
    why: [concernText(facts), `The rules ask for a report by day ${facts.policy.reportDueDay} of each month.`],
    next: [
      'It stays yellow until a report comes; if none has come when the month is closed, the month is entered without one.',
    ],
  }),
};

function shared(facts: LetterFacts, tone: 'near' | 'late') {
  return { tone, rows: [...itemRows(facts), reportRow(facts)], sections: [] };
}

function monthOf(facts: LetterFacts): string {
  return told(facts, 'report_chased')?.month ?? told(facts, 'report_missed')?.month ?? '';
}

function month(facts: LetterFacts): string {
  return monthText(monthOf(facts), facts);
}

function dueOn(facts: LetterFacts): string {
  return reportDueOn(monthOf(facts), facts.policy);
}

function dueText(facts: LetterFacts): string {
  const form = facts.locale === 'en' ? 'en-GB' : 'zh-CN';
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(form, { timeZone: 'UTC', ...options }).format(Date.parse(dueOn(facts)));
  const [day, weekday] = [part({ month: 'long', day: 'numeric' }), part({ weekday: 'short' })];
  return facts.locale === 'en' ? `${weekday} ${day}` : `${day} ${weekday}`;
}

function beforeText(facts: LetterFacts): string {
  const length = spanText(told(facts, 'report_chased')?.by ?? 'P0D', facts.locale);
  if (facts.locale === 'en') return length ? `${length} before` : 'on the day';
  return length ? `截止前 ${length}` : '截止当天';
}

/** How long there really is, which a day off makes longer than the rule says. */
function leftText(facts: LetterFacts): string {
  const { now, zone, locale } = facts;
  const days = daysBetween(dayOf(now, zone), dueOn(facts));
  if (days < 0) return '';
  if (locale === 'en') return days === 0 ? ', today' : `: ${count(days, 'day', locale)} left`;
  return days === 0 ? '，今天到期' : `，还有 ${count(days, 'day', locale)}`;
}

function movedText(facts: LetterFacts): string[] {
  const { calendar, months, days } = duration(told(facts, 'report_chased')?.by ?? 'P0D');
  const ahead = daysBetween(dayOf(facts.entry.at, facts.zone), dueOn(facts));
  return calendar && months === 0 && ahead > days ? [dayOff[facts.locale]] : [];
}

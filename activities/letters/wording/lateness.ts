import type { LetterFacts } from '../letter-facts';
import { daysBetween, timeText } from './dates';
import { count } from './spans';

/** `逾期 3 天`; on the day itself only that it is overdue. */
export function overdueText({ item, now, zone, locale }: LetterFacts): string {
  const days = daysBetween(item.dueAt, now, zone);
  if (locale === 'en') return days > 0 ? `${count(days, 'day', locale)} overdue` : 'overdue';
  return days > 0 ? `逾期 ${count(days, 'day', locale)}` : '已逾期';
}

/** `还有 7 天`; on the last day that it is due today, with the time where the deadline is an instant. */
export function leftText(facts: LetterFacts): string {
  const { item, now, zone, locale } = facts;
  const days = daysBetween(now, item.dueAt, zone);
  if (days > 0) return locale === 'en' ? `${count(days, 'day', locale)} left` : `还有 ${count(days, 'day', locale)}`;
  const time = item.deadline.includes('T') ? ` ${timeText(item.dueAt, facts, now).slice(-5)}` : '';
  return locale === 'en' ? `due today${time}` : `今天${time ? `${time} ` : ''}到期`;
}

/** That it waits for a submission; of one that was submitted and has come back, for another. */
export function unsubmitted({ item, entry, locale }: LetterFacts): string {
  const back = item.returns > 0 || entry.events.some(({ type }) => type === 'withdrawn' || type === 'returned');
  if (locale === 'en') return back ? 'has not been submitted again' : 'has not been submitted';
  return back ? '还没有重新送审' : '还没有送审';
}

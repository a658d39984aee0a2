import type { z } from 'zod';
import type { NoticeProblem } from '../../domain/calendars/notice-words';
import { wordNoticeProblem } from '../../domain/calendars/notice-words';
import type { Locale } from '../../domain/locale';
import type { Fault } from '../problem';
import type { StoredNotice } from './data';
import type { calendarAnswer } from './schema';

function presentHead({ year, version, source, publishedBy, publishedAt }: StoredNotice) {
  return { year, version, source, publishedBy, publishedAt: publishedAt?.toISOString() ?? null };
}

/** A year’s notice as the list of years has it. */
export function presentEntry(notice: StoredNotice) {
  return { ...presentHead(notice), daysOff: notice.off.length, makeUpDays: notice.work.length };
}

export function presentNotice(notice: StoredNotice): z.input<typeof calendarAnswer> {
  return { ...presentHead(notice), off: [...notice.off], work: [...notice.work], names: { ...notice.names } };
}

/** A fault of a notice as it goes out: by pointer for a body, by row and column for a file. */
export function faultOf(problem: NoticeProblem): Fault {
  const { place, code, value } = problem;
  return {
    ...('pointer' in place ? { in: 'body' as const, pointer: place.pointer } : place),
    code,
    message: { 'zh-CN': wordNoticeProblem(problem, 'zh-CN'), en: wordNoticeProblem(problem, 'en') },
    ...(value !== '' && { value }),
  };
}

export function presentWarning(problem: NoticeProblem, locale: Locale) {
  const { place, code, value } = problem;
  return { ...place, code, message: wordNoticeProblem(problem, locale), ...(value !== '' && { value }) };
}

import { dueAtOf } from '../clocks/deadline';
import { dayOf } from '../clocks/zone';
import { dayFrom } from './day';
import { readDeadlineText } from './deadline-text';
import type { Params } from './problem';
import type { ProblemCode } from './problem-words';

export type DeadlineFault = { readonly code: ProblemCode; readonly params: Params };
export type Deadline = { readonly deadline: string; readonly ongoing?: true } | DeadlineFault;

/** Tasks reach over some years at most; a year further off is a slip of the pen. */
const yearsAhead = 10;

/**
 * A deadline as it may be written in a table or given as JSON: a day in any written form, or an RFC 3339 instant
 * (rehearsals use them). One before the batch's year is a fault, as is one that names no day.
 */
export function readDeadline(written: string, year: number, zone: string): Deadline {
  const params = { year, until: year + yearsAhead };
  const instant = readInstant(written);
  const read = instant === undefined ? readDeadlineText(withoutMidnight(written), year) : instant;
  if ('fault' in read) return { code: read.fault, params };
  const dueYear = Number(('day' in read ? read.day : dayOf(dueAtOf(read.instant, zone), zone)).slice(0, 4));
  if (dueYear < 1990 || dueYear > params.until) return { code: 'deadline-year-unlikely', params };
  if (dueYear < year) return { code: 'deadline-before-year', params };
  return 'day' in read ? { deadline: read.day, ...(read.ongoing && { ongoing: true }) } : { deadline: read.instant };
}

/** An RFC 3339 instant whose day and time exist; undefined for what is no instant at all. */
function readInstant(written: string): { instant: string } | { fault: ProblemCode } | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:Z|[+-](\d{2}):(\d{2}))$/i.exec(
    written.trim(),
  );
  if (!match) return undefined;
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0, offset = 0, offsetMinute = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const exists = dayFrom(year, month, date) && hour < 24 && minute < 60 && second < 60;
  return exists && offset < 24 && offsetMinute < 60
    ? { instant: written.trim().toUpperCase() }
    : { fault: 'no-such-day' };
}

/** Dates that another program wrote as text often trail a midnight that nobody meant. */
function withoutMidnight(written: string): string {
  return written.trim().replace(/(?<=\d)(?:T|\s+)0?0:00(?::00(?:\.0+)?)?$/u, '');
}

import { endOf, plusDays } from './zone';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** RFC 3339: without its offset an instant would mean whatever zone the process happens to run in. */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/i;

/** Whether a deadline is written as a date, which means the end of that local day, rather than as an instant. */
export function isDay(deadline: string): boolean {
  return day.test(deadline);
}

/**
 * The last instant (epoch milliseconds) that is on time under a deadline as written (domain.md, top). Throws
 * RangeError where it is neither a day that exists nor an instant with its offset.
 */
export function dueAtOf(deadline: string, zone: string): number {
  if (isDay(deadline) && exists(deadline)) return endOf(deadline, zone);
  const at = instant.test(deadline) && exists(deadline.slice(0, 10)) ? Date.parse(deadline) : Number.NaN;
  if (Number.isNaN(at)) throw new RangeError(`neither a day nor an instant: ${deadline}`);
  return at;
}

/** The runtime reads 30 February as 2 March. */
function exists(written: string): boolean {
  return !Number.isNaN(Date.parse(written)) && plusDays(written, 0) === written;
}

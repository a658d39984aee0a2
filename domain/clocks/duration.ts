/**
 * An ISO 8601 duration, as policies hold it. Calendar parts (months, weeks as days, days) are reckoned on the
 * organisation's calendar; `elapsed` (hours, minutes, seconds) is plain time, so that a rehearsal can run in seconds.
 */
export type Duration = { readonly months: number; readonly days: number; readonly elapsed: number };

const pattern = /^P(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/;

/** Reads `P3D`, `P1M`, `PT2S`; undefined where the text is not such a duration. Elapsed parts in milliseconds. */
export function readDuration(text: string): Duration | undefined {
  const parts = pattern.exec(text);
  if (!parts || text === 'P' || text.endsWith('T')) return undefined;
  const [months, weeks, days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return {
    months: months ?? 0,
    days: (weeks ?? 0) * 7 + (days ?? 0),
    elapsed: Math.round(((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000),
  };
}

/** The duration of a policy that was validated when it came in. Throws RangeError on anything else. */
export function duration(text: string): Duration {
  const read = readDuration(text);
  if (!read) throw new RangeError(`not an ISO 8601 duration: ${text}`);
  return read;
}

/** Whether a duration is counted in days (09:00 on working days) rather than at its instant. */
export function isCalendar(span: Duration): boolean {
  return span.elapsed === 0;
}

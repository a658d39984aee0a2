/**
 * An ISO 8601 duration, as policies hold it: either on the organisation's calendar (months, weeks as days, days), or
 * plain elapsed time in milliseconds (hours, minutes, seconds), so that a rehearsal can run in seconds. `PT0S` is
 * elapsed time and `P0D` is not: the one goes out at its instant, the other on a working morning.
 */
export type Duration = {
  readonly calendar: boolean;
  readonly months: number;
  readonly days: number;
  readonly elapsed: number;
};

const pattern = /^P(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/;

/** Reads `P3D`, `P1M`, `PT2S`; undefined where the text is no such duration, or mixes days with elapsed time. */
export function readDuration(text: string): Duration | undefined {
  const parts = pattern.exec(text);
  const calendar = !text.includes('T');
  if (!parts || text === 'P' || text.endsWith('T')) return undefined;
  const [months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  const elapsed = Math.round((hours * 3600 + minutes * 60 + seconds) * 1000);
  if (!calendar && months + weeks + days > 0) return undefined;
  return { calendar, months, days: weeks * 7 + days, elapsed };
}

/** The duration of a policy that was validated when it came in. Throws RangeError on anything else. */
export function duration(text: string): Duration {
  const read = readDuration(text);
  if (!read) throw new RangeError(`not an ISO 8601 duration: ${text}`);
  return read;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * How a zone's clock on the wall reads at an instant, `YYYY-MM-DD HH:mm:ss`, by the runtime's own formatter: by another
 * way than the code under test.
 */
export function wall(at: number, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' });
  formats.set(timeZone, format);
  return format.format(at);
}

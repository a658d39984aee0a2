import type { Locale } from '../../../../domain/locale';

/** A month as people write it: 2026年3月, March 2026. */
export function monthName(month: string, locale: Locale): string {
  const form = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return form.format(new Date(`${month}-01T00:00:00Z`));
}

/** The same within a year: 3月, Mar. */
export function shortMonth(month: string, locale: Locale): string {
  const form = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  return form.format(new Date(`${month}-01T00:00:00Z`));
}

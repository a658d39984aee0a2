import { isDay } from '../../../domain/clocks/deadline';
import { wallClock } from '../../../domain/clocks/zone';
import type { Locale } from '../../../domain/locale';

/** In what language, and by which wall clock, somebody reads. */
export type LocalWords = { readonly locale: Locale; readonly zone: string };

/** A day as it is written; an instant by the organisation's wall clock. */
export function deadlineWords(deadline: string, { zone }: LocalWords): string {
  return isDay(deadline) ? deadline : wallClock(Date.parse(deadline), zone).slice(0, 16);
}

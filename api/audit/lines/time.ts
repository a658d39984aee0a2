import type { Locale, Worded } from '../../../domain/locale';

/**
 * When something is told to have happened, and in which words. A time that is stored and is no instant (`infinity`) was put there by
 * somebody: it is told as null, the line says so, and everything else is told as ever.
 */
export function timed(at: Date, words: string, locale: Locale): { readonly at: string | null; readonly words: string } {
  if (isInstant(at)) return { at: at.toISOString(), words };
  return { at: null, words: `${words}${noInstant[locale]}` };
}

/** The database's driver makes an invalid date of what is no instant. */
function isInstant(at: Date): boolean {
  return !Number.isNaN(at.getTime());
}

/** Where lines whose time is no instant stand: before all others, or after them (epoch milliseconds, as far as a cursor may go). */
export const endless = { before: 0, after: 4_102_444_800_000 } as const;

const noInstant: Worded = {
  'zh-CN': '（所存的时间不是时刻，请运行核验）',
  en: ' (the time that is stored is no instant: run the verification)',
};

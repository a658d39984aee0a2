import type { Locale } from '../../../domain/locale';

/** Shared with the plain pages, so that a choice holds on both. */
const key = 'duban-language';

/** The reader's language as they chose it on this device; Chinese at first. */
export function chosenLanguage(): Locale {
  return localStorage.getItem(key) === 'en' ? 'en' : 'zh-CN';
}

export function keepLanguage(locale: Locale): void {
  localStorage.setItem(key, locale);
}

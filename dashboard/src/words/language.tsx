import type { ReactNode } from 'react';
import { createContext, use, useLayoutEffect, useState } from 'react';
import type { Locale } from '../../../domain/locale';
import { chosenLanguage, keepLanguage } from './chosen';
import type { Dictionary } from './dictionary';

type Language = { readonly locale: Locale; choose(locale: Locale): void };

const LanguageContext = createContext<Language | null>(null);

/** The reader's language for everything below it. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [locale, setLocale] = useState(chosenLanguage);
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const choose = (next: Locale) => {
    keepLanguage(next);
    setLocale(next);
  };
  return <LanguageContext value={{ locale, choose }}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  const language = use(LanguageContext);
  if (!language) throw new Error('useLanguage is used outside of LanguageProvider');
  return language;
}

/** The words of a dictionary in the reader's language. */
export function useWords<Key extends string>(words: Dictionary<Key>): Readonly<Record<Key, string>> {
  return words[useLanguage().locale];
}

/** The languages that people are written to in; Chinese is the first and the default. */
export const locales = ['zh-CN', 'en'] as const;

/** A language of the product (contract.md: `DUBAN_LOCALE`, `Accept-Language`). */
export type Locale = (typeof locales)[number];

/** A sentence in every language: a missing translation does not compile. */
export type Worded = Record<Locale, string>;

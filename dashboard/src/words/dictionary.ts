import type { Locale } from '../../../domain/locale';

/** The words of one part of the dashboard in every language: Chinese says which there are, English must have the same. */
export type Dictionary<Key extends string> = Readonly<Record<Locale, Readonly<Record<Key, string>>>>;

/** Puts a dictionary together; a word that one language lacks does not compile. */
export function dictionary<const Chinese extends Readonly<Record<string, string>>>(
  chinese: Chinese,
  english: { readonly [Key in keyof Chinese]: string },
): Dictionary<keyof Chinese & string> {
  return { 'zh-CN': chinese, en: english };
}

/** A sentence with its parameters put in: `{name}` becomes the parameter of that name. */
export function fill(sentence: string, params: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

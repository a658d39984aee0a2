import type { Locale } from '../../../domain/locale';
import type { LetterFacts } from '../letter-facts';

/** How pressing a letter is; shown as a colour, and always in the subject's words as well. */
export type Tone = 'new' | 'near' | 'back' | 'late' | 'done';

/** A row of the table of facts. */
export type Row = { readonly label: string; readonly value: string };

/** One entry of a list, such as a quality standard, with a verdict before it, a remark and a remark aside under it. */
export type Point = {
  readonly text: string;
  readonly mark?: string | undefined;
  readonly note?: string | undefined;
  readonly aside?: string | undefined;
};

/** A list under a title, which may lead somewhere, with a line before the list. */
export type Section = {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly link?: string | undefined;
  readonly points: readonly Point[];
};

/** What a letter says, before it is laid out as text or HTML. */
export type Content = {
  readonly tone: Tone;
  /** What stands in the subject's brackets, and what follows the task's name there. */
  readonly label: string;
  readonly tail: string;
  /** The matter, in one sentence. */
  readonly title: string;
  /** What the reader is asked to do. */
  readonly ask: string;
  readonly why: readonly string[];
  readonly rows: readonly Row[];
  readonly sections: readonly Section[];
  readonly next: readonly string[];
  /** What the button says where it does not open an item. */
  readonly button?: string;
};

/** One kind of letter in one language. */
export type Wording = (facts: LetterFacts) => Content;

/** One kind of letter in every language: a missing one does not compile. */
export type KindWording = Record<Locale, Wording>;

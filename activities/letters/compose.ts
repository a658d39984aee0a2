import { htmlOf } from './html-layout';
import type { LetterFacts } from './letter-facts';
import { cut, oneLine } from './plain';
import { textOf } from './text-layout';
import type { Content } from './wording/content';
import { frames } from './wording/frame';
import { contentOf } from './wording/kinds';

/** The longest subject, in code points; of a longer one the task's name gives way, never what it is about. */
export const subjectLimit = 120;

/** A letter ready to be sent. */
export type Composed = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** Writes a letter from its facts: the same facts give the same letter. */
export function compose(facts: LetterFacts): Composed {
  const content = contentOf(facts);
  const subject = subjectOf(content, facts);
  return {
    subject,
    text: textOf(content, facts),
    html: htmlOf(content, subject, facts),
    headers: {
      // RFC 3834: no machine answers this letter, so that no two of them can write to each other for ever.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': facts.locale,
    },
  };
}

function subjectOf({ label, tail }: Content, { locale, item }: LetterFacts): string {
  const [before, task, after] = frames[locale].subject(label, oneLine(item.task), tail);
  const room = subjectLimit - [...before, ...after].length;
  return `${before}${cut(task, room)}${after}`;
}

import { htmlOf } from './html-layout';
import type { CheckpointFacts, ConnectionFacts, DigestFacts, Envelope, LetterFacts, PeriodFacts } from './letter-facts';
import { cut, oneLine } from './plain';
import { textOf } from './text-layout';
import { checkpointContent } from './wording/checkpoint';
import { connectionContent } from './wording/connection';
import type { Content } from './wording/content';
import { digestContent, digestSubject } from './wording/digest';
import { frames } from './wording/frame';
import { contentOf } from './wording/kinds';
import { periodContent, periodText } from './wording/period';

/** The longest subject, in code points; of a longer one the task's name gives way, never what it is about. */
export const subjectLimit = 120;

/** A letter ready to be sent. */
export type Composed = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  /** All letters about one item hang in one thread, whose first message is the item itself. */
  readonly thread: string | null;
};

/** Writes a letter from its facts: the same facts give the same letter. */
export function compose(facts: LetterFacts): Composed {
  const content = contentOf(facts);
  const { label, tail } = content;
  const parts = frames[facts.locale].subject(label, oneLine(facts.item.task), tail);
  return { ...laidOut(content, fitted(parts), facts), thread: `<${facts.item.id}@duban>` };
}

/** Writes a digest; its subject says how many items it tells of, and which is the most urgent. */
export function composeDigest(facts: DigestFacts): Composed {
  const content = digestContent(facts);
  const [before, task, after] = digestSubject(facts, content.label);
  return { ...laidOut(content, fitted([before, oneLine(task), after]), facts), thread: null };
}

/** Writes a letter about a period; its subject names the period, and says how it stands. */
export function composePeriod(facts: PeriodFacts): Composed {
  const content = periodContent(facts);
  const parts = frames[facts.locale].subject(content.label, periodText(facts), content.tail);
  return { ...laidOut(content, fitted(parts), facts), thread: null };
}

/** Writes the letter with a checkpoint. */
export function composeCheckpoint(facts: CheckpointFacts): Composed {
  const content = checkpointContent(facts);
  const number = facts.locale === 'en' ? `No. ${facts.number}` : `第 ${facts.number} 号`;
  const parts = frames[facts.locale].subject(content.label, number, content.tail);
  return { ...laidOut(content, fitted(parts), facts), thread: null };
}

/** Writes the letter about a connection that was paused. */
export function composeConnection(facts: ConnectionFacts): Composed {
  const content = connectionContent(facts);
  const parts = frames[facts.locale].subject(content.label, oneLine(facts.name), content.tail);
  return { ...laidOut(content, fitted(parts), facts), thread: null };
}

function laidOut(content: Content, subject: string, facts: Envelope): Omit<Composed, 'thread'> {
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

function fitted([before, task, after]: readonly [string, string, string]): string {
  const room = subjectLimit - [...before, ...after].length;
  return `${before}${cut(task, room)}${after}`;
}

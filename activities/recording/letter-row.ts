import { uuidv7 } from 'uuidv7';
import type { Item } from '../../domain/item/item';
import type { LetterWanted } from '../../domain/letters/letter';
import { isQuiet } from '../../domain/letters/letter';
import { messageIdOf } from '../../domain/letters/message-id';
import type { Directory } from '../../domain/people/directory';

/** A letter as the outbox takes it. */
export type LetterRow = {
  readonly id: string;
  readonly kind: string;
  readonly occasion: string;
  readonly step: number;
  readonly recipient: string;
  readonly messageId: string;
  /** Whether it waits for the morning's digest. */
  readonly gathered: boolean;
};

/**
 * One row for each matter and reader, but for kinds that a reader goes without. The Message-ID follows from matter and
 * reader, so that a letter has one for ever.
 */
export function letterRowsOf(
  item: Item,
  wanted: readonly LetterWanted[],
  readers: (letter: LetterWanted) => readonly string[],
  { officials }: Directory,
): LetterRow[] {
  const quiet = new Map(officials.filter((one) => one.quiet?.length).map((one) => [one.id, one]));
  return wanted.flatMap((letter) => {
    const { kind, occasion, step, gathered } = letter;
    return [...new Set(readers(letter))]
      .filter((reader) => !isQuiet(kind, quiet.get(reader) ?? {}))
      .map((recipient) => ({
        ...{ id: uuidv7(), kind, occasion, step, recipient, gathered },
        messageId: messageIdOf(item.id, kind, occasion, recipient),
      }));
  });
}

/** The people whom an item's letters can be for, beside those who hold a role. */
export function concernedBy({ owner, leader, leadUnit }: Item) {
  return { owner: owner.id, leader: leader?.id ?? null, leadUnit: leadUnit.code };
}

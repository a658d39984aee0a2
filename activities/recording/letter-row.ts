import { uuidv7 } from 'uuidv7';
import type { Item } from '../../domain/item/item';
import type { LetterWanted } from '../../domain/letters/letter';
import { messageIdOf } from '../../domain/letters/message-id';
import type { Relation } from '../../domain/people/roles';

/** A letter as the outbox takes it. */
export type LetterRow = {
  readonly id: string;
  readonly kind: string;
  readonly occasion: string;
  readonly step: number;
  readonly recipient: string;
  readonly messageId: string;
};

/** One row for each matter and reader. The Message-ID follows from both, so that a letter has one for ever. */
export function letterRowsOf(
  item: Item,
  wanted: readonly LetterWanted[],
  readers: (to: readonly Relation[]) => readonly string[],
): LetterRow[] {
  return wanted.flatMap(({ to, kind, occasion, step }) =>
    readers(to).map((recipient) => ({
      ...{ id: uuidv7(), kind, occasion, step, recipient },
      messageId: messageIdOf(item.id, kind, occasion, recipient),
    })),
  );
}

/** The people whom an item's letters can be for, beside those who hold a role. */
export function concernedBy({ owner, leader, leadUnit }: Item) {
  return { owner: owner.id, leader: leader?.id ?? null, leadUnit: leadUnit.code };
}

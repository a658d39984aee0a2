import type { AccountKind } from '../../../domain/letters/letter';
import { messageIdOf } from '../../../domain/letters/message-id';
import type { Database } from '../../../prisma/client';
import { inTransaction } from '../../idempotency/data';

/** A letter as the mail log has it: everything but what it says. */
export type Noted = {
  readonly id: string;
  readonly kind: AccountKind;
  readonly recipientId: string;
  readonly address: string;
  readonly subject: string;
  readonly outcome: 'sent' | 'dead';
  /** The mail server's own, or why there was none. */
  readonly answer: string;
};

/** The Message-ID of a letter about an account, by the rule of all letters. */
export function messageIdFor({ id, kind, recipientId }: Pick<Noted, 'id' | 'kind' | 'recipientId'>): string {
  return messageIdOf('', kind, id, recipientId);
}

/**
 * Puts a letter that was sent, or could not be, into the mail log, by the product's clock. It is never there while it
 * waits: its text is kept nowhere, so that no worker could take it up.
 */
export async function noteLetter(database: Database, letter: Noted): Promise<void> {
  const { id, kind, recipientId, address, subject, outcome, answer } = letter;
  const sent = outcome === 'sent';
  await inTransaction(database, 10_000, async (on) => {
    await on.$executeRaw`
      INSERT INTO letter (id, kind, occasion, seq, recipient_id, state, attempts, message_id, address, subject, answer)
      VALUES (${id}::uuid, ${kind}, ${id}, 0, ${recipientId}::uuid, ${outcome}, 1, ${messageIdFor(letter)}, ${address},
        ${subject}, ${answer})`;
    await on.$executeRaw`
      WITH tried AS (
        INSERT INTO letter_attempt (letter_id, number, at, outcome, answer, address, subject)
        VALUES (${id}::uuid, 1, duban_now(), ${sent ? 'sent' : 'failed'}, ${answer}, ${address}, ${subject})
        RETURNING at)
      UPDATE letter SET sent_at = tried.at FROM tried WHERE id = ${id}::uuid AND ${sent}`;
  });
}

/** Whose address it is, if they may sign in with a code; their own language, if they chose one. */
export function findReader(
  database: Database,
  email: string,
): Promise<{ id: string; name: string; email: string; locale: string | null } | null> {
  return database.official.findFirst({
    where: { email, active: true },
    select: { id: true, name: true, email: true, locale: true },
  });
}

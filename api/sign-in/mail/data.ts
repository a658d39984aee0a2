import type { Database } from '../../../prisma/client';

type Noted = {
  readonly id: string;
  readonly kind: string;
  readonly recipientId: string;
  readonly address: string;
  readonly subject: string;
  readonly messageId: string;
};

/** Puts a letter that is about to be sent into the mail log; no worker takes it up, since its text is kept nowhere. */
export async function noteLetter(database: Database, letter: Noted): Promise<void> {
  await database.letter.create({
    data: { ...letter, occasion: letter.id, seq: 0, state: 'sending', attempts: 1 },
  });
}

/** What became of it, with the server's own answer. */
export async function noteOutcome(
  database: Database,
  letterId: string,
  outcome: 'sent' | 'dead',
  answer: string,
): Promise<void> {
  await database.$transaction([
    database.letter.update({
      where: { id: letterId },
      data: { state: outcome, answer, ...(outcome === 'sent' && { sentAt: new Date() }) },
    }),
    database.letterAttempt.create({
      data: { letterId, number: 1, outcome: outcome === 'sent' ? 'sent' : 'failed', answer },
    }),
  ]);
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

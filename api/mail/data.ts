import type { z } from 'zod';
import type { Database, Transaction } from '../../prisma/client';
import type { Prisma } from '../../prisma/generated/client';
import type { MailReader } from './reader';
import type { mailQuery } from './schema';

const shown = {
  recipient: { select: { name: true, email: true } },
  task: { select: { id: true, number: true, task: true } },
} as const;

export type LetterRow = Prisma.LetterGetPayload<{ include: typeof shown }>;
export type LetterWhole = LetterRow & { readonly log: readonly Attempt[] };
export type Attempt = {
  readonly number: number;
  readonly at: Date;
  readonly outcome: string;
  readonly answer: string;
};

type Query = z.output<typeof mailQuery>;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A page of letters, and one more where there is one. */
export function listLetters(
  database: Database,
  reader: MailReader,
  query: Query,
  after: readonly [string, string] | undefined,
): Promise<LetterRow[]> {
  const down = query.sort === '-createdAt';
  const direction = down ? 'desc' : 'asc';
  return database.letter.findMany({
    where: { AND: [visible(reader), ...filters(query), ...(after ? [past(after, down)] : [])] },
    include: shown,
    orderBy: [{ createdAt: direction }, { id: direction }],
    take: query.limit + 1,
  });
}

/** One letter with every try at sending it, if the reader may see it. */
export function findLetter(
  database: Database | Transaction,
  id: string,
  reader: MailReader,
): Promise<LetterWhole | null> {
  return database.letter.findFirst({
    where: { AND: [{ id }, visible(reader)] },
    include: { ...shown, log: { orderBy: { number: 'asc' } } },
  });
}

/**
 * Lets a dead letter wait to be sent, with a line in its log that says who asked for it; what a digest told is told
 * again with it. False where it is not dead any more.
 */
export async function putBack(
  on: Transaction,
  { id }: Pick<LetterRow, 'id'>,
  { name }: { readonly name: string },
): Promise<boolean> {
  const answer = `${name} 要求重新发送 · asked for by ${name}`;
  const [row] = await on.$queryRaw<{ attempts: number }[]>`
    UPDATE letter SET state = 'pending', attempts = attempts + 1, not_before = now(), answer = ${answer}
    WHERE id = ${id}::uuid AND state = 'dead' RETURNING attempts`;
  if (!row) return false;
  await on.$executeRaw`
    INSERT INTO letter_attempt (letter_id, number, at, outcome, answer)
    VALUES (${id}::uuid, ${row.attempts}::int, duban_now(), 'again', ${answer})`;
  await on.letter.updateMany({ where: { digestId: id, state: 'dead' }, data: { state: 'gathering' } });
  return true;
}

function visible({ own }: MailReader): Prisma.LetterWhereInput {
  return own === null ? {} : { recipientId: own };
}

function filters({ state, task, recipient, kind }: Query): Prisma.LetterWhereInput[] {
  return [
    ...(state ? [{ state }] : []),
    ...(task ? [{ taskId: task }] : []),
    ...(kind ? [{ kind }] : []),
    ...(recipient ? [uuid.test(recipient) ? { recipientId: recipient } : addressed(recipient)] : []),
  ];
}

function addressed(recipient: string): Prisma.LetterWhereInput {
  return { recipient: { email: recipient.toLowerCase() } };
}

/** What comes after a letter in the order. The first condition alone bounds the index. */
function past([at, id]: readonly [string, string], down: boolean): Prisma.LetterWhereInput {
  const createdAt = new Date(at);
  return down
    ? { createdAt: { lte: createdAt }, OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }] }
    : { createdAt: { gte: createdAt }, OR: [{ createdAt: { gt: createdAt } }, { id: { gt: id } }] };
}

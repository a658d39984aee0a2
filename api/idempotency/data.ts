import type { Database, Transaction } from '../../prisma/client';
import type { Prisma } from '../../prisma/generated/client';
import { problem } from '../problem';
import type { IdempotentRequest } from '../route';

/** An answer as it is kept: JSON, and its status. */
export type KeptAnswer = { readonly status: number; readonly body: Prisma.InputJsonValue };

/**
 * Claims a key for a request. Another request under the same key waits here until this transaction ends. Returns the
 * answer kept for an earlier, equal request, or null where none is kept. Throws `idempotency_key_reused` (422) for
 * another body.
 */
export async function claimKey(on: Transaction, request: IdempotentRequest): Promise<KeptAnswer | null> {
  const { account, route, key, bodyHash } = request;
  const claimed = await on.$executeRaw`
    INSERT INTO idempotent_answer (account_id, route, key, body_hash)
    VALUES (${account}::uuid, ${route}, ${key}, ${bodyHash}) ON CONFLICT DO NOTHING`;
  if (claimed === 1) return null;
  const earlier = await on.idempotentAnswer.findUniqueOrThrow({
    where: { accountId_route_key: { accountId: account, route, key } },
  });
  if (earlier.bodyHash !== bodyHash) throw problem('idempotency_key_reused');
  return earlier.status === null ? null : { status: earlier.status, body: earlier.body as Prisma.InputJsonValue };
}

/** Whether a key was claimed for a request. */
export async function isClaimed(on: Transaction, { account, route, key }: IdempotentRequest): Promise<boolean> {
  return (await on.idempotentAnswer.count({ where: { accountId: account, route, key } })) > 0;
}

/** Keeps the answer of a claimed key, for whoever asks again; one that is kept already stands. */
export async function keepAnswer(on: Transaction, request: IdempotentRequest, answer: KeptAnswer): Promise<void> {
  const { account: accountId, route, key } = request;
  await on.idempotentAnswer.updateMany({
    where: { accountId, route, key, status: null },
    data: { status: answer.status, body: answer.body },
  });
}

/** Keeps the refusal of a request whose own transaction was undone. */
export async function keepRefusal(on: Database, request: IdempotentRequest, answer: KeptAnswer): Promise<void> {
  const { account: accountId, route, key, bodyHash } = request;
  await on.idempotentAnswer.createMany({
    data: [{ accountId, route, key, bodyHash, status: answer.status, body: answer.body }],
    skipDuplicates: true,
  });
}

/** Forgets the answers that are older than so many days; answers how many those were. */
export function forgetAnswers(database: Database, days: number): Promise<number> {
  return database.$executeRaw`
    DELETE FROM idempotent_answer WHERE created_at < now() - make_interval(days => ${days}::int)`;
}

/** Runs work in one transaction; it is given up after `timeoutMs`. */
export function inTransaction<T>(
  database: Database,
  timeoutMs: number,
  work: (on: Transaction) => Promise<T>,
): Promise<T> {
  return database.$transaction(work, { timeout: timeoutMs, maxWait: 3_000 });
}

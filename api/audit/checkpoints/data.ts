import type { CheckpointFile } from '../../../audit/checkpoint';
import type { Transaction } from '../../../prisma/client';
import { Prisma } from '../../../prisma/generated/client';

export { makeCheckpoint } from '../../../prisma/audit/make-checkpoint';

/** A checkpoint as a list shows it; `keyId` is null where it was never signed. */
export type ListedCheckpoint = Omit<CheckpointFile, 'keyId' | 'publicKey' | 'signature' | 'counts' | 'upTo'> & {
  readonly upTo: Date;
  readonly counts: string;
  readonly cause: string;
  readonly askedBy: string | null;
  readonly askedName: string | null;
  readonly keyId: string | null;
  readonly publicKey: string | null;
  readonly signature: string | null;
};

// Signed anew with another key, the newest signature is by whichever comes last by name: each of them holds.
const select = Prisma.sql`
  SELECT c.number, c.up_to AS "upTo", c.cause, c.asked_by AS "askedBy", o.name AS "askedName", c.counts, c.hash,
    s.key_id AS "keyId", s.public_key AS "publicKey", s.signature
  FROM checkpoint c LEFT JOIN official o ON o.id = c.asked_by
    LEFT JOIN LATERAL (SELECT * FROM checkpoint_signature s WHERE s.number = c.number ORDER BY key_id LIMIT 1) s ON true`;

/** A page of checkpoints, the newest first, and one more where there is one. */
export function listCheckpoints(
  on: Transaction,
  below: number | undefined,
  limit: number,
): Promise<ListedCheckpoint[]> {
  const under = below === undefined ? Prisma.sql`true` : Prisma.sql`c.number < ${below}`;
  return on.$queryRaw`${select} WHERE ${under} ORDER BY c.number DESC LIMIT ${limit + 1}`;
}

export async function findCheckpoint(on: Transaction, number: number): Promise<ListedCheckpoint | null> {
  const [found] = await on.$queryRaw<ListedCheckpoint[]>`${select} WHERE c.number = ${number}`;
  return found ?? null;
}

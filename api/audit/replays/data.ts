import { uuidv7 } from 'uuidv7';
import type { Transaction } from '../../../prisma/client';
import type { Prisma } from '../../../prisma/generated/client';

export type StoredReplay = Prisma.ReplayGetPayload<object>;

export async function createReplay(on: Transaction, askedBy: string): Promise<StoredReplay> {
  return on.replay.create({
    data: { id: uuidv7(), askedBy, total: await on.archivedRun.count({ where: { number: 1 } }) },
  });
}

export function findReplay(on: Transaction, id: string): Promise<StoredReplay | null> {
  return on.replay.findUnique({ where: { id } });
}

/** The one that is under way, if any. */
export function findRunning(on: Transaction): Promise<StoredReplay | null> {
  return on.replay.findFirst({ where: { finishedAt: null }, orderBy: { askedAt: 'desc' } });
}

/** The newest first; `below` is the id after which a page begins, and ids follow time. */
export function listReplays(on: Transaction, below: string | undefined, limit: number): Promise<StoredReplay[]> {
  const where = below === undefined ? {} : { id: { lt: below } };
  return on.replay.findMany({ where, orderBy: { id: 'desc' }, take: limit + 1 });
}

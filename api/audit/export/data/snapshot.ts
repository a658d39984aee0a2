import type { Database, Transaction } from '../../../../prisma/client';
import { Prisma } from '../../../../prisma/generated/client';

/** So long a bundle may take to be put together, milliseconds; one of 50,000 items takes some minutes. */
const longest = 15 * 60_000;

/** Reads at one moment of the record, whatever is recorded meanwhile. */
export function atOneMoment<T>(database: Database, read: (on: Transaction) => Promise<T>): Promise<T> {
  return database.$transaction(read, {
    isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead,
    timeout: longest,
    maxWait: 3_000,
  });
}

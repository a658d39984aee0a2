import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client';

/** The product's one door to PostgreSQL. */
export type Database = PrismaClient;

/** What runs inside a transaction, and outside of one just as well. */
export type Transaction = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

/**
 * Opens a pool to the database. Nothing waits for ever: connecting is given up after 3 s and a statement after 60 s;
 * callers decide what a failure means (an activity tries again, a request answers 503).
 */
export function openDatabase(url: string, options: { readonly connections?: number } = {}): Database {
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: options.connections ?? 10,
      connectionTimeoutMillis: 3_000,
      statement_timeout: 60_000,
      idle_in_transaction_session_timeout: 60_000,
      application_name: 'duban',
    },
    { onPoolError: reportLost, onConnectionError: reportLost },
  );
  return new PrismaClient({ adapter });
}

/** A connection that broke while idle is replaced by the pool; whoever needs one next hears if that fails. */
function reportLost(error: Error): void {
  process.stderr.write(
    `${JSON.stringify({ level: 'warn', message: 'database connection lost', reason: error.message })}\n`,
  );
}

import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
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
  const pool = new Pool({
    connectionString: url,
    max: options.connections ?? 10,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'duban',
  });
  pool.on('error', reportLost);
  const database = new PrismaClient({
    adapter: new PrismaPg(pool, { onConnectionError: reportLost, disposeExternalPool: true }),
  });
  pools.set(database, pool);
  return database;
}

const pools = new WeakMap<object, Pool>();

/**
 * Runs one statement that is prepared once for each connection under its name: for what is asked with every recording,
 * where Prisma's own way costs four times as much. Throws the driver's error. Within a transaction it goes Prisma's way.
 */
export async function prepared<Row extends object>(
  on: Transaction,
  { name, text }: { readonly name: string; readonly text: string },
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const pool = pools.get(on);
  if (!pool) return await on.$queryRawUnsafe<Row[]>(text, ...values);
  return (await pool.query<Row>({ name, text, values: [...values] })).rows;
}

/** A connection that broke while idle is replaced by the pool; whoever needs one next hears if that fails. */
function reportLost(error: Error): void {
  process.stderr.write(
    `${JSON.stringify({ level: 'warn', message: 'database connection lost', reason: error.message })}\n`,
  );
}

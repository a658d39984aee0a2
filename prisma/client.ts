import { PrismaPg } from '@prisma/adapter-pg';
import type { PoolClient } from 'pg';
import { Pool } from 'pg';
import { postgresConnection } from '../servers/postgres';
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
    ...postgresConnection(url),
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

/** One unchanging view of the database, read with bounded memory. */
export type Snapshot = {
  rows<Row extends object>(text: string): Promise<Row[]>;
  /** The rows of a query, fetched some at a time. */
  stream<Row extends object>(text: string, batch?: number): AsyncGenerator<Row>;
};

/**
 * Reads in one repeatable-read transaction that can write nothing: whatever is recorded meanwhile is not seen, and
 * nobody is waited for. Queries take no parameters; texts in them must be our own.
 */
export async function withSnapshot<T>(database: Database, read: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const pool = pools.get(database);
  if (!pool) throw new Error('a snapshot is read outside of transactions');
  const client = await pool.connect();
  let failed: Error | undefined;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const result = await read(snapshotOn(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    failed = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // After a failure the connection goes, and its transaction with it.
    client.release(failed);
  }
}

function snapshotOn(client: PoolClient): Snapshot {
  let cursors = 0;
  return {
    rows: async <Row extends object>(text: string) => (await client.query<Row>(text)).rows,
    async *stream<Row extends object>(text: string, batch = 1_000) {
      const name = `cursor_${++cursors}`;
      await client.query(`DECLARE ${name} NO SCROLL CURSOR FOR ${text}`);
      for (;;) {
        const { rows } = await client.query<Row>(`FETCH ${batch} FROM ${name}`);
        yield* rows;
        if (rows.length < batch) break;
      }
      await client.query(`CLOSE ${name}`);
    },
  };
}

/** A connection that broke while idle is replaced by the pool; whoever needs one next hears if that fails. */
function reportLost(error: Error): void {
  process.stderr.write(
    `${JSON.stringify({ level: 'warn', message: 'database connection lost', reason: error.message })}\n`,
  );
}

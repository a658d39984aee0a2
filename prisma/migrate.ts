import type { MigrationList } from '@prisma/schema-engine-wasm';
import { Client, escapeLiteral } from 'pg';
import { postgresConnection } from '../servers/postgres';
import { migrationNames, readMigrations } from './migration-files';
import { withSchemaEngine } from './schema-engine';

/** Our own lock: the engine takes another for itself, in its own session. */
const lock = 3_825_011;
const engineLock = 72_707_369;

/** Begun, and neither finished nor known to have failed: whoever was at it went, or is still at it. */
const unfinished = 'finished_at IS NULL AND rolled_back_at IS NULL AND logs IS NULL';

/** The database holds migrations that this version does not know: a newer one has been here. */
export class DatabaseNewerError extends Error {
  override readonly name = 'DatabaseNewerError';
  constructor(readonly unknown: readonly string[]) {
    super(`the database is of a newer version: it has the migrations ${unknown.join(', ')}, unknown to this one`);
  }
}

/** The migrations cannot go on; a person has to look. */
export class MigrationFailedError extends Error {
  override readonly name = 'MigrationFailedError';
  constructor(
    /** Undefined where none was begun. */
    readonly migration: string | undefined,
    readonly reason: string,
  ) {
    super(migration === undefined ? reason : `the migration ${migration} failed: ${reason}`);
  }
}

/**
 * Brings the database to this version, as `prisma migrate deploy` does and with the same `_prisma_migrations` table, but
 * offline. Several processes may call it at once: one works, the others wait and find it done. A migration that a kill
 * broke off is run again; one that failed is not.
 * @param databaseUrl of the role that owns the schema.
 * @returns the names applied now; empty where the database was up to date.
 * @throws DatabaseNewerError, MigrationFailedError, or the driver's error where the database cannot be reached.
 */
export const applyMigrations = async (databaseUrl: string): Promise<string[]> => {
  const client = new Client({ ...postgresConnection(databaseUrl), connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // a server that ends under us; the query's own failure is what counts
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lock]);

    return await applyMissing(client, databaseUrl);
  } finally {
    await client.end(); // and with the session goes the lock
  }
};

const applyMissing = async (client: Client, databaseUrl: string): Promise<string[]> => {
  const migrations = readMigrations();
  const known = migrationNames(migrations);
  await settleBrokenOff(client);
  const applied = await appliedNames(client);
  const unknown = applied.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new DatabaseNewerError(unknown);
  if (known.every((name) => applied.includes(name))) return [];

  const filters = { externalTables: [], externalEnums: [] };
  try {
    const result = await withSchemaEngine(
      databaseUrl,
      (engine) => engine.applyMigrations({ migrationsList: migrations, filters }),
      (script) => finishing(migrations, script),
    );

    return result.appliedMigrationNames;
  } catch (error) {
    throw await explain(client, error);
  }
};

/**
 * Has a migration's script say itself that it is finished, in its one transaction: the engine says so only after, and a
 * kill in between would leave nobody able to tell whether the script was carried out.
 */
const finishing = (migrations: MigrationList, script: string): string => {
  const found = migrations.migrationDirectories.find(
    ({ migrationFile: { content } }) => content.tag === 'ok' && content.value === script,
  );
  if (found === undefined) return script; // the engine's own, such as the one that makes its table
  const row = `migration_name = ${escapeLiteral(found.path)} AND ${unfinished}`;

  return `${script}\n;UPDATE _prisma_migrations SET finished_at = now() WHERE ${row};`;
};

/**
 * Marks what a kill broke off as rolled back, so that it is run again: its script left nothing, or it would say that it
 * is finished. The session of the killed process may still be at work, and holds the engine's lock for as long. One
 * that another tool carried out without saying so fails in the second run, which then stays for a person to look at.
 */
const settleBrokenOff = async (client: Client): Promise<void> => {
  if (!(await hasTable(client))) return;
  const { rowCount } = await client.query(`SELECT FROM _prisma_migrations WHERE ${unfinished}`);
  if (rowCount === 0) return;
  await client.query('SELECT pg_advisory_lock($1)', [engineLock]);
  await client.query(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE ${unfinished}`);
  await client.query('SELECT pg_advisory_unlock($1)', [engineLock]); // the engine is to have it next
};

const hasTable = async (client: Client): Promise<boolean> => {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`,
  );

  return rows[0]?.there === true;
};

/** Names of the migrations that stand complete in the database. */
const appliedNames = async (client: Client): Promise<string[]> => {
  if (!(await hasTable(client))) return [];
  const { rows } = await client.query<{ migration_name: string }>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name',
  );

  return rows.map((row) => row.migration_name);
};

const explain = async (client: Client, error: unknown): Promise<Error> => {
  const reason = error instanceof Error ? error.message : String(error);
  if (!(await hasTable(client))) return new MigrationFailedError(undefined, reason);
  const { rows } = await client.query<{ migration_name: string; logs: string | null }>(
    'SELECT migration_name, logs FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL LIMIT 1',
  );
  const broken = rows[0];
  const line = /ERROR: .*/.exec(broken?.logs ?? '')?.[0];

  return new MigrationFailedError(broken?.migration_name, line ?? reason);
};

import { Client } from 'pg';
import { migrationNames, readMigrations } from './migration-files';
import { withSchemaEngine } from './schema-engine';

/** Our own lock: the engine takes another (72707369) for itself, in its own session. */
const lock = 3_825_011;

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
 * offline. Several processes may call it at once: one works, the others wait and find it done.
 * @param databaseUrl of the role that owns the schema.
 * @returns the names applied now; empty where the database was up to date.
 * @throws DatabaseNewerError, MigrationFailedError, or the driver's error where the database cannot be reached.
 */
export const applyMigrations = async (databaseUrl: string): Promise<string[]> => {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
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
  const applied = await appliedNames(client);
  const unknown = applied.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new DatabaseNewerError(unknown);
  if (known.every((name) => applied.includes(name))) return [];

  const filters = { externalTables: [], externalEnums: [] };
  try {
    const result = await withSchemaEngine(databaseUrl, (engine) =>
      engine.applyMigrations({ migrationsList: migrations, filters }),
    );

    return result.appliedMigrationNames;
  } catch (error) {
    throw await explain(client, error);
  }
};

/** Names of the migrations that stand complete in the database. */
const appliedNames = async (client: Client): Promise<string[]> => {
  const there = await client.query<{ there: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`);
  if (!there.rows[0]?.there) return [];
  const { rows } = await client.query<{ migration_name: string }>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name',
  );

  return rows.map((row) => row.migration_name);
};

const explain = async (client: Client, error: unknown): Promise<Error> => {
  const reason = error instanceof Error ? error.message : String(error);
  const there = await client.query<{ there: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`);
  if (!there.rows[0]?.there) return new MigrationFailedError(undefined, reason);
  const { rows } = await client.query<{ migration_name: string; logs: string | null }>(
    'SELECT migration_name, logs FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL LIMIT 1',
  );
  const broken = rows[0];
  const line = /ERROR: .*/.exec(broken?.logs ?? '')?.[0];

  return new MigrationFailedError(broken?.migration_name, line ?? reason);
};

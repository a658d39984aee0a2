import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { withClient } from '../../embedded/postgres/roles';
import { applyMigrations, DatabaseNewerError, MigrationFailedError } from '../../prisma/migrate';
import { readMigrations } from '../../prisma/migration-files';
import { withSchemaEngine } from '../../prisma/schema-engine';
import { freshDatabase } from '../setup/database';
import { urlOf } from '../setup/template';

const prisma = join(__dirname, '..', '..', 'prisma');
const server = process.env.TEST_DATABASE_URL ?? '';
const names = readdirSync(join(prisma, 'migrations')).filter((name) => /^\d/.test(name));

type Row = { migration_name: string; checksum: string; finished_at: Date | null; applied_steps_count: number };

const rowsOf = (url: string): Promise<Row[]> =>
  withClient(url, async (client) => (await client.query('SELECT * FROM _prisma_migrations ORDER BY started_at')).rows);

/** An empty database, to which nothing was applied. */
const onEmpty = async (work: (url: string) => Promise<void>): Promise<void> => {
  const name = `empty_${process.pid}_${Date.now()}`;
  await withClient(server, (client) => client.query(`CREATE DATABASE ${name}`));
  try {
    await work(urlOf(server, name));
  } finally {
    await withClient(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  }
};

/** What Prisma would make of the schema from nothing. */
const scriptOf = async (url: string): Promise<string> => {
  const files = [{ path: 'schema.prisma', content: readFileSync(join(prisma, 'schema.prisma'), 'utf8') }];
  const filters = { externalTables: [], externalEnums: [] };
  const { stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters,
    }),
  );

  return stdout ?? '';
};

const untilFound = async <T>(look: () => Promise<T | undefined>): Promise<T> => {
  for (let turn = 0; turn < 200; turn++, await sleep(50)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error('looked for 10 s in vain');
};

/** The migration that a process is killed in: it makes what another session can make before it. */
const broken = '20261123000100_ledger';

/**
 * Kills a process in the midst of applying that migration, whose script waits for what another session has made and not
 * committed.
 * @param then is given that session and the one the killed process has left at work.
 */
const killInMigration = async (url: string, then: (blocker: Client, left: number) => Promise<unknown>) =>
  withClient(url, async (blocker) => {
    const work = `require('./prisma/migrate').applyMigrations(process.argv[1])`;
    await blocker.query('BEGIN');
    await blocker.query(`CREATE FUNCTION duban_append_only() RETURNS int LANGUAGE sql AS 'SELECT 1'`);
    const child = spawn(process.execPath, ['--import', 'tsx', '-e', work, url], { cwd: join(prisma, '..') });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const waiting = `SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
    // within its transaction a session sees the activity of others as it was at its first look
    const left = await untilFound(() => withClient(url, async (other) => (await other.query(waiting)).rows[0]?.pid));
    child.kill('SIGKILL');
    await ended;
    await then(blocker, left);
  });

const columnsOf = (url: string): Promise<unknown[]> =>
  withClient(url, async (client) => {
    const sql = `SELECT table_name, column_name, udt_name, is_nullable, character_maximum_length, datetime_precision
                 FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
                 WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' AND table_type = 'BASE TABLE'
                 ORDER BY 1, 2`;

    return (await client.query(sql)).rows;
  });

describe('migrations at a start', () => {
  it('are applied once, in order, with the checksums that prisma migrate deploy would write', () =>
    onEmpty(async (url) => {
      expect(await applyMigrations(url)).toEqual(names);
      const rows = await rowsOf(url);
      expect(rows.map((row) => row.migration_name)).toEqual(names);
      for (const row of rows) {
        const file = readFileSync(join(prisma, 'migrations', row.migration_name, 'migration.sql'));
        expect(row.checksum).toBe(createHash('sha256').update(file).digest('hex'));
        expect(row).toMatchObject({ finished_at: expect.any(Date), applied_steps_count: 1 });
      }
      expect(await applyMigrations(url)).toEqual([]);
      expect(await rowsOf(url)).toEqual(rows);
    }));

  it('leave a database in which Prisma’s own diagnosis finds nothing to do', () =>
    onEmpty(async (url) => {
      await applyMigrations(url);
      const found = await withSchemaEngine(url, (engine) =>
        engine.diagnoseMigrationHistory({
          migrationsList: readMigrations(),
          optInToShadowDatabase: false,
          filters: { externalTables: [], externalEnums: [] },
        }),
      );
      expect(found).toMatchObject({ editedMigrationNames: [], failedMigrationNames: [], hasMigrationsTable: true });
      expect(found.history ?? null).toBeNull();
    }));

  it('may be started by many at once: one applies them, the others find them done', () =>
    onEmpty(async (url) => {
      const applied = await Promise.all([1, 2, 3, 4].map(() => applyMigrations(url)));
      expect(applied.filter((list) => list.length > 0)).toEqual([names]);
      expect((await rowsOf(url)).length).toBe(names.length);
    }));

  it('refuse a database of a newer version, and leave it as it is', async () => {
    const { ownerUrl, drop } = await freshDatabase();
    const insert = `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
                    VALUES ('x', 'x', '29990101000000_later', now(), 1)`;
    await withClient(ownerUrl, (client) => client.query(insert));
    const before = await rowsOf(ownerUrl);
    await expect(applyMigrations(ownerUrl)).rejects.toThrow(DatabaseNewerError);
    expect(await rowsOf(ownerUrl)).toEqual(before);
    await drop();
  });

  it('leave the tables and columns that the schema says', async () => {
    const { ownerUrl, drop } = await freshDatabase();
    await onEmpty(async (url) => {
      const script = await scriptOf(url);
      await withClient(url, (client) => client.query(script));
      expect(await columnsOf(ownerUrl)).toEqual(await columnsOf(url));
    });
    await drop();
  });

  it('refuse a database that holds something else', () =>
    onEmpty(async (url) => {
      await withClient(url, (client) => client.query('CREATE TABLE theirs (id int)'));
      await expect(applyMigrations(url)).rejects.toThrow('not empty');
    }));

  it('of which one was broken off by a kill are gone on with at the next start', () =>
    onEmpty(async (url) => {
      await killInMigration(url, async (blocker, left) => {
        await blocker.query('SELECT pg_terminate_backend($1)', [left]);
        await blocker.query('ROLLBACK');
      });
      expect((await rowsOf(url)).at(-1)).toMatchObject({ migration_name: broken, finished_at: null });
      expect(await applyMigrations(url)).toEqual(names.slice(names.indexOf(broken)));
      expect(await applyMigrations(url)).toEqual([]);
    }));

  it('that go on in the database after a kill are waited for, and not run twice', () =>
    onEmpty(async (url) => {
      await killInMigration(url, async (blocker) => {
        const next = applyMigrations(url);
        await sleep(500); // it would have failed, or marked the one under way, by now
        await blocker.query('ROLLBACK');
        expect(await next).toEqual(names.slice(names.indexOf(broken) + 1));
      });
      expect(await rowsOf(url)).toMatchObject(
        names.map((migration_name) => ({ migration_name, rolled_back_at: null })),
      );
    }));

  it('are each one transaction, since they say in it that they are finished', () => {
    for (const name of names) {
      const script = readFileSync(join(prisma, 'migrations', name, 'migration.sql'), 'utf8');
      expect(script).not.toMatch(/^\s*(BEGIN|START TRANSACTION|COMMIT|ROLLBACK)\s*;|\bCONCURRENTLY\b/im);
    }
  });

  it('that failed are named with the reason, and not run again', () =>
    onEmpty(async (url) => {
      const inTheWay = `CREATE FUNCTION duban_append_only() RETURNS int LANGUAGE sql AS 'SELECT 1'`;
      await withClient(url, (client) => client.query(inTheWay));
      const failure = await applyMigrations(url).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(MigrationFailedError);
      expect(failure).toMatchObject({ migration: names[1], reason: expect.stringContaining('already exists') });
      await expect(applyMigrations(url)).rejects.toThrow(names[1]);
    }));
});

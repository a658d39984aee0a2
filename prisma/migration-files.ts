import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationDirectory, MigrationList } from '@prisma/schema-engine-wasm';

const folder = join(__dirname, 'migrations');
const lockFile = 'migration_lock.toml';

/** The migrations of this version, oldest first, in the form that Prisma's schema engine takes them. */
export const readMigrations = (): MigrationList => ({
  baseDir: folder,
  lockfile: { path: lockFile, content: readLock() },
  shadowDbInitScript: '',
  migrationDirectories: existsSync(folder) ? readdirSync(folder).sort().flatMap(readOne) : [],
});

/** Names as they stand in `_prisma_migrations.migration_name`. */
export const migrationNames = (migrations: MigrationList): string[] =>
  migrations.migrationDirectories.map((directory) => directory.path);

const readOne = (name: string): MigrationDirectory[] => {
  const file = join(folder, name, 'migration.sql');
  if (!existsSync(file)) return []; // the lock file, or a folder that is still being written
  const content = readFileSync(file, 'utf8');

  return [{ path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: content } } }];
};

const readLock = (): string | null => {
  const file = join(folder, lockFile);

  return existsSync(file) ? readFileSync(file, 'utf8') : null;
};

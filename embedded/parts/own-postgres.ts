import type { Client } from 'pg';
import { StartFailure } from '../failure';
import type { Part } from '../part';
import { withClient } from '../postgres/roles';
import { unreachable } from '../unreachable';

/** The oldest server with the grants that the record's roles need (`WITH INHERIT FALSE, SET TRUE`). */
const oldest = 16;

/** A database that the user runs; it is asked, and never started, stopped or tuned by us. */
export const ownPostgres = (url: string): Part => ({
  name: 'PostgreSQL',
  address: withoutPassword(url),
  async start() {
    await withClient(url, judge).catch((error: unknown) => {
      throw error instanceof StartFailure ? error : explain(url, error);
    });

    return undefined;
  },
  stop: async () => undefined,
});

const judge = async (client: Client): Promise<void> => {
  const { rows } = await client.query<{ version: number; fsync: string; commit: string }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('fsync') AS fsync,
            current_setting('synchronous_commit') AS commit`,
  );
  const found = rows[0];
  if (found && found.version < oldest * 10_000) {
    throw new StartFailure(
      `DATABASE_URL 指向的 PostgreSQL 太旧：需要 ${oldest} 或更新版本。`,
      `The PostgreSQL at DATABASE_URL is too old: ${oldest} or newer is needed.`,
      { code: 'database_too_old' },
    );
  }
  if (found?.fsync === 'off' || found?.commit === 'off') {
    throw new StartFailure(
      'DATABASE_URL 指向的数据库关闭了 fsync 或 synchronous_commit，断电会丢失台账：请打开后再启动。',
      'The database at DATABASE_URL has fsync or synchronous_commit off, and would lose records with the power: turn them on.',
      { code: 'database_forgetful' },
    );
  }
};

const explain = (url: string, error: unknown): StartFailure => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const where = withoutPassword(url);
  if (code === '3D000') {
    return new StartFailure(
      `DATABASE_URL 的数据库不存在（${where}）：请先创建。`,
      `The database of DATABASE_URL does not exist (${where}): create it first.`,
      { cause: error, code: 'database_missing' },
    );
  }

  return unreachable('DATABASE_URL', where, error);
};

const withoutPassword = (text: string): string => {
  const { hostname, port, pathname } = new URL(text);

  return `${hostname}:${port || 5432}${pathname}`;
};

import type { Database } from './client';
import { openDatabase } from './client';

/** In this role auditors read; it is made with the others of the cluster, before the migrations. */
const role = 'duban_auditor';

/**
 * Opens a second pool to the same database, over which nothing can be changed: every transaction may only read, and, as
 * far as the database has that role for us, it is the role's that reads everything and may write nothing.
 */
export async function openForReading(url: string, database: Database): Promise<Database> {
  const [found] = await database.$queryRaw<{ ours: boolean }[]>`
    SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ${role} AND pg_has_role(oid, 'SET')) AS ours`;
  const settings = ['default_transaction_read_only=on', ...(found?.ours ? [`role=${role}`] : [])];
  return openDatabase(withSettings(url, settings), { connections: 5 });
}

/** The same address, with settings that every session begins with. */
function withSettings(address: string, settings: readonly string[]): string {
  const url = new URL(address);
  const given = url.searchParams.get('options');
  url.searchParams.set('options', [given, ...settings.map((setting) => `-c ${setting}`)].filter(Boolean).join(' '));
  return url.href;
}

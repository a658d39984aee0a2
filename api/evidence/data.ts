import { uuidv7 } from 'uuidv7';
import type { Evidence } from '../../domain/item/command';
import type { Database, Transaction } from '../../prisma/client';
import { visibleTo } from '../access/data';
import type { Scope } from '../access/scope';

/** A file to keep: its bytes, and what is known of them. */
export type NewFile = Omit<Evidence, 'id'> & { readonly type: string; readonly content: Buffer };

/** A file as it was kept. */
export type StoredFile = NewFile & { readonly id: string };

/** Keeps a file; answers its id. */
export async function keepFile(on: Transaction, uploadedBy: string, file: NewFile): Promise<string> {
  const id = uuidv7();
  await on.evidence.create({ data: { ...file, id, uploadedBy, content: new Uint8Array(file.content) } });
  return id;
}

/** Has the uploads of one person come one after another, until each transaction ends. */
export async function takeTurn(on: Transaction, who: string): Promise<void> {
  await on.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('evidence ' || ${who}, 0))`;
}

/** What somebody has uploaded within so many milliseconds, the newest first, and what time it is there. */
export async function uploadsSince(
  on: Transaction,
  who: string,
  windowMs: number,
): Promise<{ readonly now: Date; readonly uploads: readonly { readonly size: number; readonly at: Date }[] }> {
  const [clock] = await on.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  if (!clock) throw new Error('the database told no time');
  const uploads = await on.evidence.findMany({
    where: { uploadedBy: who, uploadedAt: { gt: new Date(clock.now.getTime() - windowMs) } },
    select: { size: true, uploadedAt: true },
    orderBy: { uploadedAt: 'desc' },
  });
  return { now: clock.now, uploads: uploads.map(({ size, uploadedAt: at }) => ({ size, at })) };
}

/** Each file that an item's ledger names, once. */
export function namedOn(database: Database, task: string): Promise<{ id: string; size: number }[]> {
  return database.$queryRaw`
    SELECT DISTINCT file->>'id' AS id, (file->>'size')::int AS size
    FROM ledger, jsonb_path_query(body::jsonb, '$.**.evidence[*]') AS file
    WHERE task_id = ${task}::uuid AND strpos(body, '"evidence":') > 0`;
}

/** Of these files, those that somebody uploaded. */
export function findUploadedBy(on: Transaction, uploadedBy: string, ids: readonly string[]): Promise<Evidence[]> {
  return on.evidence.findMany({
    where: { id: { in: [...ids] }, uploadedBy },
    select: { id: true, sha256: true, name: true, size: true },
  });
}

/** A file, if this account uploaded it or sees an item whose ledger names it; null otherwise. */
export async function findFile(
  database: Database,
  id: string,
  account: string,
  scope: Scope,
): Promise<StoredFile | null> {
  const about = await database.evidence.findUnique({ where: { id }, select: { uploadedBy: true, uploadedAt: true } });
  if (!about) return null;
  if (about.uploadedBy !== account) {
    const naming = await itemsNaming(database, id, about);
    if (naming.length === 0) return null;
    const seen = await database.task.count({ where: { AND: [{ id: { in: naming } }, visibleTo(scope)] } });
    if (seen === 0) return null;
  }
  const { sha256, name, type, size, content } = await database.evidence.findUniqueOrThrow({ where: { id } });
  return { id, sha256, name, type, size, content: Buffer.from(content) };
}

/** Every item whose ledger names a file, seen or not. */
export async function itemsNamingFile(database: Database, id: string): Promise<string[]> {
  const about = await database.evidence.findUnique({ where: { id }, select: { uploadedBy: true, uploadedAt: true } });
  return about ? itemsNaming(database, id, about) : [];
}

/** Only whoever uploaded a file may name it, and only afterwards: that bounds what of the ledger is read. */
async function itemsNaming(
  database: Database,
  id: string,
  { uploadedBy, uploadedAt }: { readonly uploadedBy: string; readonly uploadedAt: Date },
): Promise<string[]> {
  const rows = await database.$queryRaw<{ task_id: string }[]>`
    SELECT DISTINCT task_id FROM ledger
    WHERE actor_id = ${uploadedBy}::uuid AND recorded_at >= ${uploadedAt} AND strpos(body, ${`"id":"${id}"`}) > 0`;
  return rows.map((row) => row.task_id);
}

import type { Database, Transaction } from '../../prisma/client';
import type { Settings } from '../settings';
import { namedOn, takeTurn, uploadsSince } from './data';
import { evidenceProblem } from './wording';

const mebibyte = 1024 * 1024;
const dayMs = 86_400_000;

/** More files than anybody hands in within 24 hours, however small. */
export const filesADay = 1_000;

/** What somebody has handed in: how many bytes, and when. */
export type Uploaded = { readonly size: number; readonly at: Date };

/**
 * When there is room for one more file of `size` bytes: null for now. `uploads` are those of the last 24 hours, the
 * newest first; room comes back as the oldest of them leave those hours. Infinity for a file that never has room.
 */
export function roomAt(
  uploads: readonly Uploaded[],
  size: number,
  most: { bytes: number; files: number },
): Date | null {
  let [bytes, files] = [size, 1];
  for (const one of uploads) {
    bytes += one.size;
    files += 1;
    if (bytes > most.bytes || files > most.files) return new Date(one.at.getTime() + dayMs);
  }
  return null;
}

/**
 * Sees to it that nobody fills the database: so many bytes and files within 24 hours each, whatever they are for. Holds
 * for uploads at one moment too, which wait for each other here. Throws `evidence_day_full` (429), which says when there
 * is room again.
 */
export async function requireRoomToday(
  on: Transaction,
  who: string,
  size: number,
  { DUBAN_EVIDENCE_DAY_MIB: limit }: Settings,
): Promise<void> {
  await takeTurn(on, who);
  const { now, uploads } = await uploadsSince(on, who, dayMs);
  const again = roomAt(uploads, size, { bytes: limit * mebibyte, files: filesADay });
  if (again === null) return;
  const seconds = Math.max(1, Math.ceil((again.getTime() - now.getTime()) / 1_000));
  throw evidenceProblem('evidence_day_full', {
    params: { limit, files: filesADay },
    headers: { 'Retry-After': String(seconds) },
  });
}

/** Sees to it that no item has more evidence than anybody can look through. Throws `evidence_item_full` (413). */
export async function requireRoomOnItem(
  database: Database,
  task: string,
  files: readonly { readonly id: string; readonly size: number }[],
  limit: number,
): Promise<void> {
  const all = new Map([...(await namedOn(database, task)), ...files].map(({ id, size }) => [id, size]));
  const bytes = [...all.values()].reduce((sum, size) => sum + size, 0);
  if (bytes > limit * mebibyte) throw evidenceProblem('evidence_item_full', { params: { limit } });
}

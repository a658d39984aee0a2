import type { Database } from '../../../prisma/client';

/** The most files that are kept at once; one of 50,000 items is some 3 MB. */
const most = 16;

const kept = new WeakMap<Database, Map<string, Promise<Buffer>>>();

/**
 * A file under a key that names all that it is made of, made once: what is closed never changes, everybody may ask for
 * it, and making it of 50,000 entries would keep all others waiting each time. Those asked for least lately are let go.
 */
export function keptOrMade(database: Database, key: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const files = kept.get(database) ?? new Map<string, Promise<Buffer>>();
  kept.set(database, files);
  const file = files.get(key) ?? make();
  files.delete(key);
  files.set(key, file);
  // One that could not be made is made anew when it is asked for again.
  file.catch(() => files.get(key) === file && files.delete(key));
  for (const oldest of files.keys()) {
    if (files.size <= most) break;
    files.delete(oldest);
  }
  return file;
}

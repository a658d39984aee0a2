import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';

/** A file that was made, to be read once. */
export type Spooled = { readonly stream: Readable; readonly size: number };

/**
 * Has a file made on disk rather than in memory, and hands it out from its beginning. It has no name any more by then: it
 * goes when it has been read, and with this process whatever happens. Nothing is handed out where making it failed.
 */
export async function spool(make: (write: (bytes: Buffer) => Promise<void>) => Promise<void>): Promise<Spooled> {
  const folder = await mkdtemp(path.join(tmpdir(), 'duban-bundle-'));
  const file = await open(path.join(folder, 'bundle.zip'), 'wx+', 0o600);
  await rm(folder, { recursive: true });
  let size = 0;
  try {
    await make(async (bytes) => {
      await file.writeFile(bytes);
      size += bytes.length;
    });
    return { stream: file.createReadStream({ start: 0 }), size };
  } catch (error) {
    await file.close();
    throw error;
  }
}

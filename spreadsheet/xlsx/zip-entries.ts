import type { Entry, ZipFile } from 'yauzl';
import yauzl from 'yauzl';
import { maxEntries, maxRatio, maxUnpackedBytes, ratioMattersFrom } from '../limits';
import { SpreadsheetRefused } from '../refusal';

/** A file inside an archive: its name, what it says it unpacks to, and where its packed bytes lie. */
export type Packed = {
  readonly name: string;
  readonly size: number;
  readonly deflated: boolean;
  readonly start: number;
  readonly dataStart: number;
  readonly end: number;
};

/**
 * The directory of a zip archive, checked before anything is unpacked (reliability §4 B28–B31): how many entries, how
 * large, how tightly packed, names that stay inside, no two over the same bytes.
 */
export async function zipEntries(bytes: Buffer): Promise<Packed[]> {
  const packed: Packed[] = [];
  try {
    const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
    if (zip.entryCount > maxEntries) throw unsafe(`${zip.entryCount} entries`);
    for await (const entry of zip.eachEntry()) {
      checkEntry(entry);
      packed.push(await place(zip, entry));
    }
  } catch (error) {
    throw error instanceof Error ? refusalFor(error) : error;
  }
  checkTogether(packed);
  return packed;
}

/** yauzl itself refuses absolute names, backslashes and `..`; all else that it refuses is damage. */
function refusalFor(error: Error): Error {
  if (error instanceof SpreadsheetRefused) return error;
  return /path|fileName/.test(error.message) ? unsafe(error.message) : new SpreadsheetRefused('damaged');
}

function checkEntry(entry: Entry): void {
  const { compressedSize, uncompressedSize } = entry;
  if (entry.isEncrypted()) throw new SpreadsheetRefused('encrypted');
  if (![0, 8].includes(entry.compressionMethod)) throw unsafe(`compression method ${entry.compressionMethod}`);
  if (
    uncompressedSize > maxUnpackedBytes ||
    (uncompressedSize > ratioMattersFrom && uncompressedSize > compressedSize * maxRatio)
  )
    throw new SpreadsheetRefused('unpacks-too-large');
}

async function place(zip: ZipFile, entry: Entry): Promise<Packed> {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  return {
    name: entry.fileName,
    size: entry.uncompressedSize,
    deflated: entry.compressionMethod === 8,
    start: entry.relativeOffsetOfLocalHeader,
    dataStart: fileDataStart,
    end: fileDataStart + entry.compressedSize,
  };
}

function checkTogether(packed: readonly Packed[]): void {
  if (packed.reduce((sum, { size }) => sum + size, 0) > maxUnpackedBytes)
    throw new SpreadsheetRefused('unpacks-too-large');
  const names = new Set(packed.map(({ name }) => name.toLowerCase()));
  if (names.size < packed.length) throw unsafe('one name twice');
  const inOrder = [...packed].sort((one, other) => one.start - other.start);
  for (const [at, { end }] of inOrder.entries()) {
    const next = inOrder[at + 1];
    if (next && next.start < end) throw unsafe('overlapping entries');
  }
}

function unsafe(what: string): SpreadsheetRefused {
  return new SpreadsheetRefused('unsafe', { what });
}

import { inflateRawSync } from 'node:zlib';
import { hasCode } from '../error-code';
import { SpreadsheetRefused } from '../refusal';
import type { Packed } from './zip-entries';
import { zipEntries } from './zip-entries';

/** The unpacked parts of a workbook that hold its cells, by name. */
export type Parts = Readonly<Record<string, Uint8Array>>;

/** Pictures, links to other files, macros and comments are never unpacked: nothing here has a use for them. */
const wanted =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/[^/]+\.xml|xl\/_rels\/[^/]+\.rels|xl\/worksheets\/[^/]+\.xml)$/i;

/**
 * Unpacks what is needed of an .xlsx, each part no further than it said it would grow (reliability §4 B28, B29), and
 * refuses what is something else in a zip: a macro workbook, a text document, an archive.
 */
export async function readParts(bytes: Buffer): Promise<Parts> {
  const entries = await zipEntries(bytes);
  const parts: Record<string, Uint8Array> = {};
  for (const entry of entries) if (wanted.test(entry.name)) parts[entry.name] = unpack(bytes, entry);
  checkContent(parts, entries);
  return parts;
}

function unpack(bytes: Buffer, { name, size, deflated, dataStart, end }: Packed): Uint8Array {
  const packed = bytes.subarray(dataStart, end);
  if (!deflated) return packed;
  try {
    const part = inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
    if (part.length !== size) throw new SpreadsheetRefused('damaged');
    return part;
  } catch (error) {
    if (hasCode(error, 'ERR_BUFFER_TOO_LARGE')) throw new SpreadsheetRefused('unsafe', { what: `size of ${name}` });
    throw new SpreadsheetRefused('damaged');
  }
}

function checkContent(parts: Parts, entries: readonly Packed[]): void {
  const types = Buffer.from(parts['[Content_Types].xml'] ?? []).toString('utf8');
  if (/macroEnabled/i.test(types) || entries.some(({ name }) => /vbaProject\.bin$/i.test(name)))
    throw new SpreadsheetRefused('macro-format');
  if (!/spreadsheetml\.(sheet|template)\.main\+xml/.test(types)) throw new SpreadsheetRefused('not-a-spreadsheet');
  for (const [name, part] of Object.entries(parts))
    if (/<!(DOCTYPE|ENTITY)/i.test(Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('latin1')))
      throw new SpreadsheetRefused('unsafe', { what: `DTD in ${name}` });
}

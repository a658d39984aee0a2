import { inflateRawSync } from 'node:zlib';
import { hasCode } from '../error-code';
import { maxPartsBytes } from '../limits';
import { SpreadsheetRefused } from '../refusal';
import type { Packed } from './zip-entries';
import { zipEntries } from './zip-entries';

/** The parts of a workbook that hold its cells. */
export type Parts = {
  /** Unpacks one part, by its name in whatever case; undefined where there is none. Nothing of it is kept. */
  read(name: string): Uint8Array | undefined;
};

/** Pictures, links to other files, macros and comments are never unpacked: nothing here has a use for them. */
const wanted = /^(\[Content_Types\]\.xml|xl\/[^/]+\.xml|xl\/_rels\/[^/]+\.rels|xl\/worksheets\/[^/]+\.xml)$/i;

/**
 * Opens an .xlsx part by part, each of which unpacks no further than it said it would grow (reliability §4 B28, B29), and
 * refuses what is something else in a zip: a macro workbook, a text document, an archive.
 */
export async function openParts(bytes: Buffer): Promise<Parts> {
  const entries = await zipEntries(bytes);
  const packed = new Map(entries.filter(({ name }) => wanted.test(name)).map((one) => [one.name.toLowerCase(), one]));
  const total = [...packed.values()].reduce((sum, { size }) => sum + size, 0);
  if (total > maxPartsBytes) throw new SpreadsheetRefused('unpacks-too-large');
  const read = (name: string) => {
    const entry = packed.get(name.toLowerCase());
    return entry && withoutDtd(unpack(bytes, entry), entry.name);
  };
  checkKind(read('[Content_Types].xml'), entries);
  return { read };
}

function unpack(bytes: Buffer, { name, size, deflated, dataStart, end }: Packed): Buffer {
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

function checkKind(contentTypes: Uint8Array | undefined, entries: readonly Packed[]): void {
  const types = Buffer.from(contentTypes ?? []).toString('utf8');
  if (/macroEnabled/i.test(types) || entries.some(({ name }) => /vbaProject\.bin$/i.test(name)))
    throw new SpreadsheetRefused('macro-format');
  if (!/spreadsheetml\.(sheet|template)\.main\+xml/.test(types)) throw new SpreadsheetRefused('not-a-spreadsheet');
}

/** The first letters of what declares, so that a part full of comments is not looked at word by word. */
const declares: ReadonlySet<number | undefined> = new Set(Buffer.from('DdEe'));

/** A part as it is, if it declares nothing (B32); looked for in its bytes, since a text would be twice as large. */
function withoutDtd(part: Buffer, name: string): Buffer {
  for (let at = part.indexOf('<!'); at !== -1; at = part.indexOf('<!', at + 2))
    if (declares.has(part[at + 2]) && /^(DOCTYPE|ENTITY)/i.test(part.toString('latin1', at + 2, at + 9)))
      throw new SpreadsheetRefused('unsafe', { what: `DTD in ${name}` });
  return part;
}

import { isUtf8 } from 'node:buffer';
import yauzl from 'yauzl';
import { maxRatio, maxUnpackedBytes, ratioMattersFrom } from '../../spreadsheet/limits';

/** A kind of file that is taken as evidence: its media type, and the ending that its name has. */
export type Kind = { readonly type: string; readonly ending: string; readonly endings?: readonly string[] };

const office = 'application/vnd.openxmlformats-officedocument';
const kinds = {
  pdf: { type: 'application/pdf', ending: 'pdf' },
  png: { type: 'image/png', ending: 'png' },
  jpeg: { type: 'image/jpeg', ending: 'jpg', endings: ['jpg', 'jpeg'] },
  webp: { type: 'image/webp', ending: 'webp' },
  docx: { type: `${office}.wordprocessingml.document`, ending: 'docx' },
  xlsx: { type: `${office}.spreadsheetml.sheet`, ending: 'xlsx' },
  pptx: { type: `${office}.presentationml.presentation`, ending: 'pptx' },
  csv: { type: 'text/csv', ending: 'csv' },
  txt: { type: 'text/plain', ending: 'txt' },
} as const satisfies Record<string, Kind>;

/**
 * What a file is, judged by its bytes: a label proves nothing. Null for what is not taken as evidence: programs,
 * scripts, pages, archives, and whatever is not known.
 */
export async function kindOf(bytes: Buffer, name: string): Promise<Kind | null> {
  const head = bytes.subarray(0, 12).toString('latin1');
  if (head.startsWith('%PDF-')) return kinds.pdf;
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return kinds.png;
  if (head.startsWith('\xff\xd8\xff')) return kinds.jpeg;
  if (head.startsWith('RIFF') && head.slice(8) === 'WEBP') return kinds.webp;
  if (head.startsWith('PK\x03\x04')) return officeKind(bytes);
  return isPlainText(bytes) ? textKind(name) : null;
}

/** Every media type that evidence has. */
export const evidenceTypes: readonly string[] = Object.values(kinds).map(({ type }) => type);

const mostEntries = 10_000;

/** An office document is an archive with a table of contents and one main folder; one with macros is a program. */
async function officeKind(bytes: Buffer): Promise<Kind | null> {
  const names = await entryNames(bytes);
  const holds = (folder: string) => names.some((name) => name.startsWith(folder));
  if (!names.includes('[Content_Types].xml') || names.some((name) => /vbaProject\.bin$/i.test(name))) return null;
  const found = [
    ...(holds('word/') ? [kinds.docx] : []),
    ...(holds('xl/') ? [kinds.xlsx] : []),
    ...(holds('ppt/') ? [kinds.pptx] : []),
  ];
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The names in an archive; nothing is unpacked. None where it is damaged, or has or unpacks to more than an office ever writes. */
async function entryNames(bytes: Buffer): Promise<string[]> {
  const names: string[] = [];
  try {
    const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
    if (zip.entryCount > mostEntries) return [];
    let unpacked = 0;
    for await (const { fileName, uncompressedSize, compressedSize } of zip.eachEntry()) {
      names.push(fileName);
      unpacked += uncompressedSize;
      const swells = uncompressedSize > ratioMattersFrom && uncompressedSize > maxRatio * compressedSize;
      if (swells || unpacked > maxUnpackedBytes) return [];
    }
  } catch {
    // yauzl refuses what is damaged or leads outside: either is no document.
    return [];
  }
  return names;
}

/** Text in UTF-8 or GB18030 without characters that steer a terminal or end a string. */
function isPlainText(bytes: Buffer): boolean {
  const text = isUtf8(bytes) ? bytes.toString('utf8') : gb18030(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are refused
  return text !== null && !/[\0-\x08\x0e-\x1f\x7f]/.test(text) && !isProgram(text);
}

/** A kind as `Content-Type` says it: for text with its encoding, which would be taken for UTF-8 otherwise. */
export function contentType(type: string, bytes: Buffer): string {
  return type.startsWith('text/') ? `${type}; charset=${isUtf8(bytes) ? 'utf-8' : 'gb18030'}` : type;
}

function gb18030(bytes: Buffer): string | null {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What a browser or a shell would run if it were let: a page, a drawing, a script with its interpreter. */
function isProgram(text: string): boolean {
  return /^\ufeff?\s*(#!|<(\?|!|[a-z]))/i.test(text);
}

/** Text tells nothing of its use, so here the name decides: `.bat` or `.js` would be run by whoever opens it. */
function textKind(name: string): Kind | null {
  const ending = endingOf(name);
  if (ending === 'csv') return kinds.csv;
  return ending === 'txt' || ending === '' ? kinds.txt : null;
}

/** The ending of a name, in lower case; empty where there is none. */
export function endingOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

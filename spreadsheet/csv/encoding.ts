import { isUtf8 } from 'node:buffer';
import { hasCode } from '../error-code';
import { SpreadsheetRefused } from '../refusal';

export type Decoded = { readonly text: string; readonly encoding: 'utf-8' | 'gb18030' | 'utf-16' };

/**
 * Tells UTF-8 from GB18030 (Excel's default in China) by whether the bytes are valid, and says so where they do not
 * tell (reliability §4 B01–B09). Text is never decoded with losses.
 */
export function decode(bytes: Buffer): Decoded {
  const marked = byMark(bytes);
  if (marked) return marked;
  if (isUtf16(bytes)) throw new SpreadsheetRefused('encoding-unknown');
  const utf8 = strictly('utf-8', bytes);
  if (utf8 === undefined) return { text: asGb18030(bytes), encoding: 'gb18030' };
  if (!mightBeGbk(utf8)) return { text: utf8, encoding: 'utf-8' };
  const gb18030 = strictly('gb18030', bytes);
  if (gb18030 === undefined) return { text: utf8, encoding: 'utf-8' };
  throw new SpreadsheetRefused('encoding-ambiguous', { utf8: sample(utf8), gb18030: sample(gb18030) });
}

function byMark(bytes: Buffer): Decoded | undefined {
  const mark = bytes.subarray(0, 3).toString('hex');
  if (mark === 'efbbbf') return { text: strictly('utf-8', bytes) ?? refuseBroken(bytes), encoding: 'utf-8' };
  const utf16 = mark.startsWith('fffe') ? 'utf-16le' : mark.startsWith('feff') ? 'utf-16be' : undefined;
  if (!utf16) return undefined;
  const text = strictly(utf16, bytes);
  if (text === undefined) throw new SpreadsheetRefused('text-cut-off');
  return { text, encoding: 'utf-16' };
}

/** In UTF-16 every line feed has a zero byte beside it; a stray zero in other text has not. */
function isUtf16(bytes: Buffer): boolean {
  if (bytes.length % 2 !== 0 || !bytes.includes(0)) return false;
  let feeds = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) {
    feeds += 1;
    if (bytes[at % 2 === 0 ? at + 1 : at - 1] !== 0) return false;
  }
  return feeds > 0;
}

function strictly(encoding: string, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (hasCode(error, 'ERR_ENCODING_INVALID_ENCODED_DATA')) return undefined;
    throw error;
  }
}

function asGb18030(bytes: Buffer): string {
  const valid = validStart(bytes);
  const header = bytes.subarray(0, Math.min(longestHeading, Math.max(0, bytes.indexOf(0x0a))));
  // A heading of Chinese in valid UTF-8 shows what the file began as.
  if (valid.length > header.length && han(header.toString('utf8')) >= 2) return refuseBroken(bytes);
  return strictly('gb18030', bytes) ?? refuseGb18030(bytes);
}

function refuseBroken(bytes: Buffer): never {
  const valid = validStart(bytes);
  if (bytes.length - valid.length <= 3) throw new SpreadsheetRefused('text-cut-off');
  throw new SpreadsheetRefused('encoding-mixed', { line: lines(valid) });
}

function refuseGb18030(bytes: Buffer): never {
  const cut = [1, 2, 3].some((missing) => strictly('gb18030', bytes.subarray(0, -missing)) !== undefined);
  throw new SpreadsheetRefused(cut ? 'text-cut-off' : 'encoding-unknown');
}

/** The bytes before the first that is no UTF-8, looked for piece by piece. */
function validStart(bytes: Buffer): Buffer {
  let at = 0;
  while (at < bytes.length) {
    let end = Math.min(at + pieceBytes, bytes.length);
    // No character is cut apart: the bytes that go on with one begin with 10.
    while (end < bytes.length && end > at && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
    const piece = bytes.subarray(at, end > at ? end : at + pieceBytes);
    if (!isUtf8(piece)) return bytes.subarray(0, at + sameStart(piece, Buffer.from(piece.toString('utf8'))));
    at += piece.length;
  }
  return bytes;
}

function sameStart(one: Buffer, other: Buffer): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

const pieceBytes = 65_536;
const [longestHeading, lineFeed, carriageReturn] = [20_000, 0x0a, 0x0d];

/** Line ends are single bytes in UTF-8; counted there, since a text and its lines would take many times the memory. */
function lines(bytes: Buffer): number {
  let [ends, before] = [0, 0];
  for (const byte of bytes) {
    if (byte === carriageReturn || (byte === lineFeed && before !== carriageReturn)) ends += 1;
    before = byte;
  }
  return ends + 1;
}

/** Han characters take three bytes in UTF-8; text whose only other characters take two may be GBK by chance (B07). */
function mightBeGbk(text: string): boolean {
  return /[^\0-\u007f]/u.test(text) && !/[^\0-\u07ff]/u.test(text);
}

function han(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0;
}

function sample(text: string): string {
  return text.match(/[^\0-\u007f]+/u)?.[0].slice(0, 10) ?? '';
}

import type { Count } from './walk';
import { walk } from './walk';

/** Formats that a spreadsheet knows by number alone and that show a day or a time, the East Asian ones among them. */
const known = new Set([...between(14, 22), ...between(27, 36), ...between(45, 47), ...between(50, 58)]);

/** Which styles of cells show a day: by the number that a cell names its style by. */
export function dateStyles(part: Uint8Array | undefined, count: Count): readonly boolean[] {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  if (!part) return styles;
  walk(part, count, {
    open: (tag, { numFmtId, formatCode = '' }) => {
      const id = Number(numFmtId ?? 0);
      if (tag === 'cellXfs') inCells = true;
      if (tag === 'numFmt') own.set(id, showsDay(formatCode.slice(0, longestFormat)));
      if (tag === 'xf' && inCells) styles.push(own.get(id) ?? known.has(id));
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

const longestFormat = 255;

/** Whether a format has parts of a day or a time, what is quoted, escaped or in brackets left out. */
function showsDay(format: string): boolean {
  if (/\[[hms]+\]/i.test(format)) return true;
  const bare = format
    .replace(/\[[$\-\w]*\]/g, '')
    .replace(/\\./g, '')
    .replace(/"[^"]*"/g, '')
    .replace(/[*_]./g, '')
    .toLowerCase();
  if (/^(general|@)$/.test(bare.trim())) return false;
  return /[yd]|mmm|am\/pm|a\/p|(^|[^a-z])[hs]{1,2}([^a-z]|$)/.test(bare);
}

const dayMs = 86_400_000;
const [from1900, from1904] = [Date.UTC(1899, 11, 31), Date.UTC(1904, 0, 1)];
/** 31 December 9999, beyond which no spreadsheet shows a day. */
const lastSerial = 2_958_465;

/**
 * The day that a serial number shows, `YYYY-MM-DD`; null for one that no spreadsheet shows as a day. Since 1900 there is
 * a 29 February that never was: 60 is read as the 28th.
 */
export function dayOfSerial(serial: number, date1904: boolean): string | null {
  if (!(Math.abs(serial) <= lastSerial)) return null;
  const days = !date1904 && serial > 60 ? serial - 1 : serial === 60 && !date1904 ? 59 : serial;
  return new Date((date1904 ? from1904 : from1900) + Math.round(days * dayMs)).toISOString().slice(0, 10);
}

function between(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

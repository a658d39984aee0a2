/** Control characters, line and paragraph separators, halves of surrogate pairs. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]+/gu;

/** Characters that turn the reading direction around, and those that hide: a text may not look like another. */
const deceiving = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** A text as one line for a header or a cell: nothing in it can start another header or turn the line around. */
export function oneLine(text: string): string {
  return text.replace(deceiving, '').replace(unseen, ' ').replace(/\s+/gu, ' ').trim();
}

/** A text whose own line breaks stay; otherwise as plain as one line. */
export function manyLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/u)
    .map(oneLine)
    .join('\n')
    .trim();
}

/** Cuts to so many code points, never inside one, and marks the cut. */
export function cut(text: string, limit: number): string {
  const points = [...text];
  return points.length > limit ? `${points.slice(0, Math.max(0, limit - 1)).join('')}…` : text;
}

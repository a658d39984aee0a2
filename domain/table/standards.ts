/** A way of numbering: what its n-th mark looks like, in full or half width. */
type Numbering = (position: number) => RegExp;

const chinese = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const circled = (position: number) => String.fromCodePoint(0x245f + position);
const fullWidth = (position: number) =>
  [...String(position)].map((digit) => `[${digit}${String.fromCodePoint(0xff10 + Number(digit))}]`).join('');
const inChinese = (position: number) =>
  position <= 10
    ? chinese[position]
    : `${position < 20 ? '' : chinese[Math.floor(position / 10)]}十${chinese[position % 10]}`;

const numberings: readonly Numbering[] = [
  (position) => new RegExp(`[（(]\\s*${inChinese(position)}\\s*[)）]`, 'gu'),
  (position) => new RegExp(`[（(]\\s*${fullWidth(position)}\\s*[)）]`, 'gu'),
  (position) => new RegExp(circled(position), 'gu'),
  // Neither "1.5万" nor "2026.1.5" is a mark: no digit may stand right before it, nor after its point unless it begins a year.
  (position) =>
    new RegExp(`(?<![\\d０-９.．])${fullWidth(position)}\\s*(?:[.．](?![\\d０-９]|$)|[.．](?=\\d{4}年)|[、)）])`, 'gu'),
  (position) => new RegExp(`(?<=^|[\\s；;。])${inChinese(position)}、|(?:第)?${inChinese(position)}是`, 'gu'),
];

/**
 * The quality standards of a cell, each on its own (domain.md, "Reading a real table"): numbered `1.`, `（一）`, `①`,
 * on lines of their own, or split by `；`. Marks and the punctuation at the end are not part of a standard.
 */
export function splitStandards(text: string): string[] {
  const numbered = numberings.map((numbering) => splitNumbered(text, numbering)).find((parts) => parts !== undefined);
  const parts = numbered ?? text.split(/[；;\n]/u);
  return parts.map(bare).filter((part) => part !== '');
}

/** The text after each mark 1, 2, 3 … in turn; undefined where it does not start with the first. */
function splitNumbered(text: string, numbering: Numbering): string[] | undefined {
  const marks: { start: number; end: number }[] = [];
  for (let from = 0; marks.length < 99; ) {
    const mark = numbering(marks.length + 1);
    mark.lastIndex = from;
    const match = mark.exec(text);
    if (!match) break;
    if (marks.length === 0 && text.slice(0, match.index).trim() !== '') return undefined;
    from = match.index + match[0].length;
    marks.push({ start: match.index, end: from });
  }
  if (marks.length === 0) return undefined;
  return marks.map(({ end }, at) => text.slice(end, marks[at + 1]?.start).replace(/\s*\n\s*/gu, ''));
}

function bare(part: string): string {
  return part.trim().replace(/[；;。,，、\s]+$/u, '');
}

import type { Day } from '../clocks/zone';
import { dayFrom, lastDayOf } from './day';
import { withDigits } from './numerals';
import { compact } from './text';

/** Why a written deadline names no day. */
export type DeadlineTextFault =
  | 'deadline-unreadable'
  | 'no-such-day'
  | 'deadline-ambiguous'
  | 'deadline-recurring'
  | 'deadline-other-calendar'
  | 'deadline-year-unlikely';

export type DeadlineText = { readonly day: Day; readonly ongoing?: true } | { readonly fault: DeadlineTextFault };

type Form = readonly [RegExp, (parts: Readonly<Record<string, string>>, year: number) => DeadlineText];

/** A year, written or left to the batch; then what makes a time into a time limit, which changes nothing. */
const year = '(?:(?<y>\\d+)年|(?<rel>今年|本年|当年|明年))?';
const end = '(?:份)?(?:底|末)?(?:以前|之前|前|以内|之内|内)?(?:完成|办结)?';

/** Every form of domain.md's table ("Reading a real table"), after width, spaces and Chinese numerals are evened out. */
const forms: readonly Form[] = [
  [/农历|阴历|腊月|正月|闰|民国/u, () => fault('deadline-other-calendar')],
  [/^每/u, () => fault('deadline-recurring')],
  [/^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/u, () => fault('deadline-ambiguous')],
  [form('(?<y>\\d+)[-/.](?<m>\\d{1,2})[-/.](?<d>\\d{1,2})日?'), onDay],
  [form('(?<y>\\d{4})(?<m>\\d{2})(?<d>\\d{2})'), onDay],
  [form('(?<y>\\d{4,})[-/.](?<m>\\d{1,2})'), onDay],
  [form('(?<m>\\d{1,2})[-/.](?<d>\\d{1,2})'), onDay],
  [form(`${year}第?(?<q>\\d)季度?`), ({ q, ...parts }, of) => endOfMonth(parts, of, Number(q) * 3)],
  [form(`${year}(?<h>上|下)半年`), ({ h, ...parts }, of) => endOfMonth(parts, of, h === '上' ? 6 : 12)],
  [form(`${year}(?<m>\\d{1,2})月(?<t>上|中|下)旬`), inTenDays],
  [form(`${year}(?<m>\\d{1,2})月(?:(?<d>\\d{1,2})(?:日|号)?)?`), onDay],
  [
    form('(?:(?<y>\\d+)年?|(?<rel>今年|本年|当年|明年)|本|全)?(?:年|年度|全年)?', '(?!年$)(?=.*年)'),
    (parts, of) => endOfMonth(parts, of, 12),
  ],
  [
    new RegExp(`^${year}(?:长期|持续|常年|常态化|经常性)(?:坚持|推进|推动|开展|落实|实施|有效|抓好)?$`, 'u'),
    (parts, of) => ongoing(endOfMonth(parts, of, 12)),
  ],
];

/**
 * The day that a written deadline means in a table for a year: 3月底前, 第二季度, 二〇二六年三月三十一日 …
 * What is written is never guessed at: 尽快 and 3/4/2026 are faults.
 */
export function readDeadlineText(text: string, batchYear: number): DeadlineText {
  const plain = withDigits(compact(text))
    .replace(/\((?:周|星期).\)/u, '')
    .replace(/^(?:于|在|截至|截止|至|到)|[。;,]+$/gu, '');
  for (const [pattern, read] of forms) {
    const match = pattern.exec(plain);
    if (match) return read(match.groups ?? {}, batchYear);
  }
  return fault('deadline-unreadable');
}

function form(body: string, ahead = ''): RegExp {
  return new RegExp(`^${ahead}${body}${end}$`, 'u');
}

function onDay(parts: Readonly<Record<string, string>>, batchYear: number): DeadlineText {
  if (!parts.d) return endOfMonth(parts, batchYear, Number(parts.m));
  return checked(parts, batchYear, (of) => dayFrom(of, Number(parts.m), Number(parts.d)));
}

function inTenDays(parts: Readonly<Record<string, string>>, batchYear: number): DeadlineText {
  if (parts.t === '下') return endOfMonth(parts, batchYear, Number(parts.m));
  return checked(parts, batchYear, (of) => dayFrom(of, Number(parts.m), parts.t === '上' ? 10 : 20));
}

function endOfMonth(parts: Readonly<Record<string, string>>, batchYear: number, month: number): DeadlineText {
  return checked(parts, batchYear, (of) => lastDayOf(of, month));
}

function checked(
  { y, rel }: Readonly<Record<string, string>>,
  batchYear: number,
  dayIn: (year: number) => Day | undefined,
): DeadlineText {
  const of = y ? yearOf(y) : batchYear + (rel === '明年' ? 1 : 0);
  if (of === undefined) return fault('deadline-year-unlikely');
  const day = dayIn(of);
  return day ? { day } : fault('no-such-day');
}

/** 2026, or 26 for short; 0206 and 20206 are slips of the pen. */
function yearOf(digits: string): number | undefined {
  if (digits.length === 2) return 2000 + Number(digits);
  return /^(19|20|21)\d\d$/.test(digits) ? Number(digits) : undefined;
}

function ongoing(read: DeadlineText): DeadlineText {
  return 'day' in read ? { ...read, ongoing: true } : read;
}

function fault(code: DeadlineTextFault): DeadlineText {
  return { fault: code };
}

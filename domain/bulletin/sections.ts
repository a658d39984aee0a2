import type { Day } from '../clocks/zone';
import { dayOf } from '../clocks/zone';
import type { Locale, Worded } from '../locale';
import type { PeriodId } from '../periods/period';
import { isQuarter } from '../periods/period';
import { plain } from '../table/text';
import { periodWords } from './words';

/** What people write around the locked figures of a bulletin; paragraphs are lines. */
export const sectionNames = ['number', 'opening', 'comments', 'next', 'issuer', 'issuedOn'] as const;
export type SectionName = (typeof sectionNames)[number];
export type Sections = Readonly<Record<SectionName, string>>;

/** The text that stands where nobody has written any: it claims nothing that the figures do not say. */
export function defaultSections(period: PeriodId, closedAt: number, zone: string, locale: Locale): Sections {
  return {
    number: numberOf(period)[locale],
    opening: opening(periodWords(period))[locale],
    comments: comments[locale],
    next: next[locale],
    issuer: issuer[locale],
    issuedOn: dayOf(closedAt, zone),
  };
}

/** The paragraphs of a text that a person wrote. */
export function paragraphs(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => plain(line).trim())
    .filter((line) => line !== '');
}

/** A day as bulletins write it. */
export function dayWords(day: Day, locale: Locale): string {
  const [year, month, date] = day.split('-').map(Number);
  return locale === 'zh-CN' ? `${year}年${month}月${date}日` : day;
}

function numberOf(period: PeriodId): Worded {
  const year = period.slice(0, 4);
  if (isQuarter(period)) {
    const quarter = Number(period.slice(6));
    return { 'zh-CN': `〔${year}〕第${'一二三四'[quarter - 1]}季度`, en: `${year}, quarter ${quarter}` };
  }
  const month = Number(period.slice(5));
  return { 'zh-CN': `〔${year}〕第${month}期`, en: `${year}, no. ${month}` };
}

function opening(words: Worded): Worded {
  return {
    'zh-CN': `现将${words['zh-CN']}重点任务推进情况通报如下。`,
    en: `This is how the key tasks stood in ${words.en}.`,
  };
}

const issuer: Worded = { 'zh-CN': '领导小组办公室', en: 'Office of the leading group' };

const comments: Worded = {
  'zh-CN': '请各单位对照本通报核实本单位事项，举一反三，抓好整改。',
  en: 'Every unit checks its own items against this bulletin and puts right what is amiss.',
};

const next: Worded = {
  'zh-CN': [
    '逾期事项的责任单位要逐项说明原因，明确完成措施，并在规定期限内答复督办单。',
    '未按时报告的责任人要尽快补报进展和成效，下期按时报告。',
    '临近时限的事项要倒排工期，对照质量标准逐条落实；确需延期的，要在时限之前提出申请。',
  ].join('\n'),
  en: [
    'Units with overdue items say for each why, and by what they will be done, and answer their notices in time.',
    'Owners whose report is missing hand it in now, and the next one in time.',
    'Items whose deadline is near are worked on standard by standard; who needs an extension asks before the deadline.',
  ].join('\n'),
};

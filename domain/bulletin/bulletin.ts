import type { Locale } from '../locale';
import type { PeriodEntry } from '../periods/entry';
import type { Figures } from '../periods/figures';
import type { PeriodId } from '../periods/period';
import { plain } from '../table/text';
import type { Correction } from './corrections';
import { corrections } from './corrections';
import type { BulletinDocument, Chapter } from './document';
import { printed } from './document';
import { accepted, deadlinesMoved, overdue } from './items';
import { missingReports } from './missing-reports';
import { movers } from './movers';
import { overview } from './overview';
import type { Sections } from './sections';
import { dayWords, paragraphs } from './sections';
import { lightsByUnit } from './units';
import { more, ordinal, periodWords, sayIn, words } from './words';

/** What a bulletin is drawn up from. `before` are the figures of the period before, null where there are none. */
export type BulletinGrounds = {
  readonly period: PeriodId;
  readonly entries: readonly PeriodEntry[];
  readonly figures: Figures;
  readonly before: Figures | null;
  /** The adjustments that were recorded within the period. */
  readonly corrections: readonly Correction[];
  readonly sections: Sections;
  readonly locale: Locale;
  readonly zone: string;
};

/**
 * The bulletin (通报) of a closed period (domain.md, "Month close", 3). Every number in it comes from the entries and
 * the figures as they were frozen; people write only the sections around them. Same grounds, same document.
 */
export function bulletinOf(grounds: BulletinGrounds): BulletinDocument {
  const { period, sections, locale } = grounds;
  const say = sayIn(locale);
  const named = periodWords(period);
  const found = corrections(grounds, say);
  const chapters: [string, Chapter['blocks']][] = [
    [say('overview'), overview(grounds, say)],
    [say('byUnit'), lightsByUnit(grounds, say)],
    [say('overdue'), overdue(grounds, say)],
    [say('moved'), deadlinesMoved(grounds, say)],
    [say('accepted'), accepted(grounds, say)],
    [say('movers'), movers(grounds, say)],
    [say('missing'), missingReports(grounds, say)],
    ...(found.length > 0 ? [[say('corrections'), found] as [string, Chapter['blocks']]] : []),
    ...written(say('comments'), sections.comments),
    ...written(say('next'), sections.next),
  ];
  return {
    lang: locale,
    head: words.head[locale],
    number: plain(sections.number),
    issuer: plain(sections.issuer),
    issuedOn: dayWords(sections.issuedOn, locale),
    title: titleOf(named[locale], locale),
    opening: paragraphs(sections.opening),
    chapters: chapters.map(([heading, blocks], at) => ({
      heading: `${ordinal(at + 1, locale)}${heading}`,
      blocks: blocks.map((block) => printed(block, more[locale])),
    })),
  };
}

/** What a bulletin is called; its files too. */
export function titleOf(period: string, locale: Locale): string {
  return locale === 'zh-CN' ? `${period}重点任务推进情况通报` : `Progress of the key tasks, ${period}`;
}

/** A chapter that people write; left out where they have emptied it. */
function written(heading: string, text: string): [string, Chapter['blocks']][] {
  const said = paragraphs(text);
  return said.length > 0 ? [[heading, said.map((one) => ({ kind: 'text', text: one }))]] : [];
}

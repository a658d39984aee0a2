import type { PeriodFacts } from '../letter-facts';
import type { Content } from './content';
import { monthClosed } from './month-closed';
import { monthText, quarterText } from './told';
import { unsettled } from './unsettled';

/** What a letter about a period says, in its reader's language. */
export function periodContent(facts: PeriodFacts): Content {
  return facts.kind === 'month_closed' ? monthClosed[facts.locale](facts) : unsettled[facts.locale](facts);
}

/** The period that it is about, as people say it. */
export function periodText(facts: PeriodFacts): string {
  if (facts.kind === 'month_closed') return monthText(facts.month, facts);
  // At the beginning of a subject there is no article.
  return quarterText(facts.quarter, facts).replace(/^the (.)/, (_, first: string) => first.toUpperCase());
}

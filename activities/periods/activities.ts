import type { Month } from '../../domain/clocks/reporting';
import { cutOffOf } from '../../domain/clocks/reporting';
import { nextToClose } from '../../domain/periods/closing';
import type { Database } from '../../prisma/client';
import type { Days } from '../../prisma/organisation-rules';
import { organisationRules } from '../../prisma/organisation-rules';
import { beginClose, readBooks } from '../../prisma/periods';
import { beating } from '../issue/beating';
import { takeEntries } from './take-entries';

/** What a close does its work with. */
export type PeriodDependencies = Days & {
  readonly database: Database;
  /** Called after letters have been written, so that they go out at once. */
  readonly nudge: () => void;
};

/** The steps of a month's close; each may be repeated, and finds what it has done. */
export function createPeriodActivities({ database, nudge, ...days }: PeriodDependencies) {
  return {
    /**
     * The month that is to be closed now, its close begun; null where none is due. Of several that an outage left
     * behind it is the earliest: months close in order.
     */
    async beginDueClose(): Promise<Month | null> {
      const rules = await organisationRules(database, days);
      const books = await readBooks(database, rules);
      const begun = books.months.find(({ state }) => state === 'closing');
      if (begun) return begun.id;
      const month = nextToClose(books);
      if (month === null || cutOffOf(month, rules) >= books.now) return null;
      const closing = await beginClose(database, days, { month, asOf: null, by: null });
      return 'hold' in closing ? null : month;
    },

    async takeEntries(month: Month): Promise<number> {
      const entries = await beating(() => takeEntries(database, days, month));
      nudge();
      return entries;
    },
  };
}

export type PeriodActivities = ReturnType<typeof createPeriodActivities>;

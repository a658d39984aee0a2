import type { Month } from '../../domain/clocks/reporting';
import { cutOffOf } from '../../domain/clocks/reporting';
import { nextToClose } from '../../domain/periods/closing';
import type { Database } from '../../prisma/client';
import type { Days } from '../../prisma/organisation-rules';
import { organisationRules } from '../../prisma/organisation-rules';
import { beginClose, readBooks } from '../../prisma/periods';
import { beating } from '../issue/beating';
import { takeEntries } from './take-entries';

/** How far apart two machines' clocks may be, milliseconds. */
const soonMs = 10 * 60_000;

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
     * behind it is the earliest: months close in order. A number where one will be due in so many milliseconds: the
     * database's clock decides, and may be behind the engine's, which has started this run.
     */
    async beginDueClose(): Promise<Month | number | null> {
      const rules = await organisationRules(database, days);
      const books = await readBooks(database, rules);
      const begun = books.months.find(({ state }) => state === 'closing');
      if (begun) return begun.id;
      const month = nextToClose(books);
      if (month === null) return null;
      const wait = cutOffOf(month, rules) + 1 - books.now;
      if (wait > 0) return wait <= soonMs ? wait : null;
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

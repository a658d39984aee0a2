import type { Month } from '../domain/clocks/reporting';
import { cutOffOf, monthAt } from '../domain/clocks/reporting';
import type { Rules } from '../domain/clocks/rules';
import type { Books, ClosedMonth, Closing, PeriodState } from '../domain/periods/closing';
import { closingOf } from '../domain/periods/closing';
import { monthForm } from '../domain/periods/period';
import type { Database, Transaction } from './client';
import { monthChange } from './month-change';
import type { Days } from './organisation-rules';
import { organisationRules } from './organisation-rules';

/** The months that are being or have been closed, in order. */
export async function readMonths(on: Transaction): Promise<ClosedMonth[]> {
  const rows = await on.period.findMany({ orderBy: { id: 'asc' }, select: { id: true, state: true, cutOff: true } });
  return rows
    .filter(({ id }) => monthForm.test(id))
    .map(({ id, state, cutOff }) => ({ id, state: state as PeriodState, cutOff: cutOff.getTime() }));
}

/** What stands about months now, by the database's clock. */
export async function readBooks(on: Transaction, rules: Rules): Promise<Books> {
  const [clock] = await on.$queryRaw<{ now: bigint; first: bigint | null }[]>`
    SELECT duban_ms(duban_now()) AS now, (SELECT duban_ms(min(recorded_at)) FROM ledger) AS first`;
  if (!clock) throw new Error('the database told no time');
  const first = clock.first === null ? null : monthAt(Number(clock.first), rules);
  return { now: Number(clock.now), zone: rules.zone, first, months: await readMonths(on) };
}

/** Which month is to be closed, as of when (null: its own cut-off), and by whom (null: the schedule). */
export type CloseAsked = { readonly month: Month; readonly asOf: number | null; readonly by: string | null };

/**
 * Begins a close: from here on what the month covers stands fast. The lock that recorders share is taken alone for a
 * moment, so that whatever was recorded up to the cut-off is there, and nothing can be added (domain.md, "Month
 * close", 4). Begun again, it finds the close begun or done; what holds it is answered, and nothing is written.
 */
export async function beginClose(database: Database, days: Days, asked: CloseAsked): Promise<Closing> {
  return database.$transaction(
    async (on) => {
      await on.$executeRaw`SELECT pg_advisory_xact_lock(4455001)`;
      const rules = await organisationRules(on, days);
      const { month, asOf, by } = asked;
      const closing = closingOf(month, asOf, cutOffOf(month, rules), await readBooks(on, rules));
      if (!('cutOff' in closing)) return closing;
      const { from, cutOff } = closing;
      await on.$executeRaw`
        INSERT INTO period (id, state, from_at, cut_off, asked_by)
        VALUES (${month}, 'closing', ${new Date(from)}, ${new Date(cutOff)}, ${by}::uuid)`;
      await monthChange(on, { month, cutOff, by, zone: days.zone });
      return closing;
    },
    { maxWait: 10_000, timeout: 30_000 },
  );
}

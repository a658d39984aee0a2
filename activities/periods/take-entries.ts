import type { Month } from '../../domain/clocks/reporting';
import { canonical } from '../../domain/ledger/canonical';
import type { PeriodEntry } from '../../domain/periods/entry';
import { figuresOf } from '../../domain/periods/figures';
import type { Database, Transaction } from '../../prisma/client';
import type { Days } from '../../prisma/organisation-rules';
import { entryPages, keepEntries } from '../../prisma/period-entries';
import { tellClosed } from './tell';

/** The longest that a close may take, milliseconds; 50,000 items take well under a minute. */
const patienceMs = 15 * 60_000;

/**
 * Takes the entries of a month whose close has begun, closes it and writes the letters that this calls for, all in one
 * transaction: again, or beside another,
 * it finds the month closed. Answers how many entries it has.
 */
export function takeEntries(database: Database, days: Days, month: Month): Promise<number> {
  return database.$transaction((on) => take(on, days, month), { maxWait: 10_000, timeout: patienceMs });
}

async function take(on: Transaction, days: Days, month: Month): Promise<number> {
  const [period] = await on.$queryRaw<{ state: string; from: bigint; cutOff: bigint; entryCount: number | null }[]>`
    SELECT state, duban_ms(from_at) AS from, duban_ms(cut_off) AS "cutOff", entry_count AS "entryCount"
    FROM period WHERE id = ${month} FOR UPDATE`;
  if (!period) throw new Error(`the close of ${month} has not begun`);
  if (period.state !== 'closing') return period.entryCount ?? 0;

  const entries: PeriodEntry[] = [];
  const window = { month, from: Number(period.from), cutOff: Number(period.cutOff) };
  for await (const page of entryPages(on, window, days)) {
    await keepEntries(on, month, page);
    entries.push(...page);
  }
  await on.$executeRaw`
    UPDATE period SET state = 'closed', figures = ${canonical(figuresOf(entries))} WHERE id = ${month}`;
  await tellClosed({ on, zone: days.zone }, month);
  return entries.length;
}

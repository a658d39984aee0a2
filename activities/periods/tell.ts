import type { Month } from '../../domain/clocks/reporting';
import { dayOf } from '../../domain/clocks/zone';
import type { PeriodKind } from '../../domain/letters/letter';
import { peopleOf } from '../../domain/people/directory';
import type { PeriodId, Quarter } from '../../domain/periods/period';
import { monthsOf, quarterOf } from '../../domain/periods/period';
import type { Transaction } from '../../prisma/client';
import { loadDirectory } from '../../prisma/directory';
import { Prisma } from '../../prisma/generated/client';
import { messageIdSql, newId } from '../digest/identity';
import { nobody, readersOf, unsettledIn } from './told';

/** What is told with, in the transaction of a close or after it: again, it finds everybody told. */
export type Telling = { readonly on: Transaction; readonly zone: string };

/** Writes the letters that a month's close calls for, those of its quarter's end among them. Answers how many were new. */
export async function tellClosed(telling: Telling, month: Month): Promise<number> {
  const quarter = quarterOf(month);
  const [, , last] = monthsOf(quarter);
  const told = await tellMonthClosed(telling, month);
  return month === last ? told + (await tellUnsettled(telling, quarter)) : told;
}

/** Tells the secretariat that a month has been closed; the letter has its figures. */
export async function tellMonthClosed({ on, zone }: Telling, month: Month): Promise<number> {
  const readers = peopleOf(['secretariat'], nobody, await loadDirectory(on), await today(on, zone));
  return write(on, 'month_closed', month, readers);
}

/** Tells the leaders in charge and the secretariat what a quarter finds unsettled; nobody where there is nothing. */
export async function tellUnsettled({ on, zone }: Telling, quarter: Quarter): Promise<number> {
  const items = await unsettledIn(on, quarter, zone);
  return write(on, 'unsettled', quarter, readersOf(items, await loadDirectory(on), await today(on, zone)));
}

/** One letter to each, about the period that is its occasion; who has one already gets no other. */
function write(on: Transaction, kind: PeriodKind, period: PeriodId, readers: readonly string[]): Promise<number> {
  const id = messageIdSql(Prisma.sql`${kind}::text`, Prisma.sql`${period}::text`, Prisma.sql`reader::text`);
  return on.$executeRaw`
    INSERT INTO letter (id, kind, occasion, seq, recipient_id, message_id, state, created_at)
    SELECT ${newId}, ${kind}, ${period}, 0, reader, ${id}, 'pending', duban_now()
    FROM unnest(${readers}::uuid[]) AS reader
    ON CONFLICT DO NOTHING`;
}

async function today(on: Transaction, zone: string): Promise<string> {
  const [clock] = await on.$queryRaw<{ now: Date }[]>`SELECT duban_now() AS now`;
  if (!clock) throw new Error('the database told no time');
  return dayOf(clock.now.getTime(), zone);
}

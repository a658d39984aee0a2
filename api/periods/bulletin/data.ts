import type { Correction, Fact } from '../../../domain/bulletin/corrections';
import type { Sections } from '../../../domain/bulletin/sections';
import type { Locale } from '../../../domain/locale';
import type { PeriodEntry } from '../../../domain/periods/entry';
import type { Figures } from '../../../domain/periods/figures';
import type { PeriodId } from '../../../domain/periods/period';
import type { Transaction } from '../../../prisma/client';

/** A closed period as a bulletin is drawn from it: what was frozen at its close, and never changes. Instants are epoch milliseconds. */
export type ClosedPeriod = {
  readonly id: PeriodId;
  readonly from: number;
  readonly cutOff: number;
  readonly closedAt: number;
  readonly figures: Figures;
};

const closedStates = ['closed', 'sealed'];

/** A period that is closed; null while it is not. */
export async function findClosed(on: Transaction, id: PeriodId): Promise<ClosedPeriod | null> {
  const [found = null] = await findAllClosed(on, [id]);
  return found;
}

/** Those of some periods that are closed, in order. */
export async function findAllClosed(on: Transaction, ids: readonly PeriodId[]): Promise<ClosedPeriod[]> {
  const rows = await on.period.findMany({
    where: { id: { in: [...ids] }, state: { in: closedStates } },
    orderBy: { id: 'asc' },
  });
  return rows.flatMap(({ id, fromAt, cutOff, closedAt, figures }) =>
    closedAt && figures
      ? [
          {
            ...{ id, from: fromAt.getTime(), cutOff: cutOff.getTime(), closedAt: closedAt.getTime() },
            figures: JSON.parse(figures) as Figures,
          },
        ]
      : [],
  );
}

/** The first month that was ever begun to close; null where there is none. */
export async function firstMonth(on: Transaction): Promise<PeriodId | null> {
  // Quarters sort behind the months of their year, and none begins before its months.
  const first = await on.period.findFirst({ orderBy: { id: 'asc' }, select: { id: true } });
  return first?.id ?? null;
}

export { entriesKept as entriesOf } from '../../../prisma/period-entries';
export { composedEntries } from '../../../prisma/quarters';

/** The adjustments that were recorded within a span, the oldest first: they count to the month that it is. */
export async function correctionsIn(
  on: Transaction,
  { from, cutOff }: Pick<ClosedPeriod, 'from' | 'cutOff'>,
): Promise<Correction[]> {
  const rows = await on.adjustment.findMany({
    where: { recordedAt: { gt: new Date(from), lte: new Date(cutOff) } },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    include: { entry: { select: { body: true } } },
  });
  return rows.map(({ periodId, body, entry }) => {
    const { name, leadUnit } = JSON.parse(entry.body) as PeriodEntry;
    const { corrects, reason } = JSON.parse(body) as AdjustmentBody;
    return { period: periodId, task: name, unit: leadUnit.name, corrects, reason };
  });
}

type AdjustmentBody = {
  readonly corrects: Readonly<Record<string, { readonly from: Fact; readonly to: Fact }>>;
  readonly reason: string;
};

/** What people have written of a bulletin. Version 0: nobody has written any. */
export type Written = {
  readonly sections: Partial<Sections>;
  /** What stands where nobody has written any, as it read when the period was sealed; null until then. */
  readonly usual: Readonly<Record<Locale, Sections>> | null;
  readonly version: number;
  readonly updatedAt: Date | null;
  readonly updatedBy: { readonly id: string; readonly name: string } | null;
};

const unwritten: Written = { sections: {}, usual: null, version: 0, updatedAt: null, updatedBy: null };

export async function readWritten(on: Transaction, period: PeriodId): Promise<Written> {
  const row = await on.bulletin.findUnique({
    where: { period },
    include: { editor: { select: { id: true, name: true } } },
  });
  if (!row) return unwritten;
  const { sections, version, updatedAt, editor } = row;
  const usual = row.usual as Written['usual'];
  if (version === 0) return { ...unwritten, usual };
  return { sections: sections as Partial<Sections>, usual, version, updatedAt, updatedBy: editor };
}

/** Keeps a period's bulletin from being written twice at once, and from being sealed meanwhile; answers whether it is sealed. */
export async function lockBulletin(on: Transaction, period: PeriodId): Promise<{ sealed: boolean }> {
  await on.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('bulletin ' || ${period}, 0))`;
  const [row] = await on.$queryRaw<{ state: string }[]>`SELECT state FROM period WHERE id = ${period} FOR SHARE`;
  return { sealed: row?.state === 'sealed' };
}

/** Puts sections in the place of those that stand. */
export async function putWritten(
  on: Transaction,
  period: PeriodId,
  sections: Partial<Sections>,
  by: string,
): Promise<void> {
  await on.$executeRaw`
    INSERT INTO bulletin (period, sections, version, updated_by, updated_at)
    VALUES (${period}, ${JSON.stringify(sections)}::jsonb, 1, ${by}::uuid, duban_now())
    ON CONFLICT (period) DO UPDATE SET sections = excluded.sections, version = bulletin.version + 1,
      updated_by = excluded.updated_by, updated_at = excluded.updated_at`;
}

import type { Transaction } from '../../../../prisma/client';
import type { Subject } from './subject';

/**
 * The closed periods that a bundle tells of: the chain of seals from the first one, up to that of the period whose bundle
 * it is, and what is closed and not sealed yet.
 */
export async function readPeriods(on: Transaction, { kind, id }: Subject) {
  const closed = await on.period.findMany({
    where: { state: { not: 'closing' } },
    orderBy: [{ sealNumber: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
  });
  if (kind !== 'period') return closed;
  const own = closed.findIndex((period) => period.id === id);
  const last = closed[own]?.sealNumber ?? null;
  return closed.filter(
    (period, place) => place === own || (period.sealNumber !== null && (last === null || place < own)),
  );
}

/** Corrections of the entries that a bundle has, and those that were recorded in the period whose bundle it is. */
export async function readAdjustments(on: Transaction, { kind, id, tasks }: Subject) {
  const order = { orderBy: [{ recordedAt: 'asc' as const }, { id: 'asc' as const }] };
  if (kind !== 'period') return on.adjustment.findMany({ where: { taskId: { in: [...tasks] } }, ...order });
  const { fromAt, cutOff } = await on.period.findUniqueOrThrow({ where: { id } });
  return on.adjustment.findMany({
    where: { OR: [{ periodId: id }, { recordedAt: { gt: fromAt, lte: cutOff } }] },
    ...order,
  });
}

/** The text that people wrote around the figures of periods, as it is hashed when they are sealed. */
export function readBulletins(on: Transaction, periods: readonly string[]) {
  type Row = {
    period: string;
    version: number;
    sections: string;
    usual: string | null;
    updatedAt: Date;
    updatedBy: string;
  };
  return on.$queryRaw<Row[]>`
    SELECT period, version, sections::text AS sections, usual::text AS usual, updated_at AS "updatedAt", updated_by::text AS "updatedBy"
    FROM bulletin WHERE period = ANY(${periods}::text[]) ORDER BY period`;
}

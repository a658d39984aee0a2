import type { z } from 'zod';
import type { PeriodState } from '../../domain/periods/closing';
import type { PeriodEntry } from '../../domain/periods/entry';
import { isQuarter } from '../../domain/periods/period';
import type { StoredAdjustment, StoredPeriod } from './data';
import type { adjustmentAnswer, entryAnswer, periodHead } from './schema';

const time = (at: number) => new Date(at).toISOString();

/** A period as a list shows it. */
export function presentHead(period: StoredPeriod): z.input<typeof periodHead> {
  const { id, state, fromAt, cutOff, closedAt, entryCount, hash, sealedAt, seal, sealNumber, previousSeal } = period;
  return {
    id,
    kind: isQuarter(id) ? 'quarter' : 'month',
    state: state as PeriodState,
    from: fromOf(fromAt.getTime()),
    cutOff: cutOff.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    ...{ entryCount, hash },
    sealedAt: sealedAt?.toISOString() ?? null,
    seal: seal && sealNumber && previousSeal ? { number: sealNumber, seal, previous: previousSeal } : null,
  };
}

/** The first month covers everything from the beginning. */
export function fromOf(from: number): string | null {
  return from === 0 ? null : time(from);
}

export function presentEntry(entry: PeriodEntry): z.input<typeof entryAnswer> {
  const { dueAt, reportedAt, coUnits, happened, ...rest } = entry;
  return {
    ...rest,
    coUnits: [...coUnits],
    happened: { ...happened },
    dueAt: time(dueAt),
    reportedAt: reportedAt === null ? null : time(reportedAt),
  };
}

/** What of an entry an adjustment corrects, and why, as it is kept. */
export type AdjustmentBody = Pick<z.input<typeof adjustmentAnswer>, 'corrects' | 'reason'>;

/** `booked` is the month that it counts to. */
export function presentAdjustment(row: StoredAdjustment, booked: string): z.input<typeof adjustmentAnswer> {
  const { corrects, reason } = JSON.parse(row.body) as AdjustmentBody;
  const { name } = JSON.parse(row.entry.body) as PeriodEntry;
  return {
    ...{ id: row.id, period: row.periodId, booked, task: row.taskId, name, corrects, reason },
    by: { id: row.madeBy, name: row.madeName },
    at: row.recordedAt.toISOString(),
  };
}

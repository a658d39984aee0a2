import type { Event } from '../../../domain/item/event';
import type { Light, State } from '../../../domain/item/item';
import type { Transaction } from '../../../prisma/client';

/** The .xlsx or CSV file that a batch came in, and the sheet that was read. */
export type BatchFile = { readonly bytes: Buffer; readonly name: string; readonly sheet: string };

/** Keeps the file of a new draft; it is never changed, and goes with the draft. */
export async function keepFile(on: Transaction, batchId: string, { bytes, name, sheet }: BatchFile): Promise<void> {
  await on.batchFile.create({ data: { batchId, name, sheet, bytes: new Uint8Array(bytes) } });
}

/** Null for a batch that came as rows, or was made before such files were kept. */
export async function findFile(on: Transaction, batchId: string): Promise<BatchFile | null> {
  const found = await on.batchFile.findUnique({ where: { batchId } });
  return found && { bytes: Buffer.from(found.bytes), name: found.name, sheet: found.sheet };
}

/** An issued item as its row tells it. */
export type StoredProgress = {
  readonly state: State;
  readonly light: Light;
  readonly step: number;
  readonly percent: number;
  readonly deadline: string;
  readonly originalDeadline: string;
  readonly ownerName: string;
  readonly ownerEmail: string;
  /** Of the owner side's last report. */
  readonly done: string;
  readonly effect: string;
};

/** How the items of a batch stand, in the order of its rows, and when anything was last recorded of one. */
export async function progressOf(
  on: Transaction,
  batch: string,
): Promise<{ readonly items: StoredProgress[]; readonly recordedAt: Date | null }> {
  const rows = await on.$queryRaw<(Omit<StoredProgress, 'done' | 'effect'> & Recorded)[]>`
    SELECT t.state, t.light, t.step, t.percent, t.deadline, t.original_deadline AS "originalDeadline",
      o.name AS "ownerName", o.email AS "ownerEmail", report.body AS report, last.recorded_at AS "recordedAt"
    FROM task t JOIN official o ON o.id = t.owner_id
    LEFT JOIN LATERAL (
      SELECT l.body FROM ledger l
      WHERE l.task_id = t.id AND strpos(l.body, '"type":"reported"') > 0 AND strpos(l.body, '"as":"co_unit"') = 0
      ORDER BY l.seq DESC LIMIT 1) report ON true
    LEFT JOIN LATERAL (
      SELECT l.recorded_at FROM ledger l WHERE l.task_id = t.id ORDER BY l.seq DESC LIMIT 1) last ON true
    WHERE t.batch_id = ${batch}::uuid ORDER BY t.number`;
  const times = rows.flatMap(({ recordedAt }) => (recordedAt ? [recordedAt.getTime()] : []));
  return {
    items: rows.map(({ report, recordedAt: _, ...item }) => ({ ...item, ...reported(report) })),
    recordedAt: times.length > 0 ? new Date(times.reduce((a, b) => Math.max(a, b))) : null,
  };
}

type Recorded = { readonly report: string | null; readonly recordedAt: Date | null };

function reported(body: string | null): Pick<StoredProgress, 'done' | 'effect'> {
  const { events } = body === null ? { events: [] } : (JSON.parse(body) as { events: Event[] });
  const last = events.findLast((event) => event.type === 'reported');
  return { done: last?.done ?? '', effect: last?.effect ?? '' };
}

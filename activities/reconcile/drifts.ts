import type { DriftKind, Mending } from '../../domain/audit/drift';
import { canonical } from '../../domain/ledger/canonical';
import type { Database } from '../../prisma/client';

/** A difference between engine, read model and ledger, and what was done about it. */
export type Drift = {
  readonly kind: Exclude<DriftKind, 'read_model'>;
  readonly task: string | null;
  readonly workflow: string;
  /** What was found, and what should have been. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly done: Exclude<Mending, 'rebuilt'>;
};

/** Writes a difference into the record. */
export async function note(database: Database, { kind, task, workflow, body, done }: Drift): Promise<void> {
  await database.drift.create({ data: { kind, taskId: task, workflowId: workflow, body: canonical(body), done } });
}

/** The same, for what stays as it is until somebody sees to it: it is not written again each hour. Answers whether it was new. */
export async function noteOnce(database: Database, drift: Drift): Promise<boolean> {
  const last = await database.drift.findFirst({
    where: { workflowId: drift.workflow, kind: drift.kind },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { body: true },
  });
  if (last?.body === canonical(drift.body)) return false;
  await note(database, drift);
  return true;
}

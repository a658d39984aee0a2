import type { BundleSubject } from '../../../../audit/bundle/manifest';
import type { Transaction } from '../../../../prisma/client';
import { issueBatchId } from '../../../../workflows/messages/names';

/** What a bundle is of, with the items that are in it. */
export type Subject = BundleSubject & {
  /** In the order in which the bundle has them. */
  readonly tasks: readonly string[];
  /** Workflows beside those of the items whose histories belong to it, by their ids. */
  readonly workflows: readonly string[];
};

/** Why there is no bundle of something. */
export type NoSubject = 'not_found' | 'not_issued' | 'not_closed';

/** Finds what a bundle is asked of; a draft has no record yet, and neither has a period that is not closed. */
export const subjects: Record<BundleSubject['kind'], (on: Transaction, id: string) => Promise<Subject | NoSubject>> = {
  async task(on, id) {
    const found = await on.task.findUnique({ where: { id }, select: { task: true } });
    return found ? { kind: 'task', id, title: found.task, tasks: [id], workflows: [] } : 'not_found';
  },
  async batch(on, id) {
    const found = await on.batch.findUnique({ where: { id }, select: { title: true } });
    if (!found) return 'not_found';
    const tasks = await on.task.findMany({ where: { batchId: id }, orderBy: { number: 'asc' }, select: { id: true } });
    if (tasks.length === 0) return 'not_issued';
    const ids = tasks.map((task) => task.id);
    return { kind: 'batch', id, title: found.title, tasks: ids, workflows: [issueBatchId(id)] };
  },
  async period(on, id) {
    const found = await on.period.findUnique({ where: { id } });
    if (!found || found.state === 'closing') return 'not_closed';
    // Those with an entry, and those that were touched after they were over, which the close has the hashes of.
    const tasks = await on.$queryRaw<{ task: string }[]>`
      SELECT task_id AS task FROM period_entry WHERE period = ${id}
      UNION SELECT task_id FROM ledger WHERE recorded_at > ${found.fromAt} AND recorded_at <= ${found.cutOff}
      ORDER BY task`;
    return { kind: 'period', id, title: id, tasks: tasks.map(({ task }) => task), workflows: [`close/${id}`] };
  },
};

/** When the last thing was recorded of items, or about the periods; null where nothing was. What is no instant (`infinity`) does not count. */
export async function lastRecorded(on: Transaction, { tasks }: Subject): Promise<Date | null> {
  const [found] = await on.$queryRaw<{ at: Date | null }[]>`
    WITH wanted AS (SELECT unnest(${tasks}::uuid[]) AS item)
    SELECT greatest(
      (SELECT max(recorded_at) FILTER (WHERE isfinite(recorded_at)) FROM ledger JOIN wanted ON item = task_id),
      (SELECT max(recorded_at) FILTER (WHERE isfinite(recorded_at)) FROM refusal JOIN wanted ON item = task_id),
      (SELECT max(a.at) FILTER (WHERE isfinite(a.at)) FROM letter l JOIN wanted ON item = l.task_id JOIN letter_attempt a ON a.letter_id = l.id),
      (SELECT max(archived_at) FILTER (WHERE isfinite(archived_at)) FROM archived_run JOIN wanted ON item = task_id),
      (SELECT max(recorded_at) FILTER (WHERE isfinite(recorded_at)) FROM adjustment JOIN wanted ON item = task_id),
      (SELECT max(at) FROM period, unnest(ARRAY[closed_at, sealed_at]) AS at WHERE isfinite(at))) AS at`;
  return found?.at ?? null;
}

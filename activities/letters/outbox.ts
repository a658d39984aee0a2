import type { Database } from '../../prisma/client';

/** How much is waiting: due now, in all, and when the next one that is not due yet will be (epoch milliseconds). */
export type Waiting = { readonly remaining: number; readonly waiting: number; readonly nextAt: number | null };

/**
 * Looks at what is left. A letter in another sender's hands counts as waiting until that claim runs out; one that may
 * have to follow it is looked at again in a second.
 */
export async function countWaiting(database: Database): Promise<Waiting> {
  const [row] = await database.$queryRaw<{ remaining: bigint; waiting: bigint; next: Date | null }[]>`
    SELECT count(*) FILTER (WHERE due <= now()) AS remaining, count(*) AS waiting,
      min(due) FILTER (WHERE due > now()) AS next
    FROM (
      SELECT CASE WHEN (task_id, recipient_id) IN (SELECT task_id, recipient_id FROM letter WHERE state = 'sending')
        OR (task_id IS NULL AND recipient_id IN (SELECT recipient_id FROM letter WHERE state = 'sending'))
        THEN greatest(not_before, now() + interval '1 second') ELSE not_before END AS due
      FROM letter WHERE state = 'pending'
      UNION ALL SELECT not_before FROM letter WHERE state = 'unknown'
      UNION ALL SELECT claimed_to FROM letter WHERE state = 'sending') AS outbox`;
  if (!row) throw new Error('the outbox could not be counted');
  return { remaining: Number(row.remaining), waiting: Number(row.waiting), nextAt: row.next?.getTime() ?? null };
}

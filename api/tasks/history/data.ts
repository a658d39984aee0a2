import type { Database } from '../../../prisma/client';
import { Prisma } from '../../../prisma/generated/client';
import { visibleTo } from '../../access/data';
import type { Scope } from '../../access/scope';

/** A line of an item's history as stored. `rank` puts an entry before the letters it called for. */
export type Line = {
  kind: 'entry' | 'refusal' | 'letter';
  at: Date;
  rank: number;
  key: string;
  seq: number | null;
  hash: string | null;
  command_id: string | null;
  actor: string | null;
  body: string;
};

/** Where a line stands: its instant (epoch ms), rank and key. */
export type Place = readonly [at: number, rank: number, key: string];

type Wanted = { readonly after: Place | undefined; readonly down: boolean; readonly limit: number };

/** A page of what happened to an item, and one line more where there is one; null where the account may not see it. */
export async function readHistory(
  database: Database,
  id: string,
  scope: Scope,
  wanted: Wanted,
): Promise<Line[] | null> {
  if ((await database.task.count({ where: { AND: [{ id }, visibleTo(scope)] } })) === 0) return null;
  const { after, down, limit } = wanted;
  const past = after
    ? Prisma.sql`WHERE (at, rank, key) ${down ? Prisma.sql`<` : Prisma.sql`>`} (${new Date(after[0])}, ${after[1]}::int, ${after[2]})`
    : Prisma.empty;
  const order = down ? Prisma.sql`at DESC, rank DESC, key DESC` : Prisma.sql`at, rank, key`;
  return database.$queryRaw<Line[]>`
    SELECT * FROM (
      SELECT 'entry' AS kind, l.recorded_at AS at, 0 AS rank, lpad(l.seq::text, 10, '0') AS key, l.seq, l.hash,
        l.command_id, NULL AS actor, l.body
      FROM ledger l WHERE l.task_id = ${id}::uuid
      UNION ALL
      SELECT 'refusal', r.recorded_at, 1, r.command_id, NULL, NULL, r.command_id, NULL, r.body
      FROM refusal r WHERE r.task_id = ${id}::uuid
      UNION ALL
      SELECT 'letter', coalesce(m.sent_at, m.created_at), 2, m.id::text, m.seq, NULL, NULL, o.name,
        jsonb_build_object('id', m.id, 'kind', m.kind, 'occasion', m.occasion, 'step', m.step, 'state', m.state, 'address', m.address,
          'subject', m.subject, 'answer', m.answer, 'attempts', m.attempts, 'messageId', m.message_id,
          'createdAt', m.created_at, 'sentAt', m.sent_at, 'to', jsonb_build_object('id', o.id, 'name', o.name, 'email', o.email))::text
      FROM letter m JOIN official o ON o.id = m.recipient_id WHERE m.task_id = ${id}::uuid
    ) line ${past} ORDER BY ${order} LIMIT ${limit + 1}`;
}

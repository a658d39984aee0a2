import type { Database } from '../../prisma/client';
import { Prisma } from '../../prisma/generated/client';
import { messageIdSql, newId } from '../digest/identity';

/** Writes to every administrator that a connection was paused, since it has failed for a day; and says so in the log. */
export async function tellPaused(database: Database, connection: string): Promise<void> {
  const message = 'a connection has failed for a day and was paused';
  process.stderr.write(`${JSON.stringify({ level: 'warn', message, connection })}\n`);
  const occasion = Prisma.sql`(c.id || '@' || duban_ms(c.failing_since))`;
  await database.$executeRaw`
    INSERT INTO letter (id, kind, occasion, seq, recipient_id, message_id, state, created_at)
    SELECT ${newId}, 'connection_paused', ${occasion}, 0, o.id,
      ${messageIdSql(Prisma.sql`'connection_paused'`, occasion, Prisma.sql`o.id::text`)}, 'pending', duban_now()
    FROM official o, connection c
    WHERE c.id = ${connection}::uuid AND o.role = 'administrator' AND o.active
    ON CONFLICT DO NOTHING`;
}

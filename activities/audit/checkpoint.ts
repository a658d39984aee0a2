import type { Signer } from '../../audit/signing-key';
import { dayOf } from '../../domain/clocks/zone';
import type { Cause } from '../../prisma/audit/make-checkpoint';
import { makeCheckpoint } from '../../prisma/audit/make-checkpoint';
import type { Database, Transaction } from '../../prisma/client';
import { Prisma } from '../../prisma/generated/client';
import { messageIdSql, newId } from '../digest/identity';

/**
 * What is noted down of letters and readings, and the archive of what runs by the clock, call for no checkpoint by
 * themselves: each day would bring one, and its letter the next.
 */
const quietSources = ['letter_attempt', 'access_log', 'archived_run'];

/** Makes a checkpoint where anything new was recorded, or the key is another than before; answers its number. */
export function makeDueCheckpoint(
  database: Database,
  { signer, zone, cause }: { readonly signer: Signer; readonly zone: string; readonly cause: Cause },
): Promise<number | null> {
  return database.$transaction(
    async (on) => {
      // Alone from here on: of two that come at once the second finds nothing new.
      await on.$executeRaw`SELECT pg_advisory_xact_lock(4455001)`;
      if (!(await isDue(on, signer))) return null;
      const { number } = await makeCheckpoint(on, signer, { cause, by: null });
      await tellAuditors(on, zone);
      return number;
    },
    { maxWait: 10_000, timeout: 120_000 },
  );
}

async function isDue(on: Transaction, { keyId }: Signer): Promise<boolean> {
  const last = await on.checkpoint.findFirst({
    orderBy: { number: 'desc' },
    select: { upTo: true, signatures: { select: { keyId: true } } },
  });
  if (last && !last.signatures.some((signature) => signature.keyId === keyId)) return true;
  const [found] = await on.$queryRaw<{ news: boolean }[]>`
    SELECT EXISTS (SELECT FROM checkpoint_row
      WHERE at > ${last?.upTo ?? new Date(0)} AND source <> ALL(${quietSources})) AS news`;
  return found?.news ?? false;
}

/** One letter to each auditor for a day; what comes later on that day is in the next day's. */
async function tellAuditors(on: Transaction, zone: string): Promise<void> {
  const [clock] = await on.$queryRaw<{ now: Date }[]>`SELECT duban_now() AS now`;
  if (!clock) throw new Error('the database told no time');
  const day = dayOf(clock.now.getTime(), zone);
  const messageId = messageIdSql(Prisma.sql`'checkpoint'`, Prisma.sql`${day}::text`, Prisma.sql`o.id::text`);
  await on.$executeRaw`
    INSERT INTO letter (id, kind, occasion, seq, recipient_id, message_id, state, created_at)
    SELECT ${newId}, 'checkpoint', ${day}, 0, o.id, ${messageId}, 'pending', duban_now()
    FROM official o WHERE o.role = 'auditor' AND o.active
    ON CONFLICT DO NOTHING`;
}

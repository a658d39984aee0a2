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
const quietSources = [
  ...['letter', 'letter_attempt', 'letter_end', 'letter_sent_to', 'access_log', 'access_standing', 'archived_run'],
  'checkpoint',
];

/**
 * Makes a checkpoint where anything new was recorded, or the key is another than before, and writes to the auditors;
 * answers its number. The hour's is written about by the day's, whether or not there is anything new by then.
 */
export function makeDueCheckpoint(
  database: Database,
  { signer, zone, cause }: { readonly signer: Signer; readonly zone: string; readonly cause: Cause },
): Promise<number | null> {
  return database.$transaction(
    async (on) => {
      // Alone from here on: of two that come at once the second finds nothing new.
      await on.$executeRaw`SELECT pg_advisory_xact_lock(4455001)`;
      const made = (await isDue(on, signer)) ? (await makeCheckpoint(on, signer, { cause, by: null })).number : null;
      if (cause === 'hourly') return made;
      const untold = made ?? (cause === 'daily' ? await untoldOf(on) : null);
      if (untold !== null) await tellAuditors(on, zone);
      return untold;
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

/** The last checkpoint, where it was made by the hour and nobody was written to since. */
async function untoldOf(on: Transaction): Promise<number | null> {
  const [last] = await on.$queryRaw<{ number: number }[]>`
    SELECT number FROM (SELECT number, up_to, cause FROM checkpoint ORDER BY number DESC LIMIT 1) AS last
    WHERE cause = 'hourly' AND up_to > coalesce((SELECT max(created_at) FROM letter WHERE kind = 'checkpoint'), '-infinity')`;
  return last?.number ?? null;
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

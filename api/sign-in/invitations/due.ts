import { uuidv7 } from 'uuidv7';
import type { Database, Transaction } from '../../../prisma/client';
import type { Invited } from './data';

/** An invitation that one process has in hand. */
export type Due = { readonly officialId: string; readonly askedBy: string; readonly letterId: string };

/** Longer than a letter takes; then another process may have it. */
const claimSeconds = 120;

/** Notes down who is to be invited; whoever is asked for again before their letter went out gets one. */
export async function askInvitations(on: Transaction, people: readonly Invited[], askedBy: string): Promise<void> {
  await on.invitationDue.createMany({
    data: people.map(({ id }) => ({ officialId: id, askedBy, letterId: uuidv7() })),
    skipDuplicates: true,
  });
}

/** Takes the next invitation in hand; null where there is none that nobody has. */
export async function claimDue(database: Database): Promise<Due | null> {
  const [due] = await database.$queryRaw<Due[]>`
    UPDATE invitation_due SET claimed_to = now() + make_interval(secs => ${claimSeconds})
    WHERE official_id = (SELECT official_id FROM invitation_due WHERE claimed_to IS NULL OR claimed_to < now()
      ORDER BY asked_at, official_id FOR UPDATE SKIP LOCKED LIMIT 1)
    RETURNING official_id AS "officialId", asked_by AS "askedBy", letter_id AS "letterId"`;
  return due ?? null;
}

/** Whether a letter is in the mail log already: the process that sent it died before it could say so. */
export async function isNoted(database: Database, { letterId }: Due): Promise<boolean> {
  return (await database.letter.count({ where: { id: letterId } })) > 0;
}

export async function settleDue(database: Database, { officialId, letterId }: Due): Promise<void> {
  await database.invitationDue.deleteMany({ where: { officialId, letterId } });
}

export async function isAnyDue(database: Database): Promise<boolean> {
  return (await database.invitationDue.findFirst({ select: { officialId: true } })) !== null;
}

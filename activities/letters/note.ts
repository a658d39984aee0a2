import type { Database } from '../../prisma/client';
import type { Claim } from './claim';
import { retryIn } from './retry';
import type { Verdict } from './verdict';

/** What becomes of a letter: `pending` and `unknown` are tried again. */
export type LetterState = 'sent' | 'dead' | 'moot' | 'pending' | 'unknown';

/** What was sent to whom, where it came to a letter at all. */
export type Sent = { readonly address: string; readonly subject: string };

/**
 * Notes how a try ended: a line in the mail log and the letter's new state, in one transaction. A sender whose claim
 * was taken over meanwhile changes nothing of the other's.
 */
export async function note(
  database: Database,
  claim: Claim,
  verdict: Verdict,
  sent: Sent | null,
): Promise<LetterState> {
  const { letter, attempt } = claim;
  const { outcome, answer } = verdict;
  const { state, wait } = await nextState(database, claim, verdict);
  await database.$transaction([
    database.$executeRaw`
      INSERT INTO letter_attempt (letter_id, number, at, outcome, answer)
      VALUES (${letter}::uuid, ${attempt}, duban_now(), ${outcome}, ${answer})
      ON CONFLICT (letter_id, number) DO NOTHING`,
    database.$executeRaw`
      UPDATE letter SET state = ${state}, claimed_to = NULL, answer = ${answer},
        address = coalesce(${sent?.address ?? null}, address), subject = coalesce(${sent?.subject ?? null}, subject),
        sent_at = CASE WHEN ${state} = 'sent' THEN duban_now() END,
        not_before = now() + ${wait} * interval '1 millisecond'
      WHERE id = ${letter}::uuid AND attempts = ${attempt} AND state IN ('sending', 'unknown')`,
  ]);
  return state;
}

async function nextState(
  database: Database,
  { letter }: Claim,
  { outcome, final }: Verdict,
): Promise<{ state: LetterState; wait: number }> {
  if (outcome === 'sent' || outcome === 'moot') return { state: outcome, wait: 0 };
  if (final) return { state: 'dead', wait: 0 };
  const before = await database.letterAttempt.count({ where: { letterId: letter, outcome } });
  const wait = retryIn(outcome, before + 1);
  if (wait === undefined) return { state: 'dead', wait: 0 };
  return { state: outcome === 'unknown' ? 'unknown' : 'pending', wait };
}

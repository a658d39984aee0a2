import type { Database } from '../../prisma/client';
import type { Claim } from './claim';
import type { Members } from './digest';
import { retryIn } from './retry';
import type { Verdict } from './verdict';

/** What becomes of a letter: `pending` and `unknown` are tried again. */
export type LetterState = 'sent' | 'dead' | 'moot' | 'pending' | 'unknown';

/** What was sent to whom, where it came to a letter at all. */
export type Sent = { readonly address: string; readonly subject: string };

/**
 * Notes how a try ended: a line in the mail log and the letter's new state, in one transaction, and what that means for
 * the letters that it gathered. A sender whose claim was taken over meanwhile changes nothing of the other's.
 */
export async function note(
  database: Database,
  claim: Claim,
  verdict: Verdict,
  sent: Sent | null,
  members: Members = none,
): Promise<LetterState> {
  const { letter, attempt } = claim;
  const { outcome, answer } = verdict;
  const { state, wait } = await nextState(database, claim, verdict);
  await database.$transaction([
    database.$executeRaw`
      INSERT INTO letter_attempt (letter_id, number, at, outcome, answer, address, subject)
      VALUES (${letter}::uuid, ${attempt}, duban_now(), ${outcome}, ${answer}, ${sent?.address ?? null}, ${sent?.subject ?? null})
      ON CONFLICT (letter_id, number) DO NOTHING`,
    database.$executeRaw`
      UPDATE letter SET state = ${state}, claimed_to = NULL, answer = ${answer},
        address = coalesce(${sent?.address ?? null}, address), subject = coalesce(${sent?.subject ?? null}, subject),
        sent_at = CASE WHEN ${state} = 'sent' THEN (
          SELECT at FROM letter_attempt WHERE letter_id = ${letter}::uuid AND number = ${attempt}) END,
        not_before = now() + ${wait} * interval '1 millisecond'
      WHERE id = ${letter}::uuid AND attempts = ${attempt} AND state IN ('sending', 'unknown')`,
    ...(state === 'pending' || state === 'unknown' ? [] : follow(database, claim, members)),
  ]);
  return state;
}

const none: Members = { told: [], moot: [] };

/** The letters of a digest share its fate, as it stands by now; those that it did not tell had come to nothing. */
function follow(database: Database, { letter, attempt }: Claim, { told, moot }: Members) {
  const answers = JSON.stringify(moot);
  const whole =
    told.length === 0
      ? []
      : [
          database.$executeRaw`
      UPDATE letter l SET state = d.state, sent_at = d.sent_at, address = d.address, subject = d.subject,
        answer = '随汇总 · with the digest ' || d.id || ': ' || d.answer
      FROM letter d WHERE d.id = ${letter}::uuid AND d.attempts = ${attempt} AND d.state IN ('sent', 'dead', 'moot')
        AND l.digest_id = d.id AND l.state = 'gathering' AND l.id = ANY(${[...told]}::uuid[])`,
        ];
  const nothing =
    moot.length === 0
      ? []
      : [
          database.$executeRaw`
      UPDATE letter l SET state = 'moot', answer = over.answer
      FROM letter d, jsonb_to_recordset(${answers}::jsonb) AS over(id uuid, answer text)
      WHERE d.id = ${letter}::uuid AND d.attempts = ${attempt} AND d.state IN ('sent', 'dead', 'moot')
        AND l.digest_id = d.id AND l.state = 'gathering' AND l.id = over.id`,
        ];
  return [...whole, ...nothing];
}

async function nextState(
  database: Database,
  { letter }: Claim,
  { outcome, final }: Verdict,
): Promise<{ state: LetterState; wait: number }> {
  if (outcome === 'sent' || outcome === 'moot') return { state: outcome, wait: 0 };
  if (final) return { state: 'dead', wait: 0 };
  const before = await endedBefore(database, letter, outcome);
  const wait = retryIn(outcome, before + 1);
  if (wait === undefined) return { state: 'dead', wait: 0 };
  return { state: outcome === 'unknown' ? 'unknown' : 'pending', wait };
}

/** How often a letter has ended so since it was last asked for again: with that patience begins anew. */
async function endedBefore(database: Database, letterId: string, outcome: string): Promise<number> {
  const again = await database.letterAttempt.findFirst({
    where: { letterId, outcome: 'again' },
    orderBy: { number: 'desc' },
    select: { number: true },
  });
  return database.letterAttempt.count({ where: { letterId, outcome, number: { gt: again?.number ?? 0 } } });
}

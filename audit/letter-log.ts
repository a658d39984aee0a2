/** A letter of the outbox with what its log says. Instants are epoch milliseconds. */
export type LetterRow = {
  readonly id: string;
  readonly task: string | null;
  readonly kind: string;
  readonly occasion: string;
  readonly step: number;
  readonly seq: number;
  readonly recipient: string;
  readonly state: string;
  readonly createdAt: number;
  readonly attempts: number;
  readonly messageId: string;
  readonly answer: string | null;
  readonly sentAt: number | null;
  readonly address: string | null;
  readonly subject: string | null;
  /** The digest with which it was gathered last, and how that stands; no state where there is no such letter. */
  readonly digest: string | null;
  readonly digestState: string | null;
  readonly digestSentAt: number | null;
  readonly digestAddress: string | null;
  readonly digestSubject: string | null;
  readonly digestRecipient: string | null;
  readonly digestEndedAt: number | null;
  /** How it ended last, by what was written down of it then; or that it was called for again. All null where it never ended. */
  readonly endState: string | null;
  /** Whether it ended within the digest, and not by itself. */
  readonly endWithin: boolean | null;
  readonly endDigest: string | null;
  readonly endAnswer: string | null;
  readonly endAddress: string | null;
  readonly endSubject: string | null;
  readonly endSentAt: number | null;
  readonly endedAt: number | null;
  /** How many tries are logged, the number of the last, and how that ended. */
  readonly logged: number;
  readonly lastNumber: number;
  readonly lastOutcome: string | null;
  readonly lastAnswer: string | null;
  /** The last that a try says it was addressed to and headed with; tries from before that was kept say nothing. */
  readonly lastAddress: string | null;
  readonly lastSubject: string | null;
  /** When the last try ended; null where it does not say whom it was addressed to. */
  readonly lastAt: number | null;
};

/** Which states the end of the last try leaves a letter in; it may be gathered into a digest after each but `sent`. */
const statesAfter: Readonly<Record<string, readonly string[]>> = {
  none: ['pending', 'gathering'],
  sent: ['sent'],
  // Called for again when the item comes back from review.
  moot: ['moot', 'pending', 'gathering'],
  failed: ['pending', 'gathering', 'dead'],
  refused: ['pending', 'gathering', 'dead'],
  // Asked for again after it had been given up.
  again: ['pending', 'gathering'],
  // A sender that came back late finds its try logged as unknown, whatever came of it.
  unknown: ['unknown', 'dead', 'sent', 'pending', 'gathering', 'moot'],
};

/** In what a letter differs from what its log, or the digest in which it was told, makes of it; null in nothing. */
export function againstItsLog(letter: LetterRow): string | null {
  const { state, attempts, logged, lastNumber, lastOutcome, sentAt, digest, digestState } = letter;
  if (logged > lastNumber || lastNumber > attempts) return `attempts ${attempts}: ${logged}`;
  if ((state === 'sent') !== (sentAt !== null)) return `${state}, sent_at ${sentAt}`;
  if (digest !== null && digestState === null) return `digest_id ${digest}`;
  const against = againstItsEnd(letter);
  if (against !== null) return against;
  if (hasEnded(state) && letter.endWithin) return againstItsDigest(letter);
  if (lastNumber < attempts) return state === 'sending' ? null : `${state}, ${lastNumber} of ${attempts} logged`;
  if (statesAfter[lastOutcome ?? 'none']?.includes(state)) return differing(letter);
  return isToldElsewhere(letter) ? null : `${state}, logged ${lastOutcome}`;
}

function hasEnded(state: string): boolean {
  return state === 'sent' || state === 'dead' || state === 'moot';
}

/** A digest that a later one took over was told there. */
function isToldElsewhere({ kind, state, lastOutcome }: LetterRow): boolean {
  return kind === 'digest' && state === 'moot' && lastOutcome !== 'sent';
}

/** What was written down when it ended: checkpoints have that, and not the letter itself, which goes on changing until then. */
function againstItsEnd(letter: LetterRow): string | null {
  const { state, endState } = letter;
  if (endState === null || !hasEnded(endState)) return hasEnded(state) ? `${state}, never ended` : null;
  if (state !== endState) return `${state}, ended ${endState}`;
  if (letter.digest !== letter.endDigest) return `digest_id ${letter.digest}`;
  if (letter.answer !== letter.endAnswer) return `answer: ${letter.endAnswer} ≠ ${letter.answer}`;
  if (letter.address !== letter.endAddress) return 'address';
  if (letter.subject !== letter.endSubject) return 'subject';
  return letter.sentAt === letter.endSentAt ? null : 'sent_at';
}

/** A digest and what it told end in one transaction; more lies between where somebody added an end of their own, milliseconds. */
const togetherMs = 60_000;

/** What was gathered shares the fate of its digest, which went to the same person, or had come to nothing by then. */
function againstItsDigest(letter: LetterRow): string | null {
  const { state, sentAt, address, subject, lastOutcome, endedAt, digestEndedAt } = letter;
  const { digestState, digestSentAt, digestAddress, digestSubject } = letter;
  if (letter.recipient !== letter.digestRecipient) return `recipient_id of its digest ${letter.digestRecipient}`;
  if (lastOutcome === 'sent' || digestState === null || !(hasEnded(digestState) || state === 'moot'))
    return `${state}, its digest ${digestState}`;
  if (state === 'moot') return null;
  if (state !== digestState) return `${state}, its digest ${digestState}`;
  if (state !== 'sent') return null;
  if (sentAt !== digestSentAt) return 'sent_at';
  if (address !== digestAddress) return 'address';
  if (subject !== digestSubject) return 'subject';
  return Math.abs((endedAt ?? 0) - (digestEndedAt ?? 0)) > togetherMs ? 'ended after its digest' : null;
}

function differing(letter: LetterRow): string | null {
  const { state, lastOutcome, answer, lastAnswer, address, lastAddress, subject, lastSubject } = letter;
  if (lastOutcome === 'unknown' && state !== 'unknown') return null;
  // What was gathered has had words and address of a digest, and may have been called for again since.
  if (letter.digest !== null && state !== 'sent') return null;
  if (letter.attempts === 0)
    return address === null && subject === null && answer === null ? null : 'address, subject, answer';
  if (answer !== lastAnswer) return `answer: ${lastAnswer} ≠ ${answer}`;
  if (lastAddress !== null && address !== lastAddress) return 'address';
  if (lastSubject !== null && subject !== lastSubject) return 'subject';
  return state === 'sent' && letter.lastAt !== null && letter.sentAt !== letter.lastAt ? 'sent_at' : null;
}

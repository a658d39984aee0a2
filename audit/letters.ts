import { lettersFor, quietKinds } from '../domain/letters/letter';
import { messageIdOf } from '../domain/letters/message-id';
import { defaultPolicy } from '../domain/policy';
import type { Fault, FaultCode } from './fault';
import { fault } from './fault';
import type { Told } from './ledger';

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
  readonly digest: string | null;
  /** How many tries are logged, the number of the last, and how that ended. */
  readonly logged: number;
  readonly lastNumber: number;
  readonly lastOutcome: string | null;
  readonly lastAnswer: string | null;
};

/** Since when nothing has been changed of the accounts that are in office, epoch milliseconds: since then they had to be told. */
export type InOffice = ReadonlyMap<string, number>;

/** Holds an item's letters against its ledger: each has an entry that calls for it, and owners got what was theirs. */
export function checkLetters(
  task: string,
  letters: readonly LetterRow[],
  told: readonly Told[],
  inOffice: InOffice,
): Fault[] {
  const wrong = letters.flatMap((letter) => {
    const found = checkMatter(letter, told[letter.seq - 1]) ?? checkLetter(letter);
    return found ? [found] : [];
  });
  return [...wrong, ...missing(task, letters, told, inOffice)];
}

/** A letter about no single item is held against nothing but itself. */
export function checkLetter(letter: LetterRow): Fault | null {
  const { task, kind, occasion, recipient, messageId, state, sentAt, digest, lastOutcome } = letter;
  if (messageId !== messageIdOf(task ?? '', kind, occasion, recipient))
    return wrongIn(letter, 'letter_name', messageId);
  const logged = letter.logged <= letter.lastNumber && letter.lastNumber <= letter.attempts;
  if (!logged) return wrongIn(letter, 'letter_state', `attempts ${letter.attempts}: ${letter.logged}`);
  if ((state === 'sent') !== (sentAt !== null)) return wrongIn(letter, 'letter_state', `${state}, sent_at ${sentAt}`);
  if (state !== 'sent' || digest !== null) return null;
  // A sender that came back late may have been logged as unknown before.
  if (letter.lastNumber !== letter.attempts || (lastOutcome !== 'sent' && lastOutcome !== 'unknown'))
    return wrongIn(letter, 'letter_state', `sent, logged ${lastOutcome}`);
  const answered = lastOutcome !== 'sent' || letter.answer === letter.lastAnswer;
  return answered ? null : wrongIn(letter, 'letter_state', `${letter.lastAnswer} ≠ ${letter.answer}`);
}

function checkMatter(letter: LetterRow, told: Told | undefined): Fault | null {
  if (!told) return wrongIn(letter, 'letter_entry');
  const { kind, occasion, step, seq, createdAt } = letter;
  // Whom a policy tells, and how, changes neither kind nor occasion.
  const wanted = lettersFor(told.entry, told.after, defaultPolicy);
  if (!wanted.some((one) => one.kind === kind && one.occasion === occasion && one.step === step))
    return wrongIn(letter, 'letter_matter', `${kind} ${occasion} ${step}`);
  const { recordedAt } = told.row;
  // An issue writes its letters a moment after its entries, by a clock that may have gone back.
  const inTime = seq === 1 || createdAt === recordedAt;
  return inTime ? null : wrongIn(letter, 'letter_time', `${recordedAt} ≠ ${createdAt}`);
}

function missing(task: string, letters: readonly LetterRow[], told: readonly Told[], inOffice: InOffice): Fault[] {
  const written = new Set(letters.map(({ kind, occasion, recipient }) => `${kind} ${occasion} ${recipient}`));
  const quiet: readonly string[] = quietKinds;
  return told.flatMap(({ row, entry, after }) => {
    if (row.recordedAt < (inOffice.get(after.owner.id) ?? Number.POSITIVE_INFINITY)) return [];
    const theirs = lettersFor(entry, after, defaultPolicy).filter(
      ({ kind, to }) => to.includes('owner') && !quiet.includes(kind) && kind !== 'overdue' && kind !== 'escalation',
    );
    return theirs
      .filter(({ kind, occasion }) => !written.has(`${kind} ${occasion} ${after.owner.id}`))
      .map(({ kind, occasion }) => fault('letter_missing', { task, seq: row.seq, detail: `${kind} ${occasion}` }));
  });
}

function wrongIn({ id, task, seq }: LetterRow, code: FaultCode, detail = ''): Fault {
  return fault(code, { task, seq: task === null ? null : seq, of: id, detail });
}

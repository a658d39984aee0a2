import { lettersFor, quietKinds } from '../domain/letters/letter';
import { messageIdOf } from '../domain/letters/message-id';
import { defaultPolicy } from '../domain/policy';
import type { Fault, FaultCode } from './fault';
import { fault } from './fault';
import type { Told } from './ledger';
import type { LetterRow } from './letter-log';
import { againstItsLog } from './letter-log';

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

/** A letter about no single item is held against nothing but itself, its log, and the digest in which it was told. */
export function checkLetter(letter: LetterRow): Fault | null {
  const { task, kind, occasion, recipient, messageId } = letter;
  if (messageId !== messageIdOf(task ?? '', kind, occasion, recipient))
    return wrongIn(letter, 'letter_name', messageId);
  const differs = againstItsLog(letter);
  return differs === null ? null : wrongIn(letter, 'letter_state', differs);
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

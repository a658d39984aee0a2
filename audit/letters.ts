import { isQuiet, lettersFor } from '../domain/letters/letter';
import { messageIdOf } from '../domain/letters/message-id';
import type { RulesFor } from '../domain/periods/entry';
import { defaultPolicy } from '../domain/policy';
import type { Fault, FaultCode } from './fault';
import { fault } from './fault';
import type { Told } from './ledger';
import type { LetterRow } from './letter-log';
import { againstItsLog } from './letter-log';

/** Of the accounts that are in office: since when nothing has been changed of them, epoch milliseconds, and what they go without. Since then they had to be told. */
export type InOffice = ReadonlyMap<string, { readonly since: number; readonly quiet: readonly string[] }>;

/** The longest that an issue takes which stands at all, milliseconds (activities/issue/commit-batch.ts). */
const issuingMs = 120_000;

/** Holds an item's letters against its ledger: each has an entry that calls for it, and owners got what was theirs. */
export function checkLetters(
  task: string,
  letters: readonly LetterRow[],
  told: readonly Told[],
  inOffice: InOffice,
  rulesFor: RulesFor | undefined,
): Fault[] {
  const wrong = letters.flatMap((letter) => {
    const found = checkMatter(letter, told[letter.seq - 1]) ?? checkLetter(letter);
    return found ? [found] : [];
  });
  return [...wrong, ...missing(task, letters, told, inOffice, rulesFor)];
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
  // Issues used to write their letters after their entries, in one transaction.
  const late = seq === 1 ? issuingMs : 0;
  const inTime = recordedAt <= createdAt && createdAt <= recordedAt + late;
  return inTime ? null : wrongIn(letter, 'letter_time', `${recordedAt} ≠ ${createdAt}`);
}

function missing(
  task: string,
  letters: readonly LetterRow[],
  told: readonly Told[],
  inOffice: InOffice,
  rulesFor: RulesFor | undefined,
): Fault[] {
  const written = new Set(letters.map(({ kind, occasion, recipient }) => `${kind} ${occasion} ${recipient}`));
  return told.flatMap(({ row, entry, after }) => {
    const owner = inOffice.get(after.owner.id);
    if (!owner || row.recordedAt < owner.since) return [];
    // Whom a step tells is for the policy to say that the item ran under.
    const theirs = lettersFor(entry, after, rulesFor?.(after).policy ?? defaultPolicy);
    return theirs
      .filter(({ kind, to }) => to.includes('owner') && !isQuiet(kind, owner))
      .filter(({ kind, occasion }) => !written.has(`${kind} ${occasion} ${after.owner.id}`))
      .map(({ kind, occasion }) => fault('letter_missing', { task, seq: row.seq, detail: `${kind} ${occasion}` }));
  });
}

function wrongIn({ id, task, seq }: LetterRow, code: FaultCode, detail = ''): Fault {
  return fault(code, { task, seq: task === null ? null : seq, of: id, detail });
}

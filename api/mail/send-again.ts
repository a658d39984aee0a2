import { accountKinds } from '../../domain/letters/letter';
import type { Locale } from '../../domain/locale';
import type { Transaction } from '../../prisma/client';
import type { Account } from '../accounts/account';
import { problem } from '../problem';
import { findLetter, putBack } from './data';
import { presentLetterWhole } from './present';
import { mailReaderOf } from './reader';
import { mailProblem } from './wording';

/**
 * Puts a letter that was given up back into the outbox, under its old Message-ID; who asked for it stands in its log. It is
 * written anew when it goes out, to the address that its reader has by then, and is moot where its matter is over.
 * Throws 404, and 409 where it is not dead or is not one that can go out by itself.
 */
export async function sendAgain(on: Transaction, id: string, account: Account, locale: Locale) {
  const reader = mailReaderOf(account);
  const letter = await findLetter(on, id, reader);
  if (!letter) throw problem('not_found');
  if (letter.state !== 'dead') throw mailProblem('letter_not_dead');
  if ((accountKinds as readonly string[]).includes(letter.kind)) throw mailProblem('letter_not_kept');
  if (letter.digestId !== null) throw mailProblem('letter_in_digest', { members: { digest: letter.digestId } });
  if (!(await putBack(on, letter, account))) throw mailProblem('letter_not_dead');
  const stands = await findLetter(on, id, reader);
  if (!stands) throw new Error(`letter ${id} is gone`);
  return presentLetterWhole(stands, locale);
}

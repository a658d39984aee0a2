import { inTransaction } from '../../idempotency/data';
import type { Doorway } from '../doorway';
import { keyedHash } from '../key';
import { localeOf, signInPage } from '../mail/code-letter';
import { invitationWords, welcomeWords } from '../mail/words';
import { newInvitationCode } from './code';
import type { Invited } from './data';
import { recordInvitation } from './data';

/** How many letters are on their way at one time. */
const lanes = 3;

/** Writes to everybody who is invited; one who is not reached stops nobody else. */
export async function inviteAll(deps: Doorway, people: readonly Invited[], invitedBy: string): Promise<void> {
  const left = [...people];
  const lane = async () => {
    for (let one = left.shift(); one; one = left.shift()) await invite(deps, one, invitedBy);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** The code is written down before its letter goes out; a letter that is lost is asked for again, with another code. */
async function invite({ database, settings, signIn }: Doorway, to: Invited, invitedBy: string): Promise<void> {
  const code = to.strong ? newInvitationCode() : '';
  if (to.strong) {
    const codeHash = keyedHash(await signIn.key(), 'invitation', code);
    await inTransaction(database, 10_000, (on) => recordInvitation(on, { officialId: to.id, invitedBy, codeHash }));
  }
  const { subject, text } = (to.strong ? invitationWords : welcomeWords)[localeOf(to, settings)];
  const facts = { ...to, code, page: signInPage(settings) };
  await signIn.post.send({ kind: 'invitation', to, subject, text: text(facts) });
}

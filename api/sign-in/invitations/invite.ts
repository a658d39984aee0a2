import { inTransaction } from '../../idempotency/data';
import type { Doorway } from '../doorway';
import { keyedHash } from '../key';
import { localeOf, signInPage } from '../mail/code-letter';
import { invitationWords, welcomeWords } from '../mail/words';
import { newInvitationCode } from './code';
import type { Invited } from './data';
import { findPerson, recordInvitation } from './data';
import type { Due } from './due';
import { claimDue, isAnyDue, isNoted, settleDue } from './due';

type Desk = Pick<Doorway, 'database' | 'settings' | 'signIn'>;

/** How many letters are on their way at one time. */
const lanes = 3;
/** How often is looked for what another process left behind, or a mail server that was away kept waiting. */
const againMs = 30_000;

/** Sends what is due now and again, until the answered function is called. */
export function keepInviting(desk: Desk): () => void {
  const send = () => desk.signIn.later(() => sendDue(desk));
  send();
  const timer = setInterval(send, againMs);
  return () => clearInterval(timer);
}

/** Writes to everybody who is invited and was not written to yet; one who is not reached stops nobody else. */
export async function sendDue({ database, settings, signIn }: Desk): Promise<void> {
  if (!(await isAnyDue(database)) || !(await signIn.post.isReachable())) return;
  const lane = async () => {
    for (let due = await next(); due; due = await next()) {
      const to = await findPerson(database, due.officialId);
      if (to && !(await isNoted(database, due))) await invite({ database, settings, signIn }, to, due);
      await settleDue(database, due);
    }
  };
  const next = async () => (signIn.isClosing() ? null : claimDue(database));
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** The code is written down before its letter goes out; a letter that is lost is asked for again, with another code. */
async function invite({ database, settings, signIn }: Desk, to: Invited, due: Due): Promise<void> {
  const code = to.strong ? newInvitationCode() : '';
  if (to.strong) {
    const codeHash = keyedHash(await signIn.key(), 'invitation', code);
    const invitation = { officialId: to.id, invitedBy: due.askedBy, codeHash };
    await inTransaction(database, 10_000, (on) => recordInvitation(on, invitation));
  }
  const { subject, text } = (to.strong ? invitationWords : welcomeWords)[localeOf(to, settings)];
  const facts = { ...to, code, page: signInPage(settings) };
  await signIn.post.send({ id: due.letterId, kind: 'invitation', to, subject, text: text(facts) });
}

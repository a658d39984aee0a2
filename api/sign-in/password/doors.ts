import { z } from 'zod';
import { problem } from '../../problem';
import { inTurn, putAppBack } from '../app/data';
import { browserOf } from '../code/browser';
import { askerFrom } from '../code/quota';
import type { Doorway } from '../doorway';
import { requireStrongSession } from '../doorway';
import { door } from '../http/door';
import { address, entered, givenPassword, newPassword, nothing } from '../schema';
import { endSession, endSessionsOf, sessionBy } from '../sessions/data';
import { steady } from '../steady';
import type { Said } from '../through';
import { through } from '../through';
import { beginTry } from '../tries';
import { waysOf } from '../ways/data';
import { replacePassword } from './data';
import { requireGoodPassword } from './rules';

/** Longer than a password takes to check on a slow machine. */
const everyMs = 500;

export const passwordDoors = [
  door({
    method: 'post',
    path: '/api/sign-in/password',
    summary: 'The first half of signing in with a password; what comes next is in the answer',
    body: z.strictObject({ email: address, password: givenPassword }),
    answers: { status: 200, schema: entered },
    async handle({ deps, body, address: from, headers }) {
      const browser = browserOf(headers, deps.settings);
      const { remembered } = await askerFrom(deps.database, { email: body.email, address: from, browser });
      const trier = { account: body.email, address: from, ...(remembered && { own: browser.hash }) };
      const succeeded = await beginTry(deps.database, 'password', trier);
      const answered = await steady(everyMs, () => enter(deps, body, headers));
      await succeeded();
      return answered;
    },
  }),
  door({
    method: 'post',
    path: '/api/session/password',
    summary: 'Changes one’s own password, and ends one’s other sessions',
    body: z.strictObject({ current: givenPassword, password: newPassword }),
    answers: { status: 200, schema: nothing },
    refuses: [403],
    async handle({ deps, body, address: from, headers }) {
      const session = await requireStrongSession(deps, headers);
      const { account } = session;
      await requireGoodPassword(body.password, account);
      const trier = { account: account.email, address: from, own: session.id };
      const succeeded = await beginTry(deps.database, 'password', trier);
      const auth = await deps.signIn.auth();
      await through(() => auth.api.verifyPassword({ body: { password: body.current }, headers, returnHeaders: true }));
      await succeeded();
      const { password } = await auth.$context;
      await replacePassword(deps.database, account.id, await password.hash(body.password));
      await endSessionsOf(deps.database, account.id, session.id);
      return { body: {} };
    },
  }),
];

/** How often a password is tried while others put an app aside and back. */
const asksAgain = 5;

/** Signs in with a password, which alone gives no rights: answers what must follow. */
export async function enter(
  { database, signIn }: Doorway,
  credentials: { readonly email: string; readonly password: string },
  headers: Headers,
): Promise<{ body: { next: 'totp' | 'passkey' | 'enrol' }; cookies: readonly string[] }> {
  const auth = await signIn.auth();
  // Cookies of an earlier sign-in are not this one's.
  const fresh = new Headers(headers);
  fresh.delete('cookie');
  const ask = (): Promise<Said<object>> =>
    through(() => auth.api.signInEmail({ body: { ...credentials }, headers: fresh, returnHeaders: true }));
  for (let left = asksAgain; left > 0; left--) {
    const { said, cookies } = await ask();
    if ('twoFactorRedirect' in said) return { body: { next: 'totp' }, cookies };
    const { user, token } = said as { readonly user: { readonly id: string }; readonly token: string };
    const ways = await waysOf(database, user.id);
    if (!ways.app) return { body: { next: ways.passkeys > 0 ? 'passkey' : 'enrol' }, cookies };
    // A new app was begun and not set up: the one before is asked for again, and this session opens nothing.
    const made = await sessionBy(database, token);
    if (made) await endSession(database, made);
    await inTurn(database, user.id, () => putAppBack(database, user.id));
  }
  throw problem('sign_in_refused');
}

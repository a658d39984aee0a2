import { renderSVG } from 'uqr';
import { z } from 'zod';
import { problem } from '../../problem';
import { browserOf } from '../code/browser';
import { askerFrom, rememberBrowser } from '../code/quota';
import type { Doorway } from '../doorway';
import { requireSession } from '../doorway';
import { door } from '../http/door';
import { digits, entered, givenPassword } from '../schema';
import { sessionHanded } from '../session';
import { endSession, endSessionsOf, sessionBy } from '../sessions/data';
import { steady } from '../steady';
import { through } from '../through';
import { beginTry, isFirstUse } from '../tries';
import { waysOf } from '../ways/data';
import { requireMayEnrol } from '../ways/next';
import { dropBackupCodes, forgetAppAside, inTurn, setAppAside } from './data';
import { halfSignedIn } from './half';

const everyMs = 250;

/** Longer than a code of an app is taken, with its neighbours. */
const usedMs = 120_000;

const appSecret = z
  .strictObject({
    uri: z.string().meta({ description: 'otpauth://…' }),
    secret: z.string().meta({ description: 'for typing, in base 32' }),
    picture: z.string().meta({ description: 'the address as a QR code, as a data: address of an SVG' }),
  })
  .meta({ id: 'AppSecret' });

/** What an app's camera reads. */
function pictureOf(uri: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(renderSVG(uri)).toString('base64')}`;
}

export const appDoors = [
  door({
    method: 'post',
    path: '/api/sign-in/totp',
    summary: 'The second half of signing in with a password: the code that the authenticator app shows',
    description: 'Five tries for one password; ten wrong codes in a row lock the app for a quarter of an hour.',
    body: z.strictObject({ code: digits }),
    answers: { status: 200, schema: entered },
    async handle({ deps, body: { code }, address: from, headers }) {
      const account = await halfSignedIn(deps, headers);
      // No password was shown, so there is nothing to guess at, and no try of anybody's is used up.
      if (!account) throw problem('sign_in_refused');
      const succeeded = await beginTry(deps.database, 'totp', { account, address: from });
      const auth = await deps.signIn.auth();
      const { said, cookies } = await steady(everyMs, () =>
        through(() => auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true })),
      );
      const made = await sessionBy(deps.database, said.token);
      if (!(await isFirstUse(deps.database, `totp:${said.user.id}:${code}`, usedMs))) {
        if (made) await endSession(deps.database, made);
        throw problem('sign_in_refused');
      }
      await succeeded();
      const known = await remember(deps, { email: said.user.email, address: from, headers });
      return { body: { next: null }, cookies: [...cookies, known] };
    },
  }),
  door({
    method: 'post',
    path: '/api/session/totp',
    summary: 'Begins to set up an authenticator app: what it is to be shown',
    description:
      'In the place of one that is set up, too; the one before counts until a code of the new one has come, which ends the other sessions.',
    body: z.strictObject({ password: givenPassword }),
    answers: { status: 200, schema: appSecret },
    refuses: [403],
    async handle({ deps, body: { password }, address: from, headers }) {
      const { account, ...session } = await requireSession(deps, headers);
      const ways = await waysOf(deps.database, account.id);
      requireMayEnrol(session, ways);
      const trier = { account: account.email, address: from, own: session.id };
      const succeeded = await beginTry(deps.database, 'password', trier);
      const auth = await deps.signIn.auth();
      await through(() => auth.api.verifyPassword({ body: { password }, headers, returnHeaders: true }));
      await succeeded();
      const uri = await inTurn(deps.database, account.id, async () => {
        await setAppAside(deps.database, account.id);
        const { said } = await through(() =>
          auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers, returnHeaders: true }),
        );
        await dropBackupCodes(deps.database, account.id);
        return 'totpURI' in said ? said.totpURI : '';
      });
      return { body: { uri, secret: new URL(uri).searchParams.get('secret') ?? '', picture: pictureOf(uri) } };
    },
  }),
  door({
    method: 'post',
    path: '/api/session/totp/confirm',
    summary: 'Sets the app up, by a code that it shows; the session has its rights from then on',
    body: z.strictObject({ code: digits }),
    answers: { status: 200, schema: entered },
    refuses: [403],
    async handle({ deps, body: { code }, address: from, headers }) {
      const { account, ...session } = await requireSession(deps, headers);
      requireMayEnrol(session, await waysOf(deps.database, account.id));
      const succeeded = await beginTry(deps.database, 'totp', { account: account.id, address: from });
      const auth = await deps.signIn.auth();
      const { cookies } = await through(() => auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true }));
      if (await forgetAppAside(deps.database, account.id)) {
        // Whoever has the app that is replaced may be signed in with it; this session goes on under another cookie.
        const now = await sessionHanded(deps, cookies);
        await endSessionsOf(deps.database, account.id, now?.id ?? session.id);
      }
      await isFirstUse(deps.database, `totp:${account.id}:${code}`, usedMs);
      await succeeded();
      const known = await remember(deps, { email: account.email, address: from, headers });
      return { body: { next: null }, cookies: [...cookies, known] };
    },
  }),
];

type SignedInOn = { readonly email: string; readonly address: string; readonly headers: Headers };

/** Whoever tries passwords elsewhere cannot keep this browser out from now on. Answers what has it keep its name. */
async function remember(
  { database, settings }: Doorway,
  { email, address: from, headers }: SignedInOn,
): Promise<string> {
  const browser = browserOf(headers, settings);
  await rememberBrowser(database, await askerFrom(database, { email, address: from, browser }));
  return browser.cookie;
}

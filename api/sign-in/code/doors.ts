import { z } from 'zod';
import { needsStrong } from '../../../domain/people/strength';
import { problem } from '../../problem';
import type { Doorway } from '../doorway';
import { door } from '../http/door';
import { address, digits, entered, nothing } from '../schema';
import { steady } from '../steady';
import { through } from '../through';
import { findByAddress } from '../ways/data';
import type { Browser } from './browser';
import { amongCodesOf, browserOf } from './browser';
import type { Asker } from './quota';
import { askerFrom, beginCodeTry, countAsking, mayBeMailed, rememberBrowser } from './quota';

const everyMs = 250;

export const codeDoors = [
  door({
    method: 'post',
    path: '/api/sign-in/code',
    summary: 'Mails a code of six digits to sign in with',
    description:
      'To officials and unit heads; the answer is the same for every address, and does not wait for the letter. Good for ten minutes, once, and only with the cookie that this answer sets: in the browser that asked.',
    body: z.strictObject({ email: address }),
    answers: { status: 202, schema: nothing },
    async handle({ deps, body: { email }, address: from, headers }) {
      const browser = browserOf(headers, deps.settings);
      const asker = await askerFrom(deps.database, { email, address: from, browser });
      await countAsking(deps.database, asker);
      // Nobody is mailed a code whose browser was never told its name.
      return { body: {}, cookies: [browser.cookie], afterwards: () => askCode(deps, asker, browser) };
    },
  }),
  door({
    method: 'post',
    path: '/api/sign-in/code/verify',
    summary: 'Signs in with the code that was mailed',
    description: 'In the browser that asked for it: elsewhere the code is refused, and is not used up.',
    body: z.strictObject({ email: address, code: digits }),
    answers: { status: 200, schema: entered },
    async handle({ deps, body: { email, code }, address: from, headers }) {
      const browser = browserOf(headers, deps.settings);
      const asker = await askerFrom(deps.database, { email, address: from, browser });
      const succeeded = await beginCodeTry(deps.database, asker);
      const { cookies } = await steady(everyMs, async () => {
        const holder = await findByAddress(deps.database, email);
        const auth = await deps.signIn.auth();
        // Asked for whoever it is, so that it takes as long.
        const answered = await amongCodesOf(browser, () =>
          through(() => auth.api.signInEmailOTP({ body: { email, otp: code }, headers, returnHeaders: true })),
        );
        if (!holder || needsStrong(holder.role)) throw problem('sign_in_refused');
        return answered;
      });
      await succeeded();
      await rememberBrowser(deps.database, asker);
      return { body: { next: null }, cookies: [...cookies, browser.cookie] };
    },
  }),
];

/** Nobody is mailed a code that it would not let in; and nobody's mailbox is filled. */
async function askCode({ database, signIn }: Doorway, asker: Asker, browser: Browser): Promise<void> {
  const { email } = asker;
  const holder = await findByAddress(database, email);
  if (!holder || needsStrong(holder.role) || !(await mayBeMailed(database, asker))) return;
  const auth = await signIn.auth();
  await amongCodesOf(browser, () => auth.api.sendVerificationOTP({ body: { email, type: 'sign-in' } }));
}

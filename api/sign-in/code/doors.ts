import { z } from 'zod';
import { needsStrong } from '../../../domain/people/strength';
import { problem } from '../../problem';
import type { Doorway } from '../doorway';
import { door } from '../http/door';
import { address, digits, entered, nothing } from '../schema';
import { steady } from '../steady';
import { through } from '../through';
import { beginTry, countAsking, mayBeMailed } from '../tries';
import { findByAddress } from '../ways/data';

const everyMs = 250;

export const codeDoors = [
  door({
    method: 'post',
    path: '/api/sign-in/code',
    summary: 'Mails a code of six digits to sign in with',
    description:
      'To officials and unit heads; the answer is the same for every address, and does not wait for the letter. Good for ten minutes, once.',
    body: z.strictObject({ email: address }),
    answers: { status: 202, schema: nothing },
    async handle({ deps, body, address: from }) {
      await countAsking(deps.database, from);
      deps.signIn.later(() => askCode(deps, body.email));
      return { body: {} };
    },
  }),
  door({
    method: 'post',
    path: '/api/sign-in/code/verify',
    summary: 'Signs in with the code that was mailed',
    body: z.strictObject({ email: address, code: digits }),
    answers: { status: 200, schema: entered },
    async handle({ deps, body: { email, code }, address: from, headers }) {
      const succeeded = await beginTry(deps.database, 'code', { account: email, address: from });
      const { cookies } = await steady(everyMs, async () => {
        const holder = await findByAddress(deps.database, email);
        const auth = await deps.signIn.auth();
        // Asked for whoever it is, so that it takes as long.
        const answered = await through(() =>
          auth.api.signInEmailOTP({ body: { email, otp: code }, headers, returnHeaders: true }),
        );
        if (!holder || needsStrong(holder.role)) throw problem('sign_in_refused');
        return answered;
      });
      await succeeded();
      return { body: { next: null }, cookies };
    },
  }),
];

/** Nobody is mailed a code that it would not let in; and nobody's mailbox is filled. */
async function askCode({ database, signIn }: Doorway, email: string): Promise<void> {
  const holder = await findByAddress(database, email);
  if (!holder || needsStrong(holder.role) || !(await mayBeMailed(database, email))) return;
  const auth = await signIn.auth();
  await auth.api.sendVerificationOTP({ body: { email, type: 'sign-in' } });
}

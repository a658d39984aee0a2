import { z } from 'zod';
import { claimFirst } from '../../accounts/bootstrap/data';
import { accountOf } from '../../accounts/data';
import { sha256 } from '../../http/form';
import { given } from '../../http/text';
import { inTransaction } from '../../idempotency/data';
import { problem } from '../../problem';
import { door } from '../http/door';
import { keyedHash } from '../key';
import { setUpAnew } from '../password/data';
import { enter } from '../password/doors';
import { requireGoodPassword } from '../password/rules';
import { address, entered, newPassword } from '../schema';
import { steady } from '../steady';
import { wrongSecret } from '../tries';
import { findByAddress, waysOf } from '../ways/data';
import { readInvitationCode } from './code';
import { useInvitation } from './data';

const everyMs = 500;

export const invitationDoors = [
  door({
    method: 'post',
    path: '/api/sign-in/invitation',
    summary: 'Sets an account up with the code of an invitation: its password first, a second factor next',
    description: 'What was set up before ends: password, authenticator app, passkeys and sessions.',
    body: z.strictObject({ email: address, code: given(40), password: newPassword }),
    answers: { status: 200, schema: entered },
    async handle({ deps, body: { email, code, password }, address: from, headers }) {
      await requireGoodPassword(password, { email, name: '' });
      return steady(everyMs, async () => {
        const [auth, key] = [await deps.signIn.auth(), await deps.signIn.key()];
        const context = await auth.$context;
        const holder = await findByAddress(deps.database, email);
        const used = await inTransaction(deps.database, 10_000, async (on) => {
          const typed = keyedHash(key, 'invitation', readInvitationCode(code));
          if (!holder || !(await useInvitation(on, holder.id, typed))) return false;
          // Only for a good code: a password is made to take long, and strangers would have us hash theirs.
          await setUpAnew(on, holder.id, await context.password.hash(password));
          return true;
        });
        if (!used) throw await wrongSecret(deps.database, 'invitation', from);
        return enter(deps, { email, password }, headers);
      });
    },
  }),
  door({
    method: 'post',
    path: '/api/sign-in/administrator',
    summary: 'Turns an administrator’s token into an account with a password; a second factor comes next',
    description:
      'Once, for an account that has no way to sign in yet; the first administrator is given their own address.',
    body: z.strictObject({ token: z.string().min(16).max(512), email: address, password: newPassword }),
    answers: { status: 200, schema: entered },
    refuses: [409],
    async handle({ deps, body: { token, email, password }, address: from, headers }) {
      await requireGoodPassword(password, { email, name: '' });
      const found = await accountOf(deps.database, sha256(token), deps.settings.DUBAN_TIMEZONE);
      // One that was made to do less does not open the account.
      const whole = found?.account.role === 'administrator' && !found.expired && found.token.role === null;
      if (!whole) throw await wrongSecret(deps.database, 'token', from);
      const ways = await waysOf(deps.database, found.account.id);
      if (ways.app || ways.passkeys > 0) throw problem('already_set_up');
      const auth = await deps.signIn.auth();
      const hash = await (await auth.$context).password.hash(password);
      const claimed = await inTransaction(deps.database, 10_000, async (on) => {
        if (!(await claimFirst(on, found.account, email))) return false;
        await setUpAnew(on, found.account.id, hash);
        return true;
      });
      if (!claimed) throw problem('address_taken');
      return enter(deps, { email, password }, headers);
    },
  }),
];

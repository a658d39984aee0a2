import { uuidv7 } from 'uuidv7';
import { rolesOf } from '../accounts/account';
import { sha256 } from '../http/form';
import { once } from '../idempotency/once';
import { problem } from '../problem';
import type { Checked } from '../route';
import { route } from '../route';
import { createToken, findHolder, tokenKey } from './data';
import { tokenAnswer, tokenRequest } from './schema';
import { randomSecret, repeatableSecret } from './secret';

export const tokenRoutes = [
  route({
    method: 'post',
    path: '/api/tokens',
    summary: 'Makes an API token with an account’s rights',
    description:
      'For one’s own account; for others only by the administrator. One made in a session that a mailed code opened has no more rights than that.',
    tag: 'accounts',
    by: 'every account',
    body: tokenRequest,
    answers: { status: 201, schema: tokenAnswer },
    refuses: [403],
    async handle(request) {
      const { account, body, strong } = request;
      const secretOf = await secretsFor(request);
      const made = await once(request, 201, async (on) => {
        const holder = await findHolder(on, body.email);
        const allowed = holder?.id === account.id || rolesOf(account).includes('administrator');
        if (!allowed) throw problem('not_allowed');
        if (!holder) throw problem('account_unknown', { errors: [unknownHolder] });
        const [id, { name }] = [uuidv7(), body];
        await createToken(on, { id, officialId: holder.id, name, hash: sha256(secretOf(id)), strong });
        return { id, name, email: holder.email };
      });
      return { ...made, body: { ...made.body, token: secretOf(made.body.id) } };
    },
  }),
];

/** How the secret of the token with an id is found; the answer that is kept for a repeated request holds the id alone. */
async function secretsFor({ deps, idempotency }: Pick<Checked, 'deps' | 'idempotency'>) {
  if (!idempotency) {
    const secret = randomSecret();
    return () => secret;
  }
  const serverKey = await tokenKey(deps.database);
  return (id: string) => repeatableSecret(serverKey, id, idempotency);
}

const unknownHolder = {
  in: 'body',
  pointer: '/email',
  code: 'account_unknown',
  message: { 'zh-CN': '没有使用该邮箱的在任人员。', en: 'no one in office has this address' },
} as const;

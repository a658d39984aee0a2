import { rolesOf } from '../accounts/account';
import { sha256 } from '../http/form';
import { once } from '../idempotency/once';
import { problem } from '../problem';
import { route } from '../route';
import { createToken, findHolder } from './data';
import { tokenAnswer, tokenRequest } from './schema';
import { secretFor } from './secret';

export const tokenRoutes = [
  route({
    method: 'post',
    path: '/api/tokens',
    summary: 'Makes an API token with an account’s rights',
    description: 'For one’s own account; for others only by the administrator.',
    tag: 'accounts',
    by: 'every account',
    body: tokenRequest,
    answers: { status: 201, schema: tokenAnswer },
    refuses: [403],
    async handle(request) {
      const { account, body, idempotency, token: callerToken } = request;
      const token = secretFor(callerToken, idempotency);
      const made = await once(request, 201, async (on) => {
        const holder = await findHolder(on, body.email);
        const allowed = holder?.id === account.id || rolesOf(account).includes('administrator');
        if (!allowed) throw problem('not_allowed');
        if (!holder) throw problem('account_unknown', { errors: [unknownHolder] });
        return { id: await createToken(on, holder.id, body.name, sha256(token)), name: body.name, email: holder.email };
      });
      return { ...made, body: { ...made.body, token } };
    },
  }),
];

const unknownHolder = {
  in: 'body',
  pointer: '/email',
  code: 'account_unknown',
  message: { 'zh-CN': '没有使用该邮箱的在任人员。', en: 'no one in office has this address' },
} as const;

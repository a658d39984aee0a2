import { once } from '../../idempotency/once';
import { problem } from '../../problem';
import { route } from '../../route';
import { findInvited, knownUnits } from './data';
import { askInvitations } from './due';
import { sendDue } from './invite';
import { invitationAnswer, invitationRequest } from './schema';

export const invitationRoutes = [
  route({
    method: 'post',
    path: '/api/invitations',
    summary: 'Invites people of the directory to sign in, many at once',
    description:
      'Each gets a letter that says how. Whose role needs two factors gets a code in it, good for seven days and once, which sets the account up anew; so this is also how a lost password or phone is replaced.',
    tag: 'accounts',
    by: ['administrator'],
    body: invitationRequest,
    answers: { status: 202, schema: invitationAnswer },
    async handle(request) {
      const { deps, account, body } = request;
      const answer = await once(request, 202, async (on) => {
        const units = body.units && (await knownUnits(on, body.units));
        const people = await findInvited(on, body);
        const found = new Set(people.map(({ email }) => email));
        const missing = [
          ...(body.officials ?? []).flatMap((email, at) => (found.has(email) ? [] : [unknown('officials', at)])),
          ...(body.units ?? []).flatMap((code, at) => (units?.has(code) ? [] : [unknown('units', at)])),
        ];
        if (missing.length > 0) throw problem('account_unknown', { errors: missing });
        await askInvitations(on, people, account.id);
        return { invited: people.length, withCode: people.filter(({ strong }) => strong).length };
      });
      deps.signIn.later(() => sendDue(deps));
      return answer;
    },
  }),
];

function unknown(field: 'officials' | 'units', at: number) {
  const message = { 'zh-CN': '名册里没有。', en: 'is not in the directory' };
  return { in: 'body', pointer: `/${field}/${at}`, code: 'unknown', message } as const;
}

import { requireSession } from '../doorway';
import { door } from '../http/door';
import { nothing, sessionAnswer } from '../schema';
import { through } from '../through';
import { waysOf } from '../ways/data';
import { nextFor } from '../ways/next';

export const ownSessionDoors = [
  door({
    method: 'get',
    path: '/api/session',
    summary: 'The session that one is signed in by, also where it has no rights yet',
    answers: { status: 200, schema: sessionAnswer },
    async handle({ deps, headers }) {
      const session = await requireSession(deps, headers);
      const { account, factor, strong, since, until } = session;
      const ways = await waysOf(deps.database, account.id);
      return {
        body: {
          account: { name: account.name, email: account.email, role: account.role },
          ...{ factor, strong, next: nextFor(session, ways) },
          ...{ since: since.toISOString(), until: until.toISOString() },
          ...{ passwordSet: ways.passwordAt !== null, appSet: ways.app },
        },
      };
    },
  }),
  door({
    method: 'delete',
    path: '/api/session',
    summary: 'Signs out',
    sessionOptional: true,
    answers: { status: 200, schema: nothing },
    async handle({ deps, headers }) {
      const auth = await deps.signIn.auth();
      const { cookies } = await through(() => auth.api.signOut({ headers, returnHeaders: true }));
      return { body: {}, cookies };
    },
  }),
];

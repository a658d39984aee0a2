import { z } from 'zod';
import { line } from '../../http/text';
import { problem } from '../../problem';
import { inTurn } from '../app/data';
import { requireSession, requireStrongSession } from '../doorway';
import { door } from '../http/door';
import { assertion, attestation, entered, nothing } from '../schema';
import { endSessionsOf } from '../sessions/data';
import { through } from '../through';
import { waysOf } from '../ways/data';
import { requireMayEnrol } from '../ways/next';
import { listPasskeys, removePasskey } from './data';

/** As the browser's WebAuthn takes them. */
const options = z.looseObject({ challenge: z.string() });
const shown = z.strictObject({ id: z.uuid(), name: z.string().nullable(), createdAt: z.string() });

export const passkeyDoors = [
  door({
    method: 'post',
    path: '/api/sign-in/passkey/options',
    summary: 'What a browser needs to sign in with a passkey',
    answers: { status: 200, schema: options },
    async handle({ deps, headers }) {
      const auth = await deps.signIn.auth();
      const { said, cookies } = await through(() =>
        auth.api.generatePasskeyAuthenticationOptions({ headers: withoutSession(headers), returnHeaders: true }),
      );
      return { body: { ...said, userVerification: 'required' }, cookies };
    },
  }),
  door({
    method: 'post',
    path: '/api/sign-in/passkey',
    summary: 'Signs in with a passkey',
    body: z.strictObject({ response: assertion }),
    answers: { status: 200, schema: entered },
    async handle({ deps, body: { response }, headers }) {
      const auth = await deps.signIn.auth();
      const { cookies } = await through(() =>
        auth.api.verifyPasskeyAuthentication({ body: { response }, headers, returnHeaders: true }),
      );
      return { body: { next: null }, cookies };
    },
  }),
  door({
    method: 'post',
    path: '/api/session/passkeys/options',
    summary: 'What a browser needs to make a passkey',
    answers: { status: 200, schema: options },
    refuses: [403],
    async handle({ deps, headers }) {
      const { account, ...session } = await requireSession(deps, headers);
      requireMayEnrol(session, await waysOf(deps.database, account.id));
      const auth = await deps.signIn.auth();
      const { said, cookies } = await through(
        () => auth.api.generatePasskeyRegistrationOptions({ headers, query: {}, returnHeaders: true }),
        () => problem('enrolment_closed'),
      );
      return { body: { ...said }, cookies };
    },
  }),
  door({
    method: 'post',
    path: '/api/session/passkeys',
    summary: 'Sets a passkey up',
    body: z.strictObject({ response: attestation, name: line(100) }),
    answers: { status: 201, schema: nothing },
    refuses: [403],
    async handle({ deps, body: { response, name }, headers }) {
      const { account, ...session } = await requireSession(deps, headers);
      requireMayEnrol(session, await waysOf(deps.database, account.id));
      const auth = await deps.signIn.auth();
      await through(
        () => auth.api.verifyPasskeyRegistration({ body: { response, name }, headers, returnHeaders: true }),
        () => problem('sign_in_refused'),
      );
      return { body: {} };
    },
  }),
  door({
    method: 'get',
    path: '/api/session/passkeys',
    summary: 'One’s own passkeys',
    answers: { status: 200, schema: z.strictObject({ items: z.array(shown) }) },
    async handle({ deps, headers }) {
      const { account } = await requireSession(deps, headers);
      const rows = await listPasskeys(deps.database, account.id);
      return {
        body: { items: rows.map(({ id, name, createdAt }) => ({ id, name, createdAt: createdAt.toISOString() })) },
      };
    },
  }),
  door({
    method: 'delete',
    path: '/api/session/passkeys/{id}',
    summary: 'Removes one of one’s own passkeys, but not the last way to sign in, and ends one’s other sessions',
    params: z.strictObject({ id: z.uuid() }),
    answers: { status: 200, schema: nothing },
    refuses: [403, 404, 409],
    async handle({ deps, params, headers }) {
      const { account, id } = await requireStrongSession(deps, headers);
      // Two at one moment would each see the other's as the one that is left.
      await inTurn(deps.database, account.id, async () => {
        const ways = await waysOf(deps.database, account.id);
        if (!ways.app && ways.passkeys < 2) throw problem('last_factor');
        if (!(await removePasskey(deps.database, account.id, params.id))) throw problem('not_found');
      });
      await endSessionsOf(deps.database, account.id, id);
      return { body: {} };
    },
  }),
];

/** Which passkeys an account has is nobody's business before it has shown one. */
function withoutSession(headers: Headers): Headers {
  const fresh = new Headers(headers);
  fresh.delete('cookie');
  return fresh;
}

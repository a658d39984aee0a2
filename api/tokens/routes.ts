import { z } from 'zod';
import { rolesOf } from '../accounts/account';
import { sha256 } from '../http/form';
import { page, readCursor } from '../http/lists';
import { once } from '../idempotency/once';
import { problem } from '../problem';
import type { Checked } from '../route';
import { route } from '../route';
import { localeOf } from '../sign-in/mail/code-letter';
import type { Holder, TokenRow } from './data';
import { createToken, findHolder, findToken, listTokens, revokeToken } from './data';
import { limitsOf } from './limits';
import { presentToken } from './present';
import { revokedAnswer, tokenAnswer, tokenParams, tokenRequest, tokensPage, tokensQuery } from './schema';
import { randomSecret, repeatableSecret } from './secret';
import { tokenWords } from './wording';

export const tokenRoutes = [
  route({
    method: 'post',
    path: '/api/tokens',
    summary: 'Makes an API token with an account’s rights',
    description:
      'For one’s own account; for others only by the administrator. One made in a session that a mailed code opened has no more rights than that. Whose account it is, is written to where somebody else made it.',
    tag: 'accounts',
    by: 'every account',
    body: tokenRequest,
    answers: { status: 201, schema: tokenAnswer },
    refuses: [403],
    async handle(request) {
      const { account, body, strong, token } = request;
      const secretOf = await secretsFor(request);
      let newFor: Holder | undefined;
      const made = await once(request, 201, async (on) => {
        const holder = await findHolder(on, body.email);
        const allowed = holder?.id === account.id || rolesOf(account).includes('administrator');
        if (!allowed) throw problem('not_allowed');
        if (!holder) throw problem('account_unknown', { errors: [unknownHolder] });
        // Named after the request that made it, by which the record tells whose it is.
        const [id, { name }] = [request.id, body];
        const { role, expiresAt } = limitsOf(body, holder, { id: account.id, token });
        const limits = { role: role ?? null, expiresAt, createdBy: account.id };
        await createToken(on, { id, officialId: holder.id, name, hash: sha256(secretOf(id)), strong, ...limits });
        newFor = holder;
        return { id, name, email: holder.email, role: role ?? null, expiresAt: expiresAt.toISOString() };
      });
      if (newFor && newFor.id !== account.id) tellHolder(request, newFor);
      return { ...made, body: { ...made.body, token: secretOf(made.body.id) } };
    },
  }),
  route({
    method: 'get',
    path: '/api/tokens',
    summary: 'Tokens, revoked and expired ones among them; the newest first',
    description: 'One’s own; for administrators everybody’s.',
    tag: 'accounts',
    by: 'every account',
    query: tokensQuery,
    answers: { status: 200, schema: tokensPage },
    refuses: [403, 422],
    async handle(request) {
      const { deps, query, token } = request;
      const officialId = await whose(request, query.email);
      const asked = { list: 'tokens', ...query };
      const [at, id] = readCursor(asked, z.tuple([z.iso.datetime(), z.uuid()])) ?? [];
      const before = at !== undefined && id !== undefined ? { at: new Date(at), id } : undefined;
      const rows = await listTokens(deps.database, officialId, query.limit, before);
      const key = (row: TokenRow) => [row.createdAt.toISOString(), row.id];
      return { body: page(rows, asked, (row) => presentToken(row, token?.id ?? null), key) };
    },
  }),
  route({
    method: 'delete',
    path: '/api/tokens/{id}',
    summary: 'Revokes a token at once: one’s own; anybody’s for administrators',
    tag: 'accounts',
    by: 'every account',
    params: tokenParams,
    answers: { status: 200, schema: revokedAnswer },
    async handle({ deps, params, account }) {
      const found = await findToken(deps.database, params.id);
      const mayRevoke = found?.officialId === account.id || rolesOf(account).includes('administrator');
      if (!found || !mayRevoke) throw problem('not_found');
      return { body: { revoked: await revokeToken(deps.database, found.id) } };
    },
  }),
];

/** Writes to whoever has a token now that somebody else made. */
function tellHolder(
  { deps, account, body }: Pick<Checked, 'deps' | 'account'> & { body: { name: string } },
  to: Holder,
) {
  const { subject, text } = tokenWords[localeOf(to, deps.settings)];
  const place = new URL('/security', deps.settings.PUBLIC_URL).href;
  const facts = { name: to.name, maker: account.name, token: body.name, page: place };
  deps.signIn.later(async () => {
    await deps.signIn.post.send({ kind: 'token_made', to, subject, text: text(facts) });
  });
}

/** Whose tokens are listed; undefined for everybody's. Throws 403 for others’ to whoever is no administrator. */
async function whose({ deps, account }: Pick<Checked, 'deps' | 'account'>, email: string | undefined) {
  const all = rolesOf(account).includes('administrator');
  if (email === undefined) return all ? undefined : account.id;
  if (email === account.email) return account.id;
  if (!all) throw problem('not_allowed');
  const holder = await findHolder(deps.database, email);
  if (!holder) throw problem('account_unknown');
  return holder.id;
}

/** How the secret of the token with an id is found; the answer that is kept for a repeated request holds the id alone. */
async function secretsFor({ deps, idempotency }: Pick<Checked, 'deps' | 'idempotency'>) {
  if (!idempotency) {
    const secret = randomSecret();
    return () => secret;
  }
  const serverKey = await deps.signIn.key();
  return (id: string) => repeatableSecret(serverKey, id, idempotency);
}

const unknownHolder = {
  in: 'body',
  pointer: '/email',
  code: 'account_unknown',
  message: { 'zh-CN': '没有使用该邮箱的在任人员。', en: 'no one in office has this address' },
} as const;

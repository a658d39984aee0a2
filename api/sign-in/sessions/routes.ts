import { z } from 'zod';
import type { Factor } from '../../../domain/people/strength';
import { rolesOf } from '../../accounts/account';
import { plainAddress } from '../../http/address';
import { page, readCursor } from '../../http/lists';
import { problem } from '../../problem';
import type { Checked } from '../../route';
import { route } from '../../route';
import { findHolder } from '../../tokens/data';
import type { SessionRow } from './data';
import { endSession, endSessionsOf, findSession, listSessions } from './data';
import type { SessionItem } from './schema';
import { endAnswer, endRequest, sessionParams, sessionsPage, sessionsQuery } from './schema';

const tag = 'accounts';

export const sessionRoutes = [
  route({
    method: 'get',
    path: '/api/sessions',
    summary: 'Where an account is signed in; the newest first',
    tag,
    by: 'every account',
    query: sessionsQuery,
    answers: { status: 200, schema: sessionsPage },
    refuses: [403, 422],
    async handle(request) {
      const { deps, query, session } = request;
      const officialId = await whose(request, query.email);
      const asked = { list: 'sessions', ...query };
      const [at, id] = readCursor(asked, z.tuple([z.iso.datetime(), z.uuid()])) ?? [];
      const before = at !== undefined && id !== undefined ? { at: new Date(at), id } : undefined;
      const rows = await listSessions(deps.database, officialId, query.limit, before);
      const key = (row: SessionRow) => [row.createdAt.toISOString(), row.id];
      return { body: page(rows, asked, (row) => present(row, session), key) };
    },
  }),
  route({
    method: 'delete',
    path: '/api/sessions/{id}',
    summary: 'Ends a session: one’s own; anybody’s for administrators',
    tag,
    by: 'every account',
    params: sessionParams,
    answers: { status: 200, schema: endAnswer },
    async handle({ deps, params, account }) {
      const found = await findSession(deps.database, params.id);
      const mayEnd = found?.officialId === account.id || rolesOf(account).includes('administrator');
      if (!found || !mayEnd) throw problem('not_found');
      await endSession(deps.database, found.id);
      return { body: { ended: 1 } };
    },
  }),
  route({
    method: 'post',
    path: '/api/sessions/end',
    summary: 'Ends every session of an account: one’s own others; all of anybody for administrators',
    tag,
    by: 'every account',
    body: endRequest,
    answerKept: true,
    answers: { status: 200, schema: endAnswer },
    refuses: [403],
    async handle(request) {
      const { deps, body, account, session } = request;
      const officialId = await whose(request, body.email);
      const kept = officialId === account.id ? (session ?? undefined) : undefined;
      return { body: { ended: await endSessionsOf(deps.database, officialId, kept) } };
    },
  }),
];

/** Whose sessions are meant. Throws 403 for others’ to whoever is no administrator, whether or not there are such. */
async function whose({ deps, account }: Pick<Checked, 'deps' | 'account'>, email: string | undefined): Promise<string> {
  if (email === undefined || email === account.email) return account.id;
  if (!rolesOf(account).includes('administrator')) throw problem('not_allowed');
  const holder = await findHolder(deps.database, email);
  if (!holder) throw problem('account_unknown');
  return holder.id;
}

function present(row: SessionRow, current: string | null): SessionItem {
  return {
    ...{
      id: row.id,
      factor: row.factor as Factor,
      address: row.address && plainAddress(row.address),
      browser: row.userAgent,
    },
    since: row.createdAt.toISOString(),
    lastUsed: row.updatedAt.toISOString(),
    until: row.expiresAt.toISOString(),
    current: row.id === current,
  };
}

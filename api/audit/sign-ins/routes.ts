import { z } from 'zod';
import { roles } from '../../../domain/people/roles';
import { cursorInstant, listQuery, page, pageOf, readCursor } from '../../http/lists';
import { route } from '../../route';
import { instant } from '../../tasks/schema';
import type { StoredSignIn } from './data';
import { readSignIns } from './data';

const signIn = z
  .strictObject({
    id: z.uuid().meta({ description: 'of the request' }),
    at: instant,
    door: z.string().meta({ description: 'method and path' }),
    who: z
      .strictObject({ id: z.uuid(), name: z.string(), role: z.enum(roles) })
      .nullable()
      .meta({ description: 'null for whoever is in no directory, or has not said who they are' }),
    outcome: z.string().meta({ description: 'done, the code of the problem that was answered, or other_identity' }),
    address: z.string().meta({ description: 'of the machine that the connection came from' }),
    forwarded: z.string().nullable().meta({ description: 'what that machine said of those behind it' }),
    hash: z.string(),
  })
  .meta({ id: 'SignIn' });

export const signInRoutes = [
  route({
    method: 'get',
    path: '/api/audit/sign-ins',
    summary: '登录记录 Who tried to come in, by which door, and what came of it; the newest first',
    description: 'Of what was typed in nothing is kept.',
    tag: 'audit',
    by: ['auditor', 'administrator'],
    query: z.strictObject({ sort: z.enum(['-at']).default('-at'), ...listQuery }),
    answers: { status: 200, schema: pageOf(signIn) },
    async handle({ deps, query }) {
      const asked = { list: 'sign-ins', ...query };
      const after = readCursor(asked, z.tuple([cursorInstant, z.uuid()]));
      const rows = await readSignIns(deps.database, after, query.limit);
      return { body: page(rows, asked, present, ({ at, id }) => [at.getTime(), id]) };
    },
  }),
];

function present({ accountId, accountName, role, at, ...row }: StoredSignIn): z.input<typeof signIn> {
  const { id, door, outcome, address, forwarded, hash } = row;
  const who =
    accountId === null ? null : { id: accountId, name: accountName ?? '', role: role as (typeof roles)[number] };
  return { ...{ id, at: at.toISOString(), door, who, outcome, address, forwarded, hash } };
}

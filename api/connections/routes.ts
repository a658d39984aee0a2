import { z } from 'zod';
import type { Role } from '../../domain/people/roles';
import { page, readCursor } from '../http/lists';
import { problem } from '../problem';
import { route } from '../route';
import { commandRoutes } from './commands';
import { findConnection, listConnections } from './data/connections';
import { deliveryRoutes } from './deliveries';
import { presentConnection } from './present';
import { register } from './register';
import * as schema from './schema';

const tag = 'connections';
const readers: readonly Role[] = ['administrator', 'auditor'];

export const connectionRoutes = [
  route({
    method: 'post',
    path: '/api/connections',
    summary: 'Registers a webhook, or a robot of a WeCom or DingTalk group, that is told of what happens',
    description:
      'A webhook is signed by Standard Webhooks, with the secret that is answered this once. From now on; what happened before is not told.',
    tag,
    by: ['administrator'],
    body: schema.connectionRequest,
    answers: { status: 201, schema: schema.connectionMade },
    refuses: [422],
    handle: register,
  }),
  route({
    method: 'get',
    path: '/api/connections',
    summary: 'The connections, the newest first; ended ones among them',
    tag,
    by: readers,
    query: schema.connectionsQuery,
    answers: { status: 200, schema: schema.connectionsPage },
    async handle({ deps, query }) {
      const asked = { list: 'connections', ...query };
      const [at, id] = readCursor(asked, z.tuple([z.iso.datetime(), z.uuid()])) ?? [];
      const before = at !== undefined && id !== undefined ? { at: new Date(at), id } : undefined;
      const rows = await listConnections(deps.database, query, before);
      return { body: page(rows, asked, presentConnection, (row) => [row.createdAt.toISOString(), row.id]) };
    },
  }),
  route({
    method: 'get',
    path: '/api/connections/{id}',
    summary: 'A connection, and how it fares',
    tag,
    by: readers,
    params: schema.connectionParams,
    answers: { status: 200, schema: schema.connectionAnswer },
    async handle({ deps, params }) {
      const found = await findConnection(deps.database, params.id);
      if (!found) throw problem('not_found');
      return { body: presentConnection(found) };
    },
  }),
  ...commandRoutes,
  ...deliveryRoutes,
];

import { z } from 'zod';
import type { Transaction } from '../../prisma/client';
import { page, readCursor } from '../http/lists';
import { once } from '../idempotency/once';
import { problem } from '../problem';
import { route } from '../route';
import { standing } from './commands';
import { findConnection } from './data/connections';
import type { DeliveryRow } from './data/deliveries';
import { createTest, findDelivery, listDeliveries, sendAgain } from './data/deliveries';
import { presentDelivery } from './present';
import * as schema from './schema';
import { wakeConnection } from './wake';
import { connectionProblem } from './wording';

const tag = 'connections';

export const deliveryRoutes = [
  route({
    method: 'get',
    path: '/api/connections/{id}/deliveries',
    summary: 'What a connection was or will be told, the newest first, with every try and what was answered',
    ...{ tag, by: ['administrator', 'auditor'], params: schema.connectionParams, query: schema.deliveriesQuery },
    answers: { status: 200, schema: schema.deliveriesPage },
    async handle({ deps, params, query }) {
      if (!(await findConnection(deps.database, params.id))) throw problem('not_found');
      const asked = { list: 'deliveries', connection: params.id, ...query };
      const [below] = readCursor(asked, z.tuple([z.string().regex(/^\d{1,18}$/)])) ?? [];
      const from = below === undefined ? undefined : BigInt(below);
      const rows = await listDeliveries(deps.database, params.id, query, from);
      return { body: page(rows, asked, presentDelivery, (row: DeliveryRow) => [String(row.ordinal)]) };
    },
  }),
  route({
    method: 'post',
    path: '/api/connections/{id}/deliveries/{delivery}/redeliver',
    summary: 'Sends a delivery once more, under its old id and with the same words',
    ...{ tag, by: ['administrator'], params: schema.deliveryParams, body: schema.nothing },
    answers: { status: 202, schema: schema.deliveryAnswer },
    refuses: [409],
    async handle(request) {
      const { deps, params } = request;
      const done = await once(request, 202, async (on) => {
        await requireActive(on, params.id);
        if (!(await findDelivery(on, params.id, params.delivery))) throw problem('not_found');
        return presentDelivery(await sendAgain(on, params.delivery));
      });
      await wakeConnection(deps, params.id);
      return done;
    },
  }),
  route({
    method: 'post',
    path: '/api/connections/{id}/test',
    summary: 'Sends a message that says that it is a test; what came of it stands in the deliveries',
    ...{ tag, by: ['administrator'], params: schema.connectionParams, body: schema.nothing },
    answers: { status: 202, schema: schema.deliveryAnswer },
    refuses: [409],
    async handle(request) {
      const { deps, params } = request;
      const done = await once(request, 202, async (on) => {
        await requireActive(on, params.id);
        return presentDelivery(await createTest(on, params.id));
      });
      await wakeConnection(deps, params.id);
      return done;
    },
  }),
];

async function requireActive(on: Transaction, id: string): Promise<void> {
  const { state } = await standing(on, id);
  if (state !== 'active') throw connectionProblem('connection_not_active');
}

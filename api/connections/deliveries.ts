import { z } from 'zod';
import type { Transaction } from '../../prisma/client';
import { page, readCursor } from '../http/lists';
import { once } from '../idempotency/once';
import { problem } from '../problem';
import type { Output, Route } from '../route';
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
  sending<typeof schema.deliveryParams>({
    path: '/api/connections/{id}/deliveries/{delivery}/redeliver',
    summary: 'Sends a delivery once more, under its old id and with the same words',
    params: schema.deliveryParams,
    async put(on, { id, delivery }) {
      if (!(await findDelivery(on, id, delivery))) throw problem('not_found');
      return sendAgain(on, delivery);
    },
  }),
  sending<typeof schema.connectionParams>({
    path: '/api/connections/{id}/test',
    summary: 'Sends a message that says that it is a test; what came of it stands in the deliveries',
    params: schema.connectionParams,
    put: (on, { id }) => createTest(on, id),
  }),
];

type Sending<P> = {
  readonly path: `/api/connections/{id}/${string}`;
  readonly summary: string;
  readonly params: P;
  readonly put: (on: Transaction, params: Output<P>) => Promise<DeliveryRow>;
};

/** Something that is sent to an active connection at once, and answers with the delivery that waits for it. */
function sending<P extends typeof schema.connectionParams | typeof schema.deliveryParams>(what: Sending<P>): Route {
  return route({
    method: 'post',
    path: what.path,
    ...{ summary: what.summary, tag, by: ['administrator'], params: what.params, body: schema.nothing },
    answers: { status: 202, schema: schema.deliveryAnswer },
    refuses: [409],
    async handle(request) {
      const { deps, params } = request;
      const done = await once(request, 202, async (on) => {
        const { state } = await standing(on, params.id);
        if (state !== 'active') throw connectionProblem('connection_not_active');
        return presentDelivery(await what.put(on, params));
      });
      await wakeConnection(deps, params.id);
      return done;
    },
  });
}

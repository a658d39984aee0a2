import type { Transaction } from '../../prisma/client';
import { once } from '../idempotency/once';
import { problem } from '../problem';
import type { Checked, Route } from '../route';
import { route } from '../route';
import type { ConnectionRow } from './data/connections';
import { endConnection, findConnection, pauseConnection, resumeConnection } from './data/connections';
import { readSecrets, rotateSecret, sealerOf } from './data/secrets';
import { presentConnection } from './present';
import { newSecret } from './register';
import * as schema from './schema';
import { wakeConnection } from './wake';
import { connectionProblem } from './wording';

const tag = 'connections';

/** The connection that an address names, which has not ended. Throws 404 and 409. */
export async function standing(on: Transaction, id: string): Promise<ConnectionRow> {
  const found = await findConnection(on, id);
  if (!found) throw problem('not_found');
  if (found.state === 'ended') throw connectionProblem('connection_ended');
  return found;
}

/** A change of a connection that answers with how it stands then; done again it changes nothing. */
function change(
  verb: 'pause' | 'resume',
  summary: string,
  carryOut: (on: Transaction, id: string) => Promise<void>,
): Route {
  return route({
    method: 'post',
    path: `/api/connections/{id}/${verb}`,
    ...{ summary, tag, by: ['administrator'], params: schema.connectionParams, body: schema.nothing },
    answers: { status: 200, schema: schema.connectionAnswer },
    refuses: [409],
    async handle(request) {
      const { deps, params } = request;
      const done = await once(request, 200, async (on) => {
        await standing(on, params.id);
        await carryOut(on, params.id);
        return presentConnection(await standing(on, params.id));
      });
      await wakeConnection(deps, params.id);
      return done;
    },
  });
}

export const commandRoutes = [
  change('pause', 'Pauses a connection; what happens meanwhile is kept for it', pauseConnection),
  change('resume', 'Resumes a paused connection, which is then told what it missed, in order', resumeConnection),
  route({
    method: 'delete',
    path: '/api/connections/{id}',
    summary: 'Ends a connection for good: its secrets are gone, its log stays',
    ...{ tag, by: ['administrator'], params: schema.connectionParams },
    answers: { status: 200, schema: schema.connectionAnswer },
    async handle({ deps, params }) {
      const found = await findConnection(deps.database, params.id);
      if (!found) throw problem('not_found');
      await endConnection(deps.database, params.id);
      await wakeConnection(deps, params.id);
      return { body: presentConnection((await findConnection(deps.database, params.id)) ?? found) };
    },
  }),
  route({
    method: 'post',
    path: '/api/connections/{id}/rotate-secret',
    summary: 'Gives a webhook a new secret; for a day messages are signed with the one before, too',
    ...{ tag, by: ['administrator'], params: schema.connectionParams, body: schema.nothing },
    answers: { status: 200, schema: schema.rotatedAnswer },
    refuses: [409],
    async handle(request) {
      const { deps, params } = request;
      const sealer = await sealerOf(deps);
      await once(request, 200, async (on) => {
        const { kind } = await standing(on, params.id);
        if (kind !== 'webhook') throw connectionProblem('connection_secret_not_ours');
        await rotateSecret(on, sealer, params.id, newSecret());
        return { id: params.id };
      });
      return { body: await shown(deps, sealer, params.id) };
    },
  }),
];

async function shown({ database }: Checked['deps'], sealer: Awaited<ReturnType<typeof sealerOf>>, id: string) {
  const secrets = await readSecrets(database, sealer, id);
  const until = secrets?.previous?.until;
  return {
    ...{ id, secret: secrets?.secret ?? null },
    previousUntil: until === undefined ? null : new Date(until).toISOString(),
  };
}

import { z } from 'zod';
import type { Role } from '../../../domain/people/roles';
import { replayHistoriesType, replayOptions } from '../../../workflows/messages/replay-histories';
import { page, readCursor } from '../../http/lists';
import { answerOnce } from '../../idempotency/answer-once';
import { problem } from '../../problem';
import { route } from '../../route';
import { engineDeadlineMs } from '../../temporal';
import type { StoredReplay } from './data';
import { createReplay, findReplay, findRunning, listReplays } from './data';
import { replayAnswer, replayParams, replaysAnswer, replaysQuery } from './schema';

const tag = 'audit';
const readers: readonly Role[] = ['secretariat', 'leader', 'auditor', 'administrator'];

export const replayRoutes = [
  route({
    method: 'post',
    path: '/api/audit/replays',
    summary: 'Replays every archived history with today’s workflow code and by the rules',
    description: 'In the worker, and so resumable; one is under way at a time, and asking again answers that one.',
    tag,
    by: ['auditor', 'administrator'],
    body: z.strictObject({}),
    answers: { status: 202, schema: replayAnswer },
    async handle(request) {
      const { database, temporal } = request.deps;
      return answerOnce(request, 202, async () => {
        const replay = (await findRunning(database)) ?? (await createReplay(database, request.account.id));
        await temporal.within(Date.now() + engineDeadlineMs, () =>
          temporal.client.workflow.start(replayHistoriesType, replayOptions(replay.id)),
        );
        return present(replay);
      });
    },
  }),
  route({
    method: 'get',
    path: '/api/audit/replays',
    summary: 'The replays that were asked for, the newest first',
    tag,
    by: readers,
    query: replaysQuery,
    answers: { status: 200, schema: replaysAnswer },
    async handle({ deps, query }) {
      const asked = { list: 'replays', ...query };
      const [below] = readCursor(asked, z.tuple([z.uuid()])) ?? [];
      const found = await listReplays(deps.database, below, query.limit);
      return { body: page(found, asked, present, ({ id }) => [id]) };
    },
  }),
  route({
    method: 'get',
    path: '/api/audit/replays/{id}',
    summary: 'How far a replay is, and which runs are broken',
    tag,
    by: readers,
    params: replayParams,
    answers: { status: 200, schema: replayAnswer },
    async handle({ deps, params }) {
      const replay = await findReplay(deps.database, params.id);
      if (!replay) throw problem('not_found');
      return { body: present(replay) };
    },
  }),
];

function present({ id, done, total, broken, askedAt, finishedAt }: StoredReplay): z.input<typeof replayAnswer> {
  return {
    ...{ id, done, total: Math.max(total, done) },
    state: finishedAt === null ? 'running' : 'done',
    broken: broken as z.input<typeof replayAnswer>['broken'],
    askedAt: askedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

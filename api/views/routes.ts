import { z } from 'zod';
import type { SavedView } from '../../prisma/generated/client';
import { cursorInstant, page, readCursor } from '../http/lists';
import { inTransaction } from '../idempotency/data';
import { once } from '../idempotency/once';
import { problem } from '../problem';
import { route } from '../route';
import { deleteView, listViews } from './data';
import { reviseView, saveView } from './save';
import { mostViews, viewAnswer, viewParams, viewPatch, viewRequest, viewsPage, viewsQuery } from './schema';

const tag = 'accounts';

export const viewRoutes = [
  route({
    method: 'get',
    path: '/api/views',
    summary: 'One’s own saved views of the list of items',
    tag,
    by: 'every account',
    query: viewsQuery,
    answers: { status: 200, schema: viewsPage },
    async handle({ deps, account, query }) {
      const asked = { list: 'views', ...query };
      const [at, id] = readCursor(asked, z.tuple([cursorInstant, z.uuid()])) ?? [];
      const views = await listViews(deps.database, account.id);
      const left = views.filter((view) => {
        const made = view.createdAt.getTime();
        return at === undefined || id === undefined || made > at || (made === at && view.id > id);
      });
      return { body: page(left, asked, presentView, (view) => [view.createdAt.getTime(), view.id]) };
    },
  }),
  route({
    method: 'post',
    path: '/api/views',
    summary: 'Saves a view of the list of items under a name',
    description: `For oneself, at most ${mostViews}, each under a name of its own.`,
    tag,
    by: 'every account',
    body: viewRequest,
    answers: { status: 201, schema: viewAnswer },
    refuses: [409],
    handle: (request) =>
      once(request, 201, async (on) => presentView(await saveView(on, request.account.id, request.body))),
  }),
  route({
    method: 'patch',
    path: '/api/views/{id}',
    summary: 'Renames a view of one’s own, has it show something else, or has the page begin with it',
    description: 'What is left out stays.',
    tag,
    by: 'every account',
    params: viewParams,
    body: viewPatch,
    answers: { status: 200, schema: viewAnswer },
    refuses: [409],
    async handle({ deps, account, params, body }) {
      const view = await inTransaction(deps.database, 10_000, (on) => reviseView(on, account.id, params.id, body));
      return { body: presentView(view) };
    },
  }),
  route({
    method: 'delete',
    path: '/api/views/{id}',
    summary: 'Deletes a view of one’s own; answers it as it was',
    tag,
    by: 'every account',
    params: viewParams,
    answers: { status: 200, schema: viewAnswer },
    async handle({ deps, account, params }) {
      const view = await deleteView(deps.database, account.id, params.id);
      if (!view) throw problem('not_found');
      return { body: presentView(view) };
    },
  }),
];

function presentView({ id, name, query, usual, createdAt }: SavedView) {
  return { id, name, query, usual, createdAt: createdAt.toISOString() };
}

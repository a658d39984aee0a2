import { z } from 'zod';
import type { Role } from '../../domain/people/roles';
import { cursorText, page, readCursor } from '../http/lists';
import { problem } from '../problem';
import { route } from '../route';
import { findChange, listChanges } from './data';
import { presentChange } from './present';
import { changeAnswer, changeParams, changesAnswer, changesQuery } from './schema';

const tag = 'changes';
const readers: readonly Role[] = ['secretariat', 'leader', 'auditor', 'administrator'];

export const changeRoutes = [
  route({
    method: 'get',
    path: '/api/changes',
    summary: 'What was changed for many items at once (holidays, policies, the organisation), the newest first',
    tag,
    by: readers,
    query: changesQuery,
    answers: { status: 200, schema: changesAnswer },
    async handle({ deps, query }) {
      const asked = { list: 'changes', ...query };
      const after = readCursor(asked, z.tuple([z.iso.datetime(), cursorText]));
      const changes = await listChanges(deps.database, { after, limit: query.limit });
      return { body: page(changes, asked, presentChange, ({ askedAt, id }) => [askedAt.toISOString(), id]) };
    },
  }),
  route({
    method: 'get',
    path: '/api/changes/{id}',
    summary: 'How far a change is',
    tag,
    by: readers,
    params: changeParams,
    answers: { status: 200, schema: changeAnswer },
    async handle({ deps, params }) {
      const change = await findChange(deps.database, params.id);
      if (!change) throw problem('not_found');
      return { body: presentChange(change) };
    },
  }),
];

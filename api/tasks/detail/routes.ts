import { dayOf } from '../../../domain/clocks/zone';
import { loadScope } from '../../access/data';
import { capacitiesOn } from '../../access/scope';
import { problem } from '../../problem';
import { route } from '../../route';
import { taskParams } from '../schema';
import { loadTask } from './data';
import { presentWhole } from './present';
import { taskDetail } from './schema';

export const taskDetailRoutes = [
  route({
    method: 'get',
    path: '/api/tasks/{id}',
    summary: 'Shows an item with everything that hangs on it',
    description: 'The ETag is its version; If-None-Match with that version answers 304.',
    tag: 'tasks',
    by: 'every account',
    params: taskParams,
    answers: { status: 200, schema: taskDetail },
    async handle({ deps, account, now, params, locale, ifNoneMatch }) {
      const scope = await loadScope(deps.database, account);
      const task = await loadTask(deps.database, params.id, scope, dayOf(now, deps.settings.DUBAN_TIMEZONE));
      if (!task) throw problem('not_found');
      const headers = { ETag: `"${task.row.version}"`, Vary: 'Authorization, Accept-Language' };
      const capacities = capacitiesOn(task.row, account, scope);
      const moment = { now, zone: deps.settings.DUBAN_TIMEZONE };
      const body = presentWhole(task, { id: account.id, capacities, locale }, moment);
      return { body, headers, ...(names(ifNoneMatch, headers.ETag) && { status: 304 }) };
    },
  }),
];

/** Whether If-None-Match names a tag; one that an intermediary has made weak still does. */
function names(ifNoneMatch: string | undefined, tag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((given) => given.trim().replace(/^W\//, ''));
  return tags.includes(tag) || tags.includes('*');
}

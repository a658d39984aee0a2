import { loadScope } from '../../access/data';
import { route } from '../../route';
import { decisionFilter, lateFilter } from '../list/data';
import { filtersOf } from '../list/filter';
import { countByCategory, countByLight, countByState, countTasks } from './data';
import { taskCounts, taskCountsQuery } from './schema';

export const taskCountRoutes = [
  route({
    method: 'get',
    path: '/api/tasks/counts',
    summary: 'Counts the items that the caller may see, by light, state and category',
    description: 'Takes the filters of the list. What is counted by a property is not filtered by it.',
    tag: 'tasks',
    by: 'every account',
    query: taskCountsQuery,
    answers: { status: 200, schema: taskCounts },
    async handle({ deps, account, now, query }) {
      const { database, settings } = deps;
      const scope = await loadScope(database, account);
      const asked = { ...query, sort: 'dueAt', limit: 1 } as const;
      const late = [...lateFilter(database, query.late, now), ...decisionFilter(query.decision)];
      const moment = { now, zone: settings.DUBAN_TIMEZONE };
      const but = (left: Partial<typeof asked>) => [...filtersOf({ ...asked, ...left }, moment), ...late];
      const [total, light, state, category] = await Promise.all([
        countTasks(database, scope, but({})),
        countByLight(database, scope, but({ light: undefined })),
        countByState(database, scope, but({ state: undefined })),
        countByCategory(database, scope, but({ category: undefined })),
      ]);
      return { body: { total, light, state, category } };
    },
  }),
];

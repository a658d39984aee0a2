import { loadScope } from '../../access/data';
import { page } from '../../http/lists';
import { route } from '../../route';
import { presentTask } from '../present';
import { decisionFilter, lateFilter, listTasks } from './data';
import { filtersOf } from './filter';
import { after, orderOf, placeOf } from './order';
import { listTasksQuery, taskPage } from './schema';

export const taskListRoutes = [
  route({
    method: 'get',
    path: '/api/tasks',
    summary: 'Lists the items that the caller may see',
    tag: 'tasks',
    by: 'every account',
    query: listTasksQuery,
    answers: { status: 200, schema: taskPage },
    async handle({ deps, account, now, query }) {
      const moment = { now, zone: deps.settings.DUBAN_TIMEZONE };
      const scope = await loadScope(deps.database, account);
      const asked = { list: 'tasks', ...query };
      const order = orderOf(query.sort);
      const where = [
        ...filtersOf(query, moment),
        ...lateFilter(deps.database, query.late, now),
        ...decisionFilter(query.decision),
        ...after(asked, order),
      ];
      const rows = await listTasks(deps.database, scope, { where, order, limit: query.limit });
      return {
        body: page(
          rows,
          asked,
          (row) => presentTask(row, moment),
          (row) => placeOf(row, order),
        ),
      };
    },
  }),
];

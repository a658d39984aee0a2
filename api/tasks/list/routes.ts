import { loadScope } from '../../access/data';
import { page } from '../../http/lists';
import { route } from '../../route';
import { presentTask } from '../present';
import { listTasks } from './data';
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
    async handle({ deps, account, query }) {
      const scope = await loadScope(deps.database, account);
      const asked = { list: 'tasks', ...query };
      const order = orderOf(query.sort);
      const where = [...filtersOf(query, deps.settings.DUBAN_TIMEZONE), ...after(asked, order)];
      const rows = await listTasks(deps.database, scope, { where, order, limit: query.limit });
      return { body: page(rows, asked, presentTask, (row) => placeOf(row, order)) };
    },
  }),
];

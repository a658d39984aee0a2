import { loadScope } from '../../access/data';
import { route } from '../../route';
import { readCandidates } from './data';
import { presentWaiting } from './present';
import { waitingAnswer, waitingQuery } from './schema';

export const taskWaitingRoutes = [
  route({
    method: 'get',
    path: '/api/tasks/waiting',
    summary: '待办 What waits for the caller, the most urgent first, each with its one next command',
    description: 'At most 200 of them, with how many there are. What is under review is in the list, with that state.',
    tag: 'tasks',
    by: 'every account',
    query: waitingQuery,
    answers: { status: 200, schema: waitingAnswer },
    async handle({ deps, account, now, query }) {
      const scope = await loadScope(deps.database, account);
      const rows = await readCandidates(deps.database, scope, query.for);
      const moment = { now, zone: deps.settings.DUBAN_TIMEZONE };
      return { body: presentWaiting(rows, query.for, account, scope, moment) };
    },
  }),
];

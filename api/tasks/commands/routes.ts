import { loadScope } from '../../access/data';
import { claimKey } from '../../idempotency/data';
import { route } from '../../route';
import { taskParams } from '../schema';
import { carryOut, commandId } from './carry-out';
import { presentEntry, problemOf } from './outcome';
import { keepPace } from './pace';
import { commandAnswer, commandTable, offeredCommands } from './schema';
import { readSince } from './since';

/** One route for each command of the table: a new command needs no route of its own. */
export const taskCommandRoutes = offeredCommands.map((type) =>
  route({
    method: 'post',
    path: `/api/tasks/{id}/${type}`,
    summary: commandTable[type].summary,
    tag: 'tasks',
    by: 'every account',
    params: taskParams,
    body: commandTable[type].body,
    conditional: true,
    answers: { status: 200, schema: commandAnswer },
    refuses: [403, 409, 412],
    concerns: (request) => ({ tasks: [request.params.id], commands: [commandId(request)] }),
    async handle({ id, deps, account, params, body, idempotency, ifMatch, locale }) {
      const commander = { deps, account, scope: await loadScope(deps.database, account) };
      if (type === 'accept' || type === 'approve') keepPace(account.id, 1);
      const errand = { id: commandId({ id, idempotency }), task: params.id, type, body, ifVersion: ifMatch };
      const outcome = await carryOut(
        commander,
        errand,
        async () => idempotency && claimKey(deps.database, idempotency),
      );
      if ('entry' in outcome) return presentEntry(outcome.entry);
      const since = await readSince(deps.database, params.id, ifMatch);
      throw problemOf(outcome.refusal, type, since, { locale, zone: deps.settings.DUBAN_TIMEZONE });
    },
  }),
);

import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Locale } from '../../../../domain/locale';
import { loadScope } from '../../../access/data';
import { problemFrom } from '../../../http/failure';
import { claimKey } from '../../../idempotency/data';
import type { ProblemError } from '../../../problem';
import { presentProblem } from '../../../problem';
import { route } from '../../../route';
import type { LocalWords } from '../../history/deadline-words';
import type { Commander } from '../carry-out';
import { carryOut, commandId } from '../carry-out';
import { problemOf } from '../outcome';
import { keepPace } from '../pace';
import type { BodyOf, OfferedCommand } from '../schema';
import { commandTable, offeredCommands } from '../schema';
import { readSince } from '../since';
import { forEach } from './each';
import { bulkAnswer, bulkTasks, mostItems } from './schema';

type Told = z.input<typeof bulkAnswer>['items'][number];

/** The same command on many items: each has an outcome of its own, as if it had come alone. */
export const bulkCommandRoutes = offeredCommands.map((type) =>
  route({
    method: 'post',
    path: `/api/tasks/commands/${type}`,
    summary: `On many items: ${commandTable[type].summary}`,
    description: `Up to ${mostItems} items, each answered on its own and in order: 200 also where some were refused. Under one Idempotency-Key a repeated request has one effect on each item. 503 where none could be decided.`,
    tag: 'tasks',
    by: 'every account',
    body: commandTable[type].body.extend({ tasks: bulkTasks }),
    answers: { status: 200, schema: bulkAnswer },
    concerns(request) {
      const tasks = (request.body as { tasks: z.output<typeof bulkTasks> }).tasks.map((task) => task.id);
      return { tasks, commands: tasks.map((task) => commandId(request, task)) };
    },
    async handle({ id, deps, account, body: given, idempotency, locale }) {
      const { tasks, ...body } = given as { tasks: z.output<typeof bulkTasks> };
      const commander = { deps, account, scope: await loadScope(deps.database, account) };
      keepPace(account.id, tasks.length);
      if (idempotency) await claimKey(deps.database, idempotency);
      const failures: ProblemError[] = [];
      const items = await forEach(
        tasks,
        ({ id: task, ifVersion }) =>
          told(
            commander,
            { id: commandId({ id, idempotency }, task), task, type, body: body as BodyOf<OfferedCommand>, ifVersion },
            { locale, zone: deps.settings.DUBAN_TIMEZONE },
          ),
        ({ id: task }, failure) => {
          const known = problemFrom(failure, '');
          failures.push(known);
          return refused(task, known, deps.log, locale);
        },
      );
      const [first] = failures;
      if (first && items.every(({ status }) => status === 503)) throw first;
      return { body: { items } };
    },
  }),
);

async function told(
  commander: Commander,
  errand: Parameters<typeof carryOut<OfferedCommand>>[1],
  reader: LocalWords,
): Promise<Told> {
  const { task, type, ifVersion } = errand;
  const outcome = await carryOut(commander, errand);
  if ('entry' in outcome) return { task, status: 200, version: outcome.entry.seq, state: outcome.entry.standing.state };
  throw problemOf(outcome.refusal, type, await readSince(commander.deps.database, task, ifVersion), reader);
}

/** A failure as the command alone would have been answered; what nobody foresaw is recorded and hidden. */
function refused(task: string, known: ProblemError, log: Logger, locale: Locale): Told {
  const { status } = known.kind;
  if (status >= 500) log.error({ err: known, cause: known.cause, task }, known.code);
  return { task, status, problem: { ...presentProblem(known, locale), code: known.code } };
}

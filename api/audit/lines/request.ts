import type { StoredAccess } from './data';
import { isDenied } from './data';
import { presentOrigin } from './origins';
import type { Telling } from './recorded';
import { clauseTold, nameOf } from './recorded';
import { requestWords } from './request-words';
import type { Told } from './schema';
import { timed } from './time';
import { askerTold, namesOf } from './who';

/** A request that left nothing but itself on a timeline: what was read, asked for in vain, or refused. `task`: the item that it is told of. */
export function tellRequest(request: StoredAccess, task: string | null, telling: Telling): Told {
  const { reader, people } = telling;
  const { locale } = reader;
  const { id, at, actingFor, method, path, query, taskIds, role, outcome } = request;
  const command = task === null ? undefined : request.commandIds[taskIds.indexOf(task)];
  return {
    ...{
      kind: isDenied(request) ? 'refusal' : 'access',
      task,
      name: nameOf(task, telling),
      seq: null,
      updateId: command ?? null,
    },
    who: askerTold(request, people, locale),
    for: namesOf(actingFor, people),
    ...{
      to: null,
      from: presentOrigin(request),
      ...timed(at, requestWords(request, locale, telling.tokens), locale),
      why: null,
      changes: [],
    },
    clause: clauseTold(role === 'auditor' ? 'auditor' : null, locale),
    ...{ raw: `/api/audit/requests/${id}`, event: null, data: { id, method, path, query, tasks: taskIds, outcome } },
  };
}

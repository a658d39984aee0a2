import { z } from 'zod';
import type { Quarter } from '../../../domain/periods/period';
import { loadScope } from '../../access/data';
import { cursorInstant, cursorText, page, readCursor } from '../../http/lists';
import type { Answer, Request } from '../../route';
import type { TaskRow } from '../../tasks/data';
import { carryOverIdOf } from './carry-over-id';
import type { CarryLine } from './data';
import { carryLines, requestsOf, tasksById, visibleIds } from './data';
import { grouped } from './grouped';
import type { carryOverPage, carryOversQuery, quarterParams } from './schema';

type Page = z.input<typeof carryOverPage>;
type Line = Page['items'][number];

/** The carry-overs out of a quarter that the reader may see, the oldest first. */
export async function listCarryOvers(
  request: Request<typeof quarterParams, typeof carryOversQuery, undefined, undefined>,
): Promise<Answer<Page>> {
  const { deps, account, params, query } = request;
  const { database } = deps;
  const asked = { list: 'carry-overs', period: params.period, ...query };
  const after = readCursor(asked, z.tuple([cursorInstant, cursorText]));
  const lines = await carryLines(
    database,
    params.period,
    await visibleIds(database, await loadScope(database, account)),
  );
  const tasks = await tasksById(database, [...new Set(lines.map(({ task }) => task))]);
  const rows = carryOversIn(lines, params.period, tasks)
    .filter(({ state }) => query.state === undefined || state === query.state)
    .sort((one, other) => askedAt(one) - askedAt(other) || (one.id < other.id ? -1 : 1))
    .filter((one) => after === undefined || askedAt(one) > after[0] || (askedAt(one) === after[0] && one.id > after[1]))
    .slice(0, query.limit + 1);
  return {
    body: page(
      rows,
      asked,
      (row) => row,
      (row) => [askedAt(row), row.id],
    ),
  };
}

/** Every carry-over that entries ask for out of a quarter, with what became of it; one that waits no more has lapsed. */
function carryOversIn(lines: readonly CarryLine[], period: Quarter, tasks: ReadonlyMap<string, TaskRow>): Line[] {
  const byTask = grouped(lines, ({ task }) => task);
  return lines.flatMap((line) =>
    line.events.flatMap((event): Line[] => {
      const row = tasks.get(line.task);
      if (event.type !== 'asked' || event.request.period !== period || !row) return [];
      const { id, deadline = '', reason } = event.request;
      const { number, task, leadUnit, owner } = row;
      const waits = requestsOf(row).some((waiting) => waiting.id === id);
      const undecided: Outcome = { state: waits ? 'asked' : 'lapsed', version: line.seq, ...none };
      const decided = (byTask.get(line.task) ?? []).flatMap((one) => decidedIn(one, id));
      return [
        {
          ...{ id: carryOverIdOf(line.task, id), task: line.task, period, deadline, reason },
          ...(decided[0] ?? undecided),
          item: { number, task, leadUnit, owner },
          ...{ askedBy: line.actor?.name ?? '', askedAt: time(line.at) },
        },
      ];
    }),
  );
}

const none = { decidedBy: null, decidedAt: null, refusal: null };

type Outcome = Pick<Line, 'state' | 'version' | 'decidedBy' | 'decidedAt' | 'refusal'>;

function decidedIn({ events, actor, at, seq }: CarryLine, request: string): Outcome[] {
  const by = { version: seq, decidedBy: actor?.name ?? '', decidedAt: time(at) };
  return events.flatMap((event): Outcome[] => {
    if (event.type === 'approved' && event.request === request)
      return [{ state: 'approved' as const, ...by, refusal: null }];
    if (event.type === 'rejected' && event.request === request)
      return [{ state: 'rejected' as const, ...by, refusal: event.reason }];
    return [];
  });
}

function askedAt(line: Line): number {
  return Date.parse(line.askedAt);
}

function time(at: number): string {
  return new Date(at).toISOString();
}

import { z } from 'zod';
import { latenessOf } from '../../../domain/clocks/lateness';
import type { State } from '../../../domain/item/item';
import type { Settlement } from '../../../domain/periods/settled';
import { settlements } from '../../../domain/periods/settled';
import { loadScope } from '../../access/data';
import { cursorInstant, cursorText, page, readCursor } from '../../http/lists';
import type { Answer, Request } from '../../route';
import type { TaskRow } from '../../tasks/data';
import type { Moment } from '../../tasks/present';
import { carryOverIdOf } from './carry-over-id';
import type { DueItem } from './data';
import { dueIn, namesOf, ownerNamed, requestsOf, tasksById, visibleIds } from './data';
import { grouped } from './grouped';
import type { quarterParams, unsettledAnswer, unsettledQuery } from './schema';

type Unsettled = z.input<typeof unsettledAnswer>;
type Tally = Unsettled['totals'];
type Names = Awaited<ReturnType<typeof namesOf>>;
type Key = readonly [string, string, string, number, string];

/** What holds a quarter, as far as the reader may see it. */
export async function showUnsettled(
  request: Request<typeof quarterParams, typeof unsettledQuery, undefined, undefined>,
): Promise<Answer<Unsettled>> {
  const { deps, account, params, query, now } = request;
  const { database, settings } = deps;
  const zone = settings.DUBAN_TIMEZONE;
  const asked = { list: 'unsettled', period: params.period, ...query };
  const after = readCursor(asked, z.tuple([cursorText, cursorText, z.uuid(), cursorInstant, z.uuid()]));

  const visible = await visibleIds(database, await loadScope(database, account));
  const { span, due } = await dueIn({ database, zone }, params.period, visible);
  const names = await namesOf(database, [...new Set(due.map(({ owner }) => owner))]);
  const owner = query.owner === undefined ? undefined : await ownerNamed(database, query.owner);
  const keyOf = ({ id, leadUnit, owner, dueAt }: DueItem): Key => [
    ...([leadUnit, names.people.get(owner)?.name ?? '', owner] as const),
    ...([dueAt, id] as const),
  ];
  const rows = due
    .filter(({ settled }) => query.how === 'due' || (settled ?? 'unsettled') === query.how)
    .filter((item) => query.unit === undefined || item.leadUnit === query.unit)
    .filter((item) => owner === undefined || item.owner === owner)
    .sort((one, other) => compare(keyOf(one), keyOf(other)))
    .filter((item) => after === undefined || compare(keyOf(item), after) > 0)
    .slice(0, query.limit + 1);
  const tasks = await tasksById(
    database,
    rows.map(({ id }) => id),
  );
  const shown = page(
    rows.filter(({ id }) => tasks.has(id)),
    asked,
    ({ id, settled }) => ({ ...presentDue(tasks.get(id) as TaskRow, { now, zone }), settled }),
    keyOf,
  );
  return {
    body: {
      period: params.period,
      begins: new Date(span.begins).toISOString(),
      ends: new Date(span.ends).toISOString(),
      totals: tallyOf(due),
      units: byUnit(due).map(([code, items]) => ({
        unit: { code, name: names.units.get(code) ?? code },
        ...tallyOf(items),
      })),
      people: byPerson(due, names),
      ...shown,
    },
  };
}

function presentDue(row: TaskRow, { now, zone }: Moment): Omit<Unsettled['items'][number], 'settled'> {
  const { id, batchId, number, task, leadUnit, owner, leader, deadline, dueAt, step, percent, version } = row;
  const submission = row.submittedAt && { by: '', at: row.submittedAt.getTime() };
  const state = row.state as State;
  const waiting = requestsOf(row).find(({ kind }) => kind === 'carry_over');
  return {
    ...{ task: id, batch: batchId, number, name: task, leadUnit, owner, leader, deadline, step, percent, version },
    dueAt: dueAt.toISOString(),
    daysOverdue: latenessOf({ state, dueAt: dueAt.getTime(), submission }, now, zone).daysLate,
    state,
    light: row.light as Unsettled['items'][number]['light'],
    carryOver: waiting
      ? {
          ...{ id: carryOverIdOf(id, waiting.id), period: waiting.period ?? '' },
          ...{ deadline: waiting.deadline ?? '', reason: waiting.reason },
        }
      : null,
  };
}

function tallyOf(items: readonly DueItem[]): Tally {
  const count = (how: Settlement | null) => items.filter(({ settled }) => settled === how).length;
  const settled = Object.fromEntries(settlements.map((how) => [how, count(how)])) as Tally['settled'];
  return { due: items.length, unsettled: count(null), settled };
}

function byUnit(items: readonly DueItem[]): [string, DueItem[]][] {
  return [...grouped(items, ({ leadUnit }) => leadUnit)].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Whoever holds the quarter, those with most first, with all that is due from them. */
function byPerson(items: readonly DueItem[], { people, units }: Names): Unsettled['people'] {
  const told = [...grouped(items, ({ owner }) => owner)].flatMap(([id, due]) => {
    const owner = people.get(id);
    const tally = tallyOf(due);
    if (!owner || tally.unsettled === 0) return [];
    return [{ owner, units: byUnit(due).map(([code]) => ({ code, name: units.get(code) ?? code })), ...tally }];
  });
  return told.sort((one, other) => other.unsettled - one.unsettled || (one.owner.email < other.owner.email ? -1 : 1));
}

function compare(one: Key, other: Key): number {
  for (const [at, part] of one.entries()) {
    const against = other[at] ?? '';
    if (part !== against) return part < against ? -1 : 1;
  }
  return 0;
}

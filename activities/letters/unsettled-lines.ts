import { latenessOf } from '../../domain/clocks/lateness';
import type { Request, State } from '../../domain/item/item';
import type { Database } from '../../prisma/client';
import type { DueItem } from '../../prisma/unsettled';
import type { UnsettledFacts, UnsettledLine } from './letter-facts';

/** The most items that a letter lists; the others are counted, and stand behind its link. */
export const mostLines = 50;

type Listed = Pick<UnsettledFacts, 'units' | 'total'>;

/** Items as a letter lists them: by unit, the longest overdue of each first. */
export async function linesOf(
  database: Database,
  items: readonly DueItem[],
  { now, zone }: { readonly now: number; readonly zone: string },
): Promise<Listed> {
  const ordered = [...items].sort(
    (one, other) => compare(one.leadUnit, other.leadUnit) || one.dueAt - other.dueAt || compare(one.id, other.id),
  );
  const shown = ordered.slice(0, mostLines);
  const tasks = await database.task.findMany({
    where: { id: { in: shown.map(({ id }) => id) } },
    include: { owner: { select: { name: true } }, leadUnit: { select: { name: true } } },
  });
  const units = new Map<string, { name: string; items: number; lines: UnsettledLine[] }>();
  for (const { id, leadUnit } of shown) {
    const row = tasks.find((task) => task.id === id);
    if (!row) continue;
    const of = units.get(leadUnit) ?? {
      ...{ name: row.leadUnit.name, items: items.filter((item) => item.leadUnit === leadUnit).length, lines: [] },
    };
    units.set(leadUnit, of);
    const { number, task, deadline, submittedAt } = row;
    const [state, dueAt] = [row.state as State, row.dueAt.getTime()];
    const submission = submittedAt && { by: '', at: submittedAt.getTime() };
    of.lines.push({
      ...{ id, number, task, deadline, dueAt, state, owner: row.owner.name },
      daysOverdue: latenessOf({ state, dueAt, submission }, now, zone).daysLate,
      carryOver: (row.requests as unknown as readonly Request[]).some(({ kind }) => kind === 'carry_over'),
    });
  }
  return { units: [...units.values()], total: items.length };
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

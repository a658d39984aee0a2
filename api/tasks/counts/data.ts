import type { Light, State } from '../../../domain/item/item';
import { lights, states } from '../../../domain/item/item';
import type { Database } from '../../../prisma/client';
import type { Prisma } from '../../../prisma/generated/client';
import { visibleTo } from '../../access/data';
import type { Scope } from '../../access/scope';

type Conditions = readonly Prisma.TaskWhereInput[];

/** How many items that an account may see fit some conditions. */
export function countTasks(database: Database, scope: Scope, where: Conditions): Promise<number> {
  return database.task.count({ where: { AND: [visibleTo(scope), ...where] } });
}

export async function countByLight(
  database: Database,
  scope: Scope,
  where: Conditions,
): Promise<Record<Light, number>> {
  const rows = await database.task.groupBy({
    ...{ by: 'light', where: { AND: [visibleTo(scope), ...where] }, _count: true },
  });
  return inOrder(lights, new Map(rows.map((row) => [row.light, row._count])));
}

export async function countByState(
  database: Database,
  scope: Scope,
  where: Conditions,
): Promise<Record<State, number>> {
  const rows = await database.task.groupBy({
    ...{ by: 'state', where: { AND: [visibleTo(scope), ...where] }, _count: true },
  });
  return inOrder(states, new Map(rows.map((row) => [row.state, row._count])));
}

/** The categories that there are, the most frequent first. */
export async function countByCategory(database: Database, scope: Scope, where: Conditions) {
  const rows = await database.task.groupBy({
    ...{ by: 'category', where: { AND: [visibleTo(scope), ...where] }, _count: { id: true }, take: 200 },
    orderBy: [{ _count: { id: 'desc' } }, { category: 'asc' }],
  });
  return rows.map(({ category, _count }) => ({ category, count: _count.id }));
}

/** Every name with its count, 0 where there is none. */
function inOrder<Name extends string>(names: readonly Name[], counts: ReadonlyMap<string, number>) {
  return Object.fromEntries(names.map((name) => [name, counts.get(name) ?? 0])) as Record<Name, number>;
}

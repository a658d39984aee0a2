import type { Database } from '../../../prisma/client';
import { Prisma } from '../../../prisma/generated/client';
import { visibleTo } from '../../access/data';
import type { Scope } from '../../access/scope';
import type { TaskRow } from '../data';
import { taskColumns } from '../data';
import type { Order } from './order';
import { orderBy } from './order';

type Wanted = { readonly where: readonly Prisma.TaskWhereInput[]; readonly order: Order; readonly limit: number };

/** A page of the items that an account may see, and one more where there is one. */
export function listTasks(database: Database, scope: Scope, { where, order, limit }: Wanted): Promise<TaskRow[]> {
  return database.task.findMany({
    where: { AND: [visibleTo(scope), ...where] },
    include: taskColumns.include,
    orderBy: orderBy(order),
    take: limit + 1,
  });
}

/** Items that are late (`latenessOf` of domain/clocks/lateness.ts), or those that are not; nothing where it was not asked for. */
export function lateFilter(database: Database, late: boolean | undefined, now: number): Prisma.TaskWhereInput[] {
  if (late === undefined) return [];
  const is: Prisma.TaskWhereInput = {
    OR: [
      {
        submittedAt: { not: null, gt: database.task.fields.dueAt },
        state: { notIn: ['suspended', 'cancelled'] },
      },
      { submittedAt: null, dueAt: { lt: new Date(now) }, state: { in: ['assigned', 'in_progress'] } },
    ],
  };
  return [late ? is : { NOT: is }];
}

/** Items that wait for a leader or for the secretariat to decide on a request or an extension (`leaderDecides` of domain/item/extensions.ts). */
export function decisionFilter(by: 'leader' | 'secretariat' | undefined): Prisma.TaskWhereInput[] {
  if (by === undefined) return [];
  const asked: Prisma.TaskWhereInput = { extension: { not: Prisma.DbNull } };
  if (by === 'secretariat') return [{ AND: [asked, { extensionsGranted: 0 }] }];
  return [{ OR: [{ requests: { not: [] } }, { AND: [asked, { extensionsGranted: { gte: 1 } }] }] }];
}

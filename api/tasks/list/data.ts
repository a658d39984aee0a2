import type { Database } from '../../../prisma/client';
import type { Prisma } from '../../../prisma/generated/client';
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

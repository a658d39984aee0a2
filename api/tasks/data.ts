import type { Transaction } from '../../prisma/client';
import type { Prisma } from '../../prisma/generated/client';
import { visibleTo } from '../access/data';
import type { Scope } from '../access/scope';

const person = { select: { name: true, email: true } } as const;

/** What of an item lists and single reads take from the read model. */
export const taskColumns = {
  include: { leadUnit: { select: { code: true, name: true } }, owner: person, leader: person },
} as const;

export type TaskRow = Prisma.TaskGetPayload<{ include: (typeof taskColumns)['include'] }>;

/** One item, if the account may see it. */
export function findTask(on: Transaction, id: string, scope: Scope): Promise<TaskRow | null> {
  return on.task.findFirst({ where: { AND: [{ id }, visibleTo(scope)] }, include: taskColumns.include });
}

import type { Database } from '../../../prisma/client';
import { Prisma } from '../../../prisma/generated/client';
import { visibleTo } from '../../access/data';
import type { Scope } from '../../access/scope';
import type { TaskRow } from '../data';
import { taskColumns } from '../data';
import type { WaitingSide } from './schema';

/** Of more than these, those due first are looked at. */
const most = 1_000;
const inHand = ['assigned', 'in_progress', 'under_review'];

/** The items among which something may wait for the caller, the earliest deadline first. */
export function readCandidates(database: Database, scope: Scope, side: WaitingSide): Promise<TaskRow[]> {
  return database.task.findMany({
    where: { AND: [visibleTo(scope), conditions[side](scope)] },
    include: taskColumns.include,
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: most,
  });
}

const conditions: Readonly<Record<WaitingSide, (scope: Scope) => Prisma.TaskWhereInput>> = {
  own: ({ owners, units }) => ({
    state: { in: inHand },
    OR: [{ ownerId: { in: [...owners] } }, ...(units.length > 0 ? [{ coUnits: { hasSome: [...units] } }] : [])],
  }),
  // What is in order is the owner's own business.
  unit: ({ owners, headed }) => ({
    state: { in: inHand },
    leadUnitCode: { in: [...headed] },
    ownerId: { notIn: [...owners] },
    OR: [
      { light: { in: ['yellow', 'red'] } },
      { state: 'assigned' },
      { percent: 100 },
      { returns: { gt: 0 } },
      { notices: { not: [] } },
    ],
  }),
  decision: () => ({ OR: [{ requests: { not: [] } }, { extension: { not: Prisma.DbNull } }] }),
};

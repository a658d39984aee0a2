import type { z } from 'zod';
import { dueAtOf } from '../../../domain/clocks/deadline';
import type { State } from '../../../domain/item/item';
import type { Prisma } from '../../../prisma/generated/client';
import { containing } from '../../http/like';
import type { Moment } from '../present';
import type { listTasksQuery } from './schema';

type Query = z.output<typeof listTasksQuery>;

/** What is over or suspended owes no report. */
const reporting = ['assigned', 'in_progress', 'under_review'] as const satisfies readonly State[];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The filters of a list as conditions of the database; those not given leave no trace. */
export function filtersOf(query: Query, { zone }: Moment): Prisma.TaskWhereInput[] {
  const { batch, state, light, unit, owner, category, dueBefore, dueAfter, step, reportMissing, q } = query;
  return [
    ...(batch ? [{ batchId: batch }] : []),
    ...(state ? [{ state: { in: state.split(',') } }] : []),
    ...(light ? [{ light }] : []),
    ...(unit ? [{ leadUnitCode: unit }] : []),
    ...(owner ? [uuid.test(owner) ? { ownerId: owner } : { owner: { email: owner.toLowerCase() } }] : []),
    ...(category ? [{ category }] : []),
    ...(dueBefore ? [{ dueAt: { lt: new Date(dueAtOf(dueBefore, zone)) } }] : []),
    ...(dueAfter ? [{ dueAt: { gt: new Date(dueAtOf(dueAfter, zone)) } }] : []),
    ...(step === undefined ? [] : [{ step }]),
    ...(reportMissing ? [{ reportMissing: { not: null }, state: { in: [...reporting] } }] : []),
    ...(q ? [{ OR: [{ task: containing(q) }, { content: containing(q) }] }] : []),
  ];
}

import type { z } from 'zod';
import type { Database } from '../../../prisma/client';
import { containing } from '../../http/like';
import type { UnitShown, unitsQuery } from './schema';

type Wanted = z.output<typeof unitsQuery> & { readonly after: string | undefined };

/** A page of units, and one more where there is one. */
export async function listUnits(database: Database, wanted: Wanted): Promise<UnitShown[]> {
  const { kind, parent, q, sort, limit, after } = wanted;
  const down = sort === '-code';
  const units = await database.unit.findMany({
    where: {
      AND: [
        ...(kind ? [{ kind }] : []),
        ...(parent ? [{ parentCode: parent }] : []),
        ...(q ? [{ OR: [{ name: containing(q) }, { code: containing(q) }] }] : []),
        ...(after === undefined ? [] : [{ code: down ? { lt: after } : { gt: after } }]),
      ],
    },
    select: {
      ...{ code: true, name: true, kind: true, closedAt: true },
      parent: { select: { code: true, name: true } },
      successor: { select: { code: true, name: true } },
    },
    orderBy: { code: down ? 'desc' : 'asc' },
    take: limit + 1,
  });
  return units.map((unit) => ({
    ...unit,
    kind: unit.kind as UnitShown['kind'],
    closedAt: unit.closedAt?.toISOString() ?? null,
  }));
}

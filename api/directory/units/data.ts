import type { z } from 'zod';
import type { Database } from '../../../prisma/client';
import type { Prisma } from '../../../prisma/generated/client';
import { containing } from '../../http/like';
import type { UnitShown, unitsQuery } from './schema';

/** The name and the code of the last one shown. */
type After = { readonly name: string; readonly code: string };
type Wanted = z.output<typeof unitsQuery> & { readonly after: After | undefined };

/** A page of units, and one more where there is one. */
export async function listUnits(database: Database, wanted: Wanted): Promise<UnitShown[]> {
  const { kind, parent, q, sort, limit, after } = wanted;
  const down = sort.startsWith('-');
  const order = down ? 'desc' : 'asc';
  const byName = sort.endsWith('name');
  const units = await database.unit.findMany({
    where: {
      AND: [
        ...(kind ? [{ kind }] : []),
        ...(parent ? [{ parentCode: parent }] : []),
        ...(q ? [{ OR: [{ name: containing(q) }, { code: containing(q) }] }] : []),
        ...(after === undefined ? [] : [beyond(after, byName, down)]),
      ],
    },
    select: {
      ...{ code: true, name: true, kind: true, closedAt: true },
      parent: { select: { code: true, name: true } },
      successor: { select: { code: true, name: true } },
    },
    orderBy: [...(byName ? [{ name: order } as const] : []), { code: order }],
    take: limit + 1,
  });
  return units.map((unit) => ({
    ...unit,
    kind: unit.kind as UnitShown['kind'],
    closedAt: unit.closedAt?.toISOString() ?? null,
  }));
}

/** What comes after a unit; of one name, by code. */
function beyond({ name, code }: After, byName: boolean, down: boolean): Prisma.UnitWhereInput {
  const past = (text: string) => (down ? { lt: text } : { gt: text });
  return byName ? { OR: [{ name: past(name) }, { name, code: past(code) }] } : { code: past(code) };
}

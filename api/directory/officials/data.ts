import type { z } from 'zod';
import type { Database } from '../../../prisma/client';
import type { Prisma } from '../../../prisma/generated/client';
import { containing } from '../../http/like';
import type { officialsQuery } from './schema';

type Wanted = z.output<typeof officialsQuery> & { readonly after: string | undefined };

const include = {
  unit: { select: { code: true, name: true } },
  substitute: { select: { name: true, email: true } },
} as const;

export type OfficialRow = Prisma.OfficialGetPayload<{ include: typeof include }>;

/** A page of officials, and one more where there is one. */
export function listOfficials(database: Database, wanted: Wanted): Promise<OfficialRow[]> {
  const { unit, role, q, sort, limit, after } = wanted;
  const down = sort === '-email';
  return database.official.findMany({
    where: {
      AND: [
        ...(unit ? [{ unitCode: unit }] : []),
        ...(role ? [{ role }] : []),
        ...(q ? [{ OR: [{ name: containing(q) }, { email: containing(q) }] }] : []),
        ...(after === undefined ? [] : [{ email: down ? { lt: after } : { gt: after } }]),
      ],
    },
    include,
    orderBy: { email: down ? 'desc' : 'asc' },
    take: limit + 1,
  });
}

import type { z } from 'zod';
import type { Database } from '../../../prisma/client';
import type { Prisma } from '../../../prisma/generated/client';
import { containing } from '../../http/like';
import type { officialsQuery } from './schema';

/** The name and the e-mail of the last one shown. */
type After = { readonly name: string; readonly email: string };
type Wanted = z.output<typeof officialsQuery> & { readonly after: After | undefined };

const include = {
  unit: { select: { code: true, name: true } },
  substitute: { select: { name: true, email: true } },
} as const;

export type OfficialRow = Prisma.OfficialGetPayload<{ include: typeof include }>;

/** A page of officials, and one more where there is one. */
export function listOfficials(database: Database, wanted: Wanted): Promise<OfficialRow[]> {
  const { unit, role, q, sort, limit, after } = wanted;
  const down = sort.startsWith('-');
  const order = down ? 'desc' : 'asc';
  const byName = sort.endsWith('name');
  return database.official.findMany({
    where: {
      AND: [
        ...(unit ? [{ unitCode: unit }] : []),
        ...(role ? [{ role }] : []),
        ...(q ? [{ OR: [{ name: containing(q) }, { email: containing(q) }] }] : []),
        ...(after === undefined ? [] : [beyond(after, byName, down)]),
      ],
    },
    include,
    orderBy: [...(byName ? [{ name: order } as const] : []), { email: order }],
    take: limit + 1,
  });
}

/** Who comes after somebody; of one name, by e-mail. */
function beyond({ name, email }: After, byName: boolean, down: boolean): Prisma.OfficialWhereInput {
  const past = (text: string) => (down ? { lt: text } : { gt: text });
  return byName ? { OR: [{ name: past(name) }, { name, email: past(email) }] } : { email: past(email) };
}

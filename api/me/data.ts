import type { Transaction } from '../../prisma/client';
import type { Prisma } from '../../prisma/generated/client';

const named = { name: true, email: true } as const;
const include = {
  unit: { select: { code: true, name: true } },
  substitute: { select: named },
  substituteFor: {
    where: { active: true },
    select: { ...named, substituteFrom: true, substituteUntil: true },
    orderBy: { email: 'asc' },
  },
} as const satisfies Prisma.OfficialInclude;

export type MeRow = Prisma.OfficialGetPayload<{ include: typeof include }>;

/** One's own account, with who stands in for whom. */
export function readMe(on: Transaction, id: string): Promise<MeRow> {
  return on.official.findUniqueOrThrow({ where: { id }, include });
}

/** What of an account its owner may set. */
export type Preferences = Partial<
  Pick<MeRow, 'locale' | 'quiet' | 'substituteId' | 'substituteFrom' | 'substituteUntil'>
>;

export function writeMe(on: Transaction, id: string, preferences: Preferences): Promise<MeRow> {
  return on.official.update({ where: { id }, data: preferences, include });
}

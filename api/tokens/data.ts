import { randomBytes } from 'node:crypto';
import type { Database, Transaction } from '../../prisma/client';
import type { Prisma } from '../../prisma/generated/client';

/** Whose token it is. */
export type Holder = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly locale: string | null;
};

/** The account in office that goes by an address; null where there is none. */
export function findHolder(on: Transaction, email: string): Promise<Holder | null> {
  return on.official.findFirst({
    where: { email: email.normalize('NFKC').trim().toLowerCase(), active: true },
    select: { id: true, email: true, name: true, role: true, locale: true },
  });
}

/** Registers a token by its hash. */
export async function createToken(
  on: Transaction,
  token: {
    readonly id: string;
    readonly officialId: string;
    readonly name: string;
    readonly hash: string;
    readonly strong: boolean;
    readonly role: string | null;
    readonly expiresAt: Date;
    readonly createdBy: string;
  },
): Promise<void> {
  await on.apiToken.create({ data: token });
}

/** The key of this installation that secrets are derived with; made when it is first needed, and one for all. */
export async function tokenKey(database: Database): Promise<string> {
  const key = 'tokenKey';
  await database.setting.createMany({
    data: [{ key, value: randomBytes(32).toString('base64url') }],
    skipDuplicates: true,
  });
  const { value } = await database.setting.findUniqueOrThrow({ where: { key } });
  if (typeof value !== 'string') throw new Error('the key of the tokens is not a text');
  return value;
}

const shown = {
  ...{ id: true, officialId: true, name: true, role: true, createdAt: true, expiresAt: true },
  ...{ lastUsedAt: true, revokedAt: true },
  official: { select: { name: true, email: true } },
  maker: { select: { name: true } },
} as const;

/** A token as it may be seen: never its hash. */
export type TokenRow = Prisma.ApiTokenGetPayload<{ select: typeof shown }>;

/** A page of tokens, of one account or of all, the newest first, and one more where there is one. */
export function listTokens(
  database: Database,
  officialId: string | undefined,
  limit: number,
  before: { readonly at: Date; readonly id: string } | undefined,
): Promise<TokenRow[]> {
  return database.apiToken.findMany({
    select: shown,
    where: {
      ...(officialId !== undefined && { officialId }),
      ...(before && { OR: [{ createdAt: { lt: before.at } }, { createdAt: before.at, id: { lt: before.id } }] }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
}

export function findToken(database: Database, id: string): Promise<{ id: string; officialId: string } | null> {
  return database.apiToken.findUnique({ where: { id }, select: { id: true, officialId: true } });
}

/** Revokes a token at once; answers whether it still was good for anything. */
export async function revokeToken(database: Database, id: string): Promise<number> {
  const { count } = await database.apiToken.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count;
}

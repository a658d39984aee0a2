import { randomBytes } from 'node:crypto';
import type { Database, Transaction } from '../../prisma/client';

/** The account in office that goes by an address; null where there is none. */
export function findHolder(on: Transaction, email: string): Promise<{ id: string; email: string } | null> {
  return on.official.findFirst({
    where: { email: email.normalize('NFKC').trim().toLowerCase(), active: true },
    select: { id: true, email: true },
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

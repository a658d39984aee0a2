import { uuidv7 } from 'uuidv7';
import type { Transaction } from '../../prisma/client';

/** The account in office that goes by an address; null where there is none. */
export function findHolder(on: Transaction, email: string): Promise<{ id: string; email: string } | null> {
  return on.official.findFirst({
    where: { email: email.normalize('NFKC').trim().toLowerCase(), active: true },
    select: { id: true, email: true },
  });
}

/** Registers a token by its hash; returns the token's id. */
export async function createToken(on: Transaction, officialId: string, name: string, hash: string): Promise<string> {
  const id = uuidv7();
  await on.apiToken.create({ data: { id, officialId, name, hash } });
  return id;
}

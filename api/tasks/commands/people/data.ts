import type { Person } from '../../../../domain/people/roles';
import type { Transaction } from '../../../../prisma/client';

/** Somebody as an order names them, with the unit that they are in. */
export type Official = Person & { readonly unit: string };

export async function officialOf(on: Transaction, email: string): Promise<Official> {
  const { id, name, unitCode } = await on.official.findUniqueOrThrow({ where: { email } });
  return { id, name, unit: unitCode };
}

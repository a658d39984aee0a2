import type { Database } from '../../../prisma/client';

export type PasskeyRow = { readonly id: string; readonly name: string | null; readonly createdAt: Date };

export function listPasskeys(database: Database, officialId: string): Promise<PasskeyRow[]> {
  return database.passkey.findMany({
    where: { officialId },
    select: { id: true, name: true, createdAt: true },
    orderBy: { createdAt: 'asc' },
    take: 100,
  });
}

/** Removes one of an account's passkeys; false where it has none such. */
export async function removePasskey(database: Database, officialId: string, id: string): Promise<boolean> {
  return (await database.passkey.deleteMany({ where: { id, officialId } })).count > 0;
}

import type { Evidence } from '../../../../domain/item/command';
import type { Database } from '../../../../prisma/client';

/** Officials in office by an address, or else by a name; each in the form in which they are compared. */
export function findPeople(database: Database, given: string) {
  const text = given.normalize('NFKC').trim();
  const where = text.includes('@') ? { email: text.toLowerCase() } : { name: text };
  return database.official.findMany({ where: { ...where, active: true }, take: 2 });
}

/** Files among these that somebody has uploaded. */
export async function ownEvidence(database: Database, ids: readonly string[], uploadedBy: string): Promise<Evidence[]> {
  return await database.evidence.findMany({
    where: { id: { in: [...ids] }, uploadedBy },
    select: { id: true, sha256: true, name: true, size: true },
  });
}

import type { Database } from '../../../prisma/client';

/** What units are called, by their codes. */
export async function unitNames(database: Database): Promise<ReadonlyMap<string, string>> {
  const units = await database.unit.findMany({ select: { code: true, name: true } });
  return new Map(units.map(({ code, name }) => [code, name]));
}

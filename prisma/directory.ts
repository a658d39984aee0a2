import type { Directory } from '../domain/people/directory';
import type { Role } from '../domain/people/roles';
import type { Transaction } from './client';

/** Units and officials as the rules need them, read fresh: people change, and letters go to whoever is in office now. */
export async function loadDirectory(database: Transaction): Promise<Directory> {
  const units = await database.unit.findMany({ select: { code: true, parentCode: true } });
  const officials = await database.official.findMany();
  return {
    units: new Map(units.map(({ code, parentCode }) => [code, { parent: parentCode }])),
    officials: officials.map((official) => ({
      id: official.id,
      name: official.name,
      unit: official.unitCode,
      role: official.role as Role,
      active: official.active,
      quiet: official.quiet,
      substitute: official.substituteId
        ? { id: official.substituteId, from: official.substituteFrom, until: official.substituteUntil }
        : null,
    })),
  };
}

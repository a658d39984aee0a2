import type { Role } from '../../../domain/people/roles';
import type { DirectoryIndex } from '../../../domain/table/directory-index';
import { indexDirectory } from '../../../domain/table/directory-index';
import type { Transaction } from '../../../prisma/client';

/** The directory as it is now, without units that are closed, laid out to be looked up by what stands in cells. */
export async function directoryIndex(on: Transaction): Promise<DirectoryIndex> {
  const units = await on.unit.findMany({
    where: { closedAt: null },
    select: { code: true, name: true, parentCode: true },
  });
  const officials = await on.official.findMany({
    select: { name: true, email: true, unitCode: true, role: true, active: true },
  });
  return indexDirectory(
    units,
    officials.map((official) => ({ ...official, role: official.role as Role })),
  );
}

import type { Role } from '../../../domain/people/roles';
import type { DirectoryIndex } from '../../../domain/table/directory-index';
import { indexDirectory } from '../../../domain/table/directory-index';
import { createCalendars } from '../../../prisma/calendars';
import type { Transaction } from '../../../prisma/client';

/** What rows are read against: the directory as it is now, and the working days in force. */
export async function rowGrounds(on: Transaction) {
  const { calendar } = await createCalendars(on).inForce();
  return { directory: await directoryIndex(on), calendar };
}

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

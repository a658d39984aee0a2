import type { Directory } from '../domain/people/directory';
import type { Role } from '../domain/people/roles';
import type { Transaction } from './client';
import { prepared } from './client';

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

const changedIn = { name: 'directory_changed_in', text: 'SELECT changed_in::text AS version FROM directory_state' };

/**
 * The directory for who asks for it often: read again only where a transaction has changed it since, which the database
 * notes down. So it is as fresh as one read anew. The note is read first: what is newer than the note is read once more.
 */
export function createDirectory(database: Transaction): () => Promise<Directory> {
  let known: { readonly version: string | undefined; readonly directory: Directory } | undefined;
  return async () => {
    const [state] = await prepared<{ readonly version: string }>(database, changedIn);
    if (known?.version !== state?.version || !known)
      known = { version: state?.version, directory: await loadDirectory(database) };
    return known.directory;
  };
}

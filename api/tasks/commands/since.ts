import type { Database } from '../../../prisma/client';
import type { StoredEntry } from '../detail/data';
import { readLedger } from '../detail/data';
import type { UnitNames } from '../history/unit-names';
import { unitNamesIn } from '../history/unit-names';

/** What has been recorded since the version that a caller decided on, and what the units in it are called. */
export type Since = { readonly entries: readonly StoredEntry[]; readonly units: UnitNames };

export const nothingSince: Since = { entries: [], units: new Map() };

/** Nothing where the caller named no version. */
export async function readSince(database: Database, task: string, version: number | undefined): Promise<Since> {
  if (version === undefined) return nothingSince;
  const entries = await readLedger(database, task, version);
  return {
    entries,
    units: await unitNamesIn(
      database,
      entries.flatMap(({ events }) => events),
    ),
  };
}

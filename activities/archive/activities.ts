import type { Client } from '@temporalio/client';
import type { Database } from '../../prisma/client';
import { beating } from '../issue/beating';
import type { Archived } from './archive-ended';
import { archiveEnded } from './archive-ended';

/** What histories are archived with. */
export type ArchiveDependencies = { readonly database: Database; readonly client: Client };

/** The one step of archiving; repeated, it finds what it has done. */
export function createArchiveActivities({ database, client }: ArchiveDependencies) {
  return {
    /** Runs that are not whole are told in the log as well: somebody has to look before the engine forgets them. */
    async archiveEndedRuns(): Promise<Archived> {
      const archived = await beating(() => archiveEnded(database, client));
      for (const run of archived.unsound)
        process.stderr.write(
          `${JSON.stringify({ level: 'error', message: 'the history of a run is not whole and was not archived', ...run })}\n`,
        );
      return archived;
    },
  };
}

export type ArchiveActivities = ReturnType<typeof createArchiveActivities>;

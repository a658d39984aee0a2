import type { Database } from '../prisma/client';
import type { LetterRows } from './recording/letter-rows';
import { createLetterRows } from './recording/letter-rows';
import type { Recorded, RecordRequest } from './recording/record';
import { record } from './recording/record';

/** What activities do their work with. */
export type ActivityDependencies = {
  readonly database: Database;
  /** IANA zone of the organisation. */
  readonly zone: string;
  /** Called after letters may have been written, so that they go out at once. */
  readonly nudge: () => void;
};

/** Everything that workflows may do to the world. */
export function createActivities({ database, zone, nudge }: ActivityDependencies) {
  const letterRows = createLetterRows(database, zone);
  return {
    async record(request: RecordRequest): Promise<Recorded> {
      let letters = 0;
      const counted: LetterRows = async (entry, after) => {
        const rows = await letterRows(entry, after);
        letters = rows.length;
        return rows;
      };
      const recorded = await record(database, counted, request);
      if (letters > 0) nudge();
      return recorded;
    },
  };
}

export type Activities = ReturnType<typeof createActivities>;

import type { Database } from '../../prisma/client';
import type { LetterRows } from './letter-rows';
import { createLetterRows } from './letter-rows';
import type { Recorded, RecordRequest } from './record';
import { record } from './record';

/** What recording does its work with. */
export type RecordingDependencies = {
  readonly database: Database;
  /** IANA zone of the organisation. */
  readonly zone: string;
  /** Called after letters may have been written, so that they go out at once. */
  readonly nudge: () => void;
};

/** The one activity that changes an item. */
export function createRecordingActivities({ database, zone, nudge }: RecordingDependencies) {
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

export type RecordingActivities = ReturnType<typeof createRecordingActivities>;

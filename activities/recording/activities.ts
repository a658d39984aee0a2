import type { Calendars } from '../../prisma/calendars';
import type { Database } from '../../prisma/client';
import { createConsequences } from './consequences';
import { createLetterRows } from './letter-rows';
import { createPolicies } from './policies';
import type { Recorded, RecordRequest } from './record';
import { record } from './record';

/** What recording does its work with. */
export type RecordingDependencies = {
  readonly database: Database;
  /** IANA zone and working days of the organisation. */
  readonly zone: string;
  readonly calendars: Calendars;
  /** Called after letters have been written, so that they go out at once. */
  readonly nudge: () => void;
  /** Called after an entry was recorded, so that connections tell of it at once. */
  readonly happened: () => void;
};

/** The one activity that changes an item. */
export function createRecordingActivities({ database, zone, calendars, nudge, happened }: RecordingDependencies) {
  const policies = createPolicies(database);
  const letterRows = createLetterRows(database, policies, zone);
  const consequences = createConsequences(database, policies, calendars, zone);
  return {
    async record(request: RecordRequest): Promise<Recorded> {
      const recorded = await record({ database, letterRows, consequences, nudge }, request);
      if (recorded.mine) happened();
      return recorded;
    },
  };
}

export type RecordingActivities = ReturnType<typeof createRecordingActivities>;

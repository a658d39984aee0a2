import type { WorkCalendar } from '../../domain/clocks/calendar';
import type { Database } from '../../prisma/client';
import { createLetterRows } from './letter-rows';
import { createPolicies } from './policies';
import type { Recorded, RecordRequest } from './record';
import { record } from './record';
import { createReplan } from './replan';

/** What recording does its work with. */
export type RecordingDependencies = {
  readonly database: Database;
  /** IANA zone and working days of the organisation. */
  readonly zone: string;
  readonly calendar: WorkCalendar;
  /** Called after letters have been written, so that they go out at once. */
  readonly nudge: () => void;
};

/** The one activity that changes an item. */
export function createRecordingActivities({ database, zone, calendar, nudge }: RecordingDependencies) {
  const policies = createPolicies(database);
  const letterRows = createLetterRows(database, policies, zone);
  const replan = createReplan(policies, zone, calendar);
  return {
    record: (request: RecordRequest): Promise<Recorded> => record({ database, letterRows, replan, nudge }, request),
  };
}

export type RecordingActivities = ReturnType<typeof createRecordingActivities>;

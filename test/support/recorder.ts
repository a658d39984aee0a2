import { createConsequences } from '../../activities/recording/consequences';
import { createLetterRows } from '../../activities/recording/letter-rows';
import { createPolicies } from '../../activities/recording/policies';
import type { Recorder } from '../../activities/recording/record';
import { createCalendars } from '../../prisma/calendars';
import type { Database } from '../../prisma/client';

/** Recording as the worker composes it, without a delivery to wake. */
export function recorderFor(database: Database): Recorder {
  const policies = createPolicies(database);
  return {
    database,
    letterRows: createLetterRows(database, policies, 'Asia/Shanghai'),
    consequences: createConsequences(database, policies, createCalendars(database), 'Asia/Shanghai'),
    nudge: () => undefined,
  };
}

import type { ArchiveDependencies } from './archive/activities';
import { createArchiveActivities } from './archive/activities';
import type { AuditDependencies } from './audit/activities';
import { createAuditActivities } from './audit/activities';
import type { ConnectionDependencies } from './connections/activities';
import { createConnectionActivities } from './connections/activities';
import type { DigestDependencies } from './digest/digest-activities';
import { createDigestActivities } from './digest/digest-activities';
import type { IssueDependencies } from './issue/activities';
import { createIssueActivities } from './issue/activities';
import type { LetterDependencies } from './letters/letter-activities';
import { createLetterActivities } from './letters/letter-activities';
import type { PeriodDependencies } from './periods/activities';
import { createPeriodActivities } from './periods/activities';
import type { ReconcileDependencies } from './reconcile/activities';
import { createReconcileActivities } from './reconcile/activities';
import type { RecordingDependencies } from './recording/activities';
import { createRecordingActivities } from './recording/activities';
import type { ChangeDependencies } from './rules/activities';
import { createChangeActivities } from './rules/activities';

/** What activities do their work with. */
export type ActivityDependencies = RecordingDependencies &
  IssueDependencies &
  LetterDependencies &
  ChangeDependencies &
  DigestDependencies &
  PeriodDependencies &
  ArchiveDependencies &
  ReconcileDependencies &
  AuditDependencies &
  ConnectionDependencies;

/** Everything that workflows may do to the world. `close` ends what the activities hold open. */
export function createActivities(dependencies: ActivityDependencies) {
  const recording = createRecordingActivities(dependencies);
  const issue = createIssueActivities(dependencies);
  const digest = createDigestActivities(dependencies);
  const letters = createLetterActivities(dependencies);
  const activities = Object.assign(
    {},
    recording,
    issue,
    digest,
    letters.activities,
    createChangeActivities(dependencies),
    createPeriodActivities(dependencies),
    createArchiveActivities(dependencies),
    createReconcileActivities(dependencies),
    createAuditActivities(dependencies),
    createConnectionActivities(dependencies),
  );
  return { activities, close: () => letters.close() };
}

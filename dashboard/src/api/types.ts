import type { z } from 'zod';
import type { checkpointFile, checkpointsAnswer } from '../../../api/audit/checkpoints/schema';
import type { drift } from '../../../api/audit/drifts/routes';
import type { line } from '../../../api/audit/lines/schema';
import type { replayAnswer } from '../../../api/audit/replays/schema';
import type { verifyAnswer, verifyLine } from '../../../api/audit/verify/schema';
import type * as batches from '../../../api/batches/schema';
import type { simulateAnswer } from '../../../api/batches/simulate/schema';
import type * as calendars from '../../../api/calendars/schema';
import type * as connections from '../../../api/connections/schema';
import type { importAnswer } from '../../../api/directory/import/schema';
import type { evidenceAnswer, evidenceName } from '../../../api/evidence/schema';
import type { letterDetail, letterItem } from '../../../api/mail/schema';
import type { overviewAnswer } from '../../../api/overview/schema';
import type { bulletinAnswer } from '../../../api/periods/bulletin/schema';
import type { carryOverPage, unsettledAnswer } from '../../../api/periods/quarter/schema';
import type {
  adjustmentAnswer,
  entryAnswer,
  figuresAnswer,
  holdAnswer,
  periodAnswer,
  periodHead,
  periodsAnswer,
  precloseAnswer,
} from '../../../api/periods/schema';
import type * as policies from '../../../api/policies/schema';
import type { scheduleAnswer } from '../../../api/schedules/routes';
import type { invitationAnswer } from '../../../api/sign-in/invitations/schema';
import type { bulkAnswer } from '../../../api/tasks/commands/bulk/schema';
import type { commandAnswer } from '../../../api/tasks/commands/schema';
import type { taskCounts } from '../../../api/tasks/counts/schema';
import type { taskDetail } from '../../../api/tasks/detail/schema';
import type { Happening } from '../../../api/tasks/history/schema';
import type { taskItem } from '../../../api/tasks/schema';
import type { waitingAnswer } from '../../../api/tasks/waiting/schema';
import type { viewAnswer } from '../../../api/views/schema';

export type { OfficialShown as Official } from '../../../api/directory/officials/schema';
export type { UnitShown as Unit } from '../../../api/directory/units/schema';
export type { Me } from '../../../api/me/schema';
export type { OfferedCommand } from '../../../api/tasks/commands/schema';
export type { Happening };

/** What the API answers, as its own schemas say; types only, so that none of its code comes along. */
export type TaskItem = z.output<typeof taskItem>;
export type Task = z.output<typeof taskDetail>;
export type TaskCounts = z.output<typeof taskCounts>;
export type Overview = z.output<typeof overviewAnswer>;
export type Letter = z.output<typeof letterDetail>;
export type Schedule = z.output<typeof scheduleAnswer>;
export type Periods = z.output<typeof periodsAnswer>;
export type Waiting = z.output<typeof waitingAnswer>;
export type WaitingItem = Waiting['items'][number];
export type CommandAnswer = z.output<typeof commandAnswer>;
export type BulkAnswer = z.output<typeof bulkAnswer>;
export type SavedView = z.output<typeof viewAnswer>;
export type EvidenceName = z.output<typeof evidenceName>;
export type Evidence = z.output<typeof evidenceAnswer>;
export type Draft = z.output<typeof batches.draftAnswer>;
export type Batch = z.output<typeof batches.batchAnswer>;
export type BatchHead = z.output<typeof batches.batchesAnswer>['items'][number];
export type BatchRow = z.output<typeof batches.rowsAnswer>['items'][number];
export type RowFault = z.output<typeof batches.faultAnswer>;
export type MendedRow = z.output<typeof batches.mendedAnswer>;
export type LeftOutRow = z.output<typeof batches.leftOutAnswer>;
export type IssuedBatch = z.output<typeof batches.issuedAnswer>;
export type Simulation = z.output<typeof simulateAnswer>;

export type Period = z.output<typeof periodAnswer>;
export type PeriodHead = z.output<typeof periodHead>;
export type Preclose = z.output<typeof precloseAnswer>;
export type PeriodEntry = z.output<typeof entryAnswer>;
export type Figures = z.output<typeof figuresAnswer>;
export type Hold = z.output<typeof holdAnswer>;
export type Adjustment = z.output<typeof adjustmentAnswer>;
export type Bulletin = z.output<typeof bulletinAnswer>;
export type Unsettled = z.output<typeof unsettledAnswer>;
export type CarryOver = z.output<typeof carryOverPage>['items'][number];

export type TimelineLine = z.output<typeof line>;
export type Verified = z.output<typeof verifyAnswer>;
export type VerifyLine = z.output<typeof verifyLine>;
export type Replay = z.output<typeof replayAnswer>;
export type Checkpoint = z.output<typeof checkpointsAnswer>['items'][number];
export type Drift = z.output<typeof drift>;
export type CheckpointFile = z.output<typeof checkpointFile>;

export type LetterItem = z.output<typeof letterItem>;
export type Invited = z.output<typeof invitationAnswer>;
export type DirectoryImport = z.output<typeof importAnswer>;
export type { SessionItem } from '../../../api/sign-in/sessions/schema';
export type { TokenItem } from '../../../api/tokens/schema';

export type OrganisationPolicy = z.output<typeof policies.organisationAnswer>;
export type BatchPolicy = z.output<typeof policies.batchPolicyAnswer>;
/** What is answered where a policy was set, the organisation's or a batch's. */
export type PolicySet = Pick<z.output<typeof policies.organisationSet>, 'version' | 'change'>;
export type PolicyPreview = z.output<typeof policies.policyPreview>;
export type PolicyVersion = z.output<typeof policies.policyVersions>['items'][number];
export type Moves = Pick<PolicyPreview, 'preview' | 'counts' | 'items' | 'nextCursor'>;
export type Calendars = z.output<typeof calendars.calendarsAnswer>;
export type Calendar = z.output<typeof calendars.calendarAnswer>;
export type CalendarPreview = z.output<typeof calendars.calendarPreview>;
export type PublishedCalendar = z.output<typeof calendars.publishedAnswer>;

export type { ConnectionAnswer as Connection, DeliveryAnswer as Delivery } from '../../../api/connections/schema';
export type ConnectionMade = z.output<typeof connections.connectionMade>;
export type ConnectionSecret = z.output<typeof connections.rotatedAnswer>;

/** A page of a list (contract.md, "HTTP"). */
export type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };

import type { z } from 'zod';
import type { checkpointFile, checkpointsAnswer } from '../../../api/audit/checkpoints/schema';
import type { drift } from '../../../api/audit/drifts/routes';
import type { line } from '../../../api/audit/lines/schema';
import type { replayAnswer } from '../../../api/audit/replays/schema';
import type { verifyAnswer, verifyLine } from '../../../api/audit/verify/schema';
import type { evidenceAnswer, evidenceName } from '../../../api/evidence/schema';
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
import type { commandAnswer } from '../../../api/tasks/commands/schema';
import type { taskCounts } from '../../../api/tasks/counts/schema';
import type { taskDetail } from '../../../api/tasks/detail/schema';
import type { Happening } from '../../../api/tasks/history/schema';
import type { taskItem } from '../../../api/tasks/schema';

export type { OfficialShown as Official } from '../../../api/directory/officials/schema';
export type { UnitShown as Unit } from '../../../api/directory/units/schema';
export type { Me } from '../../../api/me/schema';
export type { OfferedCommand } from '../../../api/tasks/commands/schema';
export type { Happening };

/** What the API answers, as its own schemas say; types only, so that none of its code comes along. */
export type TaskItem = z.output<typeof taskItem>;
export type Task = z.output<typeof taskDetail>;
export type TaskCounts = z.output<typeof taskCounts>;
export type CommandAnswer = z.output<typeof commandAnswer>;
export type EvidenceName = z.output<typeof evidenceName>;
export type Evidence = z.output<typeof evidenceAnswer>;

export type Period = z.output<typeof periodAnswer>;
export type PeriodHead = z.output<typeof periodHead>;
export type Periods = z.output<typeof periodsAnswer>;
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

/** A page of a list (contract.md, "HTTP"). */
export type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };

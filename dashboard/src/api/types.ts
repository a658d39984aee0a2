import type { z } from 'zod';
import type * as batches from '../../../api/batches/schema';
import type { simulateAnswer } from '../../../api/batches/simulate/schema';
import type { evidenceAnswer, evidenceName } from '../../../api/evidence/schema';
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
export type Draft = z.output<typeof batches.draftAnswer>;
export type Batch = z.output<typeof batches.batchAnswer>;
export type BatchHead = z.output<typeof batches.batchesAnswer>['items'][number];
export type BatchRow = z.output<typeof batches.rowsAnswer>['items'][number];
export type RowFault = z.output<typeof batches.faultAnswer>;
export type MendedRow = z.output<typeof batches.mendedAnswer>;
export type IssuedBatch = z.output<typeof batches.issuedAnswer>;
export type Simulation = z.output<typeof simulateAnswer>;

/** A page of a list (contract.md, "HTTP"). */
export type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };

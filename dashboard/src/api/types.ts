import type { z } from 'zod';
import type { evidenceAnswer, evidenceName } from '../../../api/evidence/schema';
import type { commandAnswer } from '../../../api/tasks/commands/schema';
import type { taskCounts } from '../../../api/tasks/counts/schema';
import type { taskDetail } from '../../../api/tasks/detail/schema';
import type { Happening } from '../../../api/tasks/history/schema';
import type { taskItem } from '../../../api/tasks/schema';
import type { waitingAnswer } from '../../../api/tasks/waiting/schema';

export type { OfficialShown as Official } from '../../../api/directory/officials/schema';
export type { UnitShown as Unit } from '../../../api/directory/units/schema';
export type { Me } from '../../../api/me/schema';
export type { OfferedCommand } from '../../../api/tasks/commands/schema';
export type { Happening };

/** What the API answers, as its own schemas say; types only, so that none of its code comes along. */
export type TaskItem = z.output<typeof taskItem>;
export type Task = z.output<typeof taskDetail>;
export type TaskCounts = z.output<typeof taskCounts>;
export type Waiting = z.output<typeof waitingAnswer>;
export type WaitingItem = Waiting['items'][number];
export type CommandAnswer = z.output<typeof commandAnswer>;
export type EvidenceName = z.output<typeof evidenceName>;
export type Evidence = z.output<typeof evidenceAnswer>;

/** A page of a list (contract.md, "HTTP"). */
export type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };

import { z } from 'zod';
import { listQuery, pageOf } from '../../http/lists';
import { given } from '../../http/text';
import { instant } from '../../tasks/schema';
import type { Run } from './data';

export const run = z
  .strictObject({
    workflowId: z.string(),
    runId: z.string(),
    type: z.string(),
    task: z.uuid().nullable(),
    status: z.string().meta({ description: 'RUNNING, COMPLETED, CONTINUED_AS_NEW and so on' }),
    startedAt: instant,
    closedAt: instant.nullable(),
    eventCount: z.int(),
    continuedFrom: z.string().nullable().meta({ description: 'the run that it continues as new' }),
    archivedAt: instant.nullable().meta({ description: 'null where only the engine has it' }),
    sha256: z.string().nullable().meta({ description: 'of the history’s text, as archived' }),
  })
  .meta({ id: 'Run' });

export const runsOfItemAnswer = z
  .strictObject({
    items: z.array(run),
    engineAway: z.boolean().meta({ description: 'the engine did not answer: what only it knows is missing here' }),
  })
  .meta({ id: 'RunsOfItem' });

export const runsQuery = z.strictObject({
  type: given(100).optional(),
  task: z.uuid().optional(),
  from: z.iso.datetime({ offset: true }).optional().meta({ description: 'begun at or after' }),
  to: z.iso.datetime({ offset: true }).optional().meta({ description: 'begun at or before' }),
  sort: z.enum(['-archivedAt']).default('-archivedAt'),
  ...listQuery,
});
export const runsPage = pageOf(run).meta({ id: 'RunPage' });

export const runParams = z.strictObject({ runId: z.uuid() });
export const historyQuery = z.strictObject({
  event: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .optional()
    .meta({ description: 'only the event of this number', ...{ type: 'integer', minimum: 1, maximum: 999_999 } }),
});

export const historyAnswer = z
  .strictObject({
    source: z.enum(['archive', 'engine']),
    sha256: z.string().nullable(),
    events: z.array(z.looseObject({ eventId: z.string(), eventType: z.string() })),
  })
  .meta({
    id: 'RunHistory',
    description: 'events as the engine wrote them; beside a payload’s base64, `json` is what it says',
  });

export function presentRun(row: Run): z.input<typeof run> {
  const { workflowId, runId, workflowType: type, task, status, eventCount, continuedFrom, sha256 } = row;
  const told = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...{ workflowId, runId, type, task, status, eventCount, continuedFrom, sha256 },
    startedAt: row.startedAt.toISOString(),
    ...{ closedAt: told(row.closedAt), archivedAt: told(row.archivedAt) },
  };
}

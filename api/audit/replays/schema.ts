import { z } from 'zod';
import { listQuery, pageOf } from '../../http/lists';

export const replayParams = z.strictObject({ id: z.uuid().meta({ description: 'the replay' }) });

export const replayAnswer = z
  .strictObject({
    id: z.uuid(),
    state: z.enum(['running', 'done']),
    done: z.int().meta({ description: 'archived runs that have been replayed' }),
    total: z
      .int()
      .meta({ description: 'archived runs when it was asked for; those that come meanwhile are replayed too' }),
    broken: z.array(z.strictObject({ workflowId: z.string(), runId: z.string(), what: z.string() })),
    askedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Replay' });

export const replaysQuery = z.strictObject({ ...listQuery, sort: z.enum(['-askedAt']).default('-askedAt') });
export const replaysAnswer = pageOf(replayAnswer);

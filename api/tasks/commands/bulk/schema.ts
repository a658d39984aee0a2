import { z } from 'zod';
import { states } from '../../../../domain/item/item';

/** The most items that one request may name. */
export const mostItems = 200;

/** On which items, each perhaps decided on a version; none twice. */
export const bulkTasks = z
  .array(z.strictObject({ id: z.uuid(), ifVersion: z.int().min(1).optional() }))
  .min(1)
  .max(mostItems)
  .refine((tasks) => new Set(tasks.map(({ id }) => id.toLowerCase())).size === tasks.length)
  .meta({ description: 'items, each once; `ifVersion` as If-Match of a single command' });

export const bulkAnswer = z
  .strictObject({
    items: z.array(
      z.strictObject({
        task: z.uuid(),
        status: z.int().meta({ description: 'as the command alone would have answered' }),
        version: z.int().optional(),
        state: z.enum(states).optional(),
        problem: z
          .looseObject({ code: z.string() })
          .optional()
          .meta({ description: 'RFC 9457, where it was not done' }),
      }),
    ),
  })
  .meta({ id: 'BulkAnswer' });

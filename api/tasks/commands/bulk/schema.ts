import { z } from 'zod';
import { states } from '../../../../domain/item/item';
import { told } from '../../../http/told';

/** The most items that one request may name. */
export const mostItems = 200;

const twice = told({
  'zh-CN': '事项 {id} 与第 {number} 个重复。',
  en: 'names the item {id}, which is number {number} already',
});

/** On which items, each perhaps decided on a version; none twice. */
export const bulkTasks = z
  .array(z.strictObject({ id: z.uuid(), ifVersion: z.int().min(1).max(999_999_999).optional() }))
  .min(1)
  .max(mostItems)
  .superRefine((tasks, context) => {
    const first = new Map<string, number>();
    for (const [at, { id }] of tasks.entries()) {
      const before = first.get(id.toLowerCase());
      if (before === undefined) first.set(id.toLowerCase(), at);
      else context.addIssue({ code: 'custom', path: [at, 'id'], message: twice, params: { id, number: before + 1 } });
    }
  })
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

import { z } from 'zod';
import { lights, states } from '../../../domain/item/item';
import { listQuery, pageOf } from '../../http/lists';
import { sought } from '../../http/text';
import { told } from '../../http/told';
import { taskItem } from '../schema';

/** What lists of items may be sorted by; each with the item's id after it, so that an order is total. */
export const sortColumns = ['dueAt', 'number', 'percent', 'step', 'issuedAt'] as const;
export type SortColumn = (typeof sortColumns)[number];

const sorts = sortColumns.flatMap((column) => [column, `-${column}`] as const);

const day = z.union(
  [z.iso.date(), z.iso.datetime({ offset: true })],
  told({
    'zh-CN': '须为存在的日期，例如 2026-03-31；或带时区的时刻，例如 2026-03-31T17:00:00+08:00。',
    en: 'must be a day that there is, such as 2026-03-31, or an instant with its zone, such as 2026-03-31T17:00:00+08:00',
  }),
);
const text = sought(200);

export const listTasksQuery = z.strictObject({
  batch: z.uuid().optional(),
  state: z.enum(states).optional(),
  light: z.enum(lights).optional(),
  unit: text.optional().meta({ description: 'code of the lead unit' }),
  owner: text.optional().meta({ description: 'e-mail or id' }),
  category: text.optional(),
  dueBefore: day.optional().meta({ description: 'due before it; a date means the end of that local day' }),
  dueAfter: day.optional().meta({ description: 'due after it; a date means the end of that local day' }),
  step: z.enum(['0', '1', '2', '3']).transform(Number).optional().meta({ description: 'highest rung reached' }),
  late: z
    .enum(['true', 'false'])
    .transform((given) => given === 'true')
    .optional()
    .meta({ description: 'past its deadline, or submitted after it; it stays after completion' }),
  q: text.optional().meta({ description: 'words of the task or its content' }),
  sort: z.enum(sorts).default('dueAt'),
  ...listQuery,
});

export const taskPage = pageOf(taskItem).meta({ id: 'TaskPage' });

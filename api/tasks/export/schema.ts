import { z } from 'zod';
import { told } from '../../http/told';
import { listTasksQuery } from '../list/schema';

/** The most items that one table holds, and the most that may be named. */
export const mostRows = 10_000;
const mostNamed = 200;

const uuid = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

/** The filters and the order of the list; what only pages it is left out. */
export const exportQuery = listTasksQuery.omit({ limit: true, cursor: true }).extend({
  items: z
    .string()
    .max(mostNamed * 37)
    .regex(
      new RegExp(`^${uuid}(,${uuid}){0,${mostNamed - 1}}$`),
      told({
        'zh-CN': `须为事项的 id，多个之间用英文逗号分开，最多 ${mostNamed} 个。`,
        en: `must be ids of items with commas between them, at most ${mostNamed}`,
      }),
    )
    .optional()
    .meta({ description: `just these items, by id, at most ${mostNamed} with commas between them` }),
});

import { z } from 'zod';
import { lights, states } from '../../../domain/item/item';
import { listTasksQuery } from '../list/schema';

/** The filters of the list; what only orders or pages it is left out. */
export const taskCountsQuery = listTasksQuery.omit({ sort: true, limit: true, cursor: true });

const count = z.int().min(0);
const counts = <const Names extends readonly string[]>(names: Names) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, count])) as Record<Names[number], typeof count>);

export const taskCounts = z
  .strictObject({
    total: count,
    light: counts(lights).meta({ description: 'as if the light were not filtered by' }),
    state: counts(states).meta({ description: 'as if the state were not filtered by' }),
    category: z
      .array(z.strictObject({ category: z.string(), count }))
      .max(200)
      .meta({ description: 'those that there are, the most frequent first; as if the category were not filtered by' }),
  })
  .meta({ id: 'TaskCounts' });

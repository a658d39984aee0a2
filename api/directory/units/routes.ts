import { z } from 'zod';
import { cursorText, page, readCursor } from '../../http/lists';
import { route } from '../../route';
import { listUnits } from './data';
import { unitPage, unitsQuery } from './schema';

export const unitRoutes = [
  route({
    method: 'get',
    path: '/api/units',
    summary: 'Lists the units, each with the one above it',
    tag: 'directory',
    by: 'every account',
    query: unitsQuery,
    answers: { status: 200, schema: unitPage },
    async handle({ deps, query }) {
      const asked = { list: 'units', ...query };
      const [name, code] = readCursor(asked, z.tuple([cursorText, cursorText])) ?? [];
      const after = name !== undefined && code !== undefined ? { name, code } : undefined;
      const units = await listUnits(deps.database, { ...query, after });
      return {
        body: page(
          units,
          asked,
          (unit) => unit,
          ({ name: last, code: key }) => [last, key],
        ),
      };
    },
  }),
];

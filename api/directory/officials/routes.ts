import { z } from 'zod';
import { cursorText, page, readCursor } from '../../http/lists';
import { route } from '../../route';
import { listOfficials } from './data';
import { presentOfficial } from './present';
import { officialPage, officialsQuery } from './schema';

export const officialRoutes = [
  route({
    method: 'get',
    path: '/api/officials',
    summary: 'Lists the officials with unit, role and substitute',
    tag: 'directory',
    by: 'every account',
    query: officialsQuery,
    answers: { status: 200, schema: officialPage },
    async handle({ deps, query }) {
      const asked = { list: 'officials', ...query };
      const [name, email] = readCursor(asked, z.tuple([cursorText, cursorText])) ?? [];
      const after = name !== undefined && email !== undefined ? { name, email } : undefined;
      const rows = await listOfficials(deps.database, { ...query, after });
      return { body: page(rows, asked, presentOfficial, ({ name: last, email: address }) => [last, address]) };
    },
  }),
];

import { z } from 'zod';
import { loadScope } from '../../access/data';
import { cursorInstant, cursorText, page, readCursor } from '../../http/lists';
import { mailReaderOf } from '../../mail/reader';
import { problem } from '../../problem';
import { route } from '../../route';
import { taskParams } from '../schema';
import { readHistory } from './data';
import { presentLine } from './present';
import { historyPage, historyQuery } from './schema';
import { eventsIn, unitNamesIn } from './unit-names';

const cursorForm = z.tuple([cursorInstant, z.int32(), cursorText]);

export const taskHistoryRoutes = [
  route({
    method: 'get',
    path: '/api/tasks/{id}/history',
    summary: 'Tells everything that happened to an item, in words and as data',
    description:
      'Of a letter everybody sees to whom it went, when and why; its address, subject and what the mail server answered only those who see it under /api/mail.',
    tag: 'tasks',
    by: 'every account',
    params: taskParams,
    query: historyQuery,
    answers: { status: 200, schema: historyPage },
    async handle({ deps, account, params, query, locale }) {
      const scope = await loadScope(deps.database, account);
      const asked = { list: 'history', of: params.id, ...query };
      const after = readCursor(asked, cursorForm);
      const wanted = { after, down: query.sort === '-at', limit: query.limit };
      const lines = await readHistory(deps.database, params.id, scope, wanted);
      if (!lines) throw problem('not_found');
      const reader = { ...mailReaderOf(account), locale, zone: deps.settings.DUBAN_TIMEZONE };
      const units = await unitNamesIn(
        deps.database,
        lines.filter(({ kind }) => kind === 'entry').flatMap(({ body }) => eventsIn(body)),
      );
      const present = (line: (typeof lines)[number]) => presentLine(line, reader, units);
      return { body: page(lines, asked, present, ({ at, rank, key }) => [at.getTime(), rank, key]) };
    },
  }),
];

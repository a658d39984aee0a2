import { z } from 'zod';
import { page, pageOf, readCursor } from '../../http/lists';
import { mailReaderOf } from '../../mail/reader';
import { route } from '../../route';
import { lineCursor, lineFilters, soughtBy } from '../lines/query';
import { line } from '../lines/schema';
import { readEvents } from './data';
import { tellLines } from './tell';

const query = z.strictObject({
  ...lineFilters,
  kind: z
    .enum(['entry', 'refusal', 'letter', 'access'])
    .optional()
    .meta({ description: '`access`: also what auditors’ pages ask for by themselves, which is left out otherwise' }),
  task: z.uuid().optional().meta({ description: 'the item' }),
  sort: z.enum(['at', '-at']).default('-at'),
});

/** What happened across items: everything that a person did in March, say. */
export const eventRoutes = [
  route({
    method: 'get',
    path: '/api/audit/events',
    summary: '跨任务查询 What was recorded, refused, written and asked across items, by person, unit, kind and time',
    description:
      'Entries of the ledgers, refusals, letters of items, and the requests that left nothing else: reads of auditors, evidence that was asked for, whatever else. A person or unit that the directory does not know is an error (422), not an empty list.',
    tag: 'audit',
    by: ['auditor', 'administrator'],
    query,
    answers: { status: 200, schema: pageOf(line).meta({ id: 'TimelineLines' }) },
    refuses: [422],
    async handle({ deps, account, query: asking, locale, now }) {
      const { database, settings } = deps;
      const asked = { list: 'events', ...asking };
      const after = readCursor(asked, lineCursor);
      const { kind, task, limit, sort } = asking;
      const until = after?.[3] ?? now;
      const sought = await soughtBy(asking, database, settings.DUBAN_TIMEZONE);
      const rows = await readEvents(database, { ...sought, kind, task, after, until, down: sort === '-at', limit });
      const reader = { ...mailReaderOf(account), locale, zone: settings.DUBAN_TIMEZONE };
      const told = await tellLines(database, rows, reader, task);
      const paged = page(
        rows,
        asked,
        (row) => row,
        ({ at, endless, rank, key }) => [endless ?? at.getTime(), rank, key, until],
      );
      return { body: { ...paged, items: paged.items.flatMap((row) => told.get(row) ?? []) } };
    },
  }),
];

import { z } from 'zod';
import type { Role } from '../../domain/people/roles';
import { issueBatchId } from '../../workflows/messages/names';
import { fileBytes, xlsxType } from '../http/files';
import { page, readCursor } from '../http/lists';
import { problem } from '../problem';
import { route } from '../route';
import { createDraft } from './create';
import { findBatch, listBatches } from './data';
import { discard } from './discard/discard';
import { exportBatch } from './export/export';
import { issue } from './issue/issue';
import { presentBatch, presentFaults, presentHead, presentRow } from './present';
import { faultsIn, listRows, notedRows } from './rows/data';
import { leaveOut } from './rows/leave-out';
import { mend } from './rows/mend';
import { asOfToday } from './rows/present-day';
import * as schema from './schema';
import { runSimulation } from './simulate/run';
import { simulateAnswer, simulateRequest } from './simulate/schema';

const tag = 'batches';
const readers: readonly Role[] = ['secretariat', 'leader', 'auditor', 'administrator'];

export const batchRoutes = [
  route({
    method: 'post',
    path: '/api/batches',
    summary: 'Reads a progress table into a draft',
    description:
      'A file (.xlsx or CSV) as a form, or rows as JSON. Every row and cell at fault is told; the draft keeps what was read. The same file again answers 409 with the earlier batch, unless `again` is true.',
    tag,
    by: ['secretariat'],
    body: schema.batchRequest,
    form: { fields: schema.batchForm, files: ['file'] },
    jsonMiB: 20,
    answers: { status: 201, schema: schema.draftAnswer },
    refuses: [409, 413, 415, 422],
    handle: createDraft,
  }),
  route({
    method: 'get',
    path: '/api/batches',
    summary: 'The batches, the newest first',
    tag,
    by: readers,
    query: schema.batchesQuery,
    answers: { status: 200, schema: schema.batchesAnswer },
    async handle({ deps, query }) {
      const asked = { list: 'batches', ...query };
      const after = readCursor(asked, z.tuple([z.iso.datetime(), z.uuid()]));
      const batches = await listBatches(deps.database, { ...query, after });
      return { body: page(batches, asked, presentHead, ({ createdAt, id }) => [createdAt.toISOString(), id]) };
    },
  }),
  route({
    method: 'get',
    path: '/api/batches/{id}',
    summary: 'A batch: its state, what is wrong with it or odd about it, and how far its issue is',
    tag,
    by: readers,
    params: schema.batchParams,
    answers: { status: 200, schema: schema.batchAnswer },
    async handle(request) {
      const { deps, params, locale } = request;
      const batch = await findBatch(deps.database, params.id);
      if (!batch) throw problem('not_found');
      const noted = await notedRows(deps.database, batch.id);
      // Once its items stand, today's directory finds nothing wrong with a batch any more; what was odd remains on it.
      const rows = batch.committed ? noted : await asOfToday(deps.database, request, batch, noted);
      const { problems, warnings } = faultsIn(rows);
      return { body: presentBatch(batch, { problems, warnings: [...batch.source.warnings, ...warnings] }, locale) };
    },
  }),
  route({
    method: 'delete',
    path: '/api/batches/{id}',
    summary: 'Throws a draft away',
    description: 'Who threw it away, and what it was, stays on record. A batch that has been issued answers 409.',
    tag,
    by: ['secretariat'],
    params: schema.batchParams,
    answers: { status: 200, schema: schema.discardedAnswer },
    refuses: [409],
    async handle(request) {
      return { body: await discard(request) };
    },
  }),
  route({
    method: 'get',
    path: '/api/batches/{id}/rows',
    summary: 'The rows of a batch as read, each with what is wrong with it',
    tag,
    by: readers,
    params: schema.batchParams,
    query: schema.rowsQuery,
    answers: { status: 200, schema: schema.rowsAnswer },
    async handle(request) {
      const { deps, params, query, locale } = request;
      const asked = { list: 'rows', of: params.id, ...query };
      const [after] = readCursor(asked, z.tuple([z.int()])) ?? [];
      const batch = await findBatch(deps.database, params.id);
      if (!batch) throw problem('not_found');
      const stored = await listRows(deps.database, params.id, { ...query, after });
      const rows = await asOfToday(deps.database, request, batch, stored);
      const present = (row: (typeof rows)[number]) => ({ ...presentRow(row), ...presentFaults(row, locale) });
      return { body: page(rows, asked, present, ({ row }) => [row]) };
    },
  }),
  route({
    method: 'get',
    path: '/api/batches/{id}/export.xlsx',
    summary: '导出推进表 The table again, in the layout that it came in, with progress filled in',
    description:
      'Columns of the usual headings are filled, missing ones are added to the right. Reading it in again gives the same items. What came as CSV or as rows is laid out anew; a draft comes as its rows stand.',
    tag,
    by: readers,
    params: schema.batchParams,
    answers: {
      status: 200,
      schema: fileBytes,
      type: xlsxType,
    },
    refuses: [413],
    handle: exportBatch,
  }),
  route({
    method: 'patch',
    path: '/api/batches/{id}/rows/{row}',
    summary: 'Mends a row of a draft: what is given replaces what stood there, and the row is read again',
    tag,
    by: ['secretariat'],
    params: schema.rowParams,
    body: schema.givenRow,
    answers: { status: 200, schema: schema.mendedAnswer },
    refuses: [409],
    async handle(request) {
      return { body: await mend(request) };
    },
  }),
  route({
    method: 'delete',
    path: '/api/batches/{id}/rows/{row}',
    summary: 'Leaves a row of a draft out, such as one that repeats another',
    description:
      'The numbers of the other rows stay. The last row is not left out (409): throw the draft away instead.',
    tag,
    by: ['secretariat'],
    params: schema.rowParams,
    answers: { status: 200, schema: schema.leftOutAnswer },
    refuses: [409],
    async handle(request) {
      return { body: await leaveOut(request) };
    },
  }),
  route({
    method: 'post',
    path: '/api/batches/{id}/issue',
    summary: 'Issues a batch: every row becomes an item under supervision',
    description:
      'Answers 422 with every fault while there is one. From a 202 on the batch is `issuing`, and issued as soon as a worker is there. Pressing again changes nothing.',
    tag,
    by: ['secretariat'],
    params: schema.batchParams,
    answers: { status: 202, schema: schema.issuedAnswer },
    refuses: [409, 422, 503],
    concerns: ({ params }) => ({ commands: [issueBatchId(params.id)] }),
    handle: issue,
  }),
  route({
    method: 'post',
    path: '/api/batches/{id}/simulate',
    summary: 'What a batch will do in its year: mails by day and person, steps, the busiest mornings',
    description:
      'Runs every sound row on the rules themselves, and changes nothing. The same seed gives the same year.',
    tag,
    by: ['secretariat', 'leader', 'administrator'],
    params: schema.batchParams,
    body: simulateRequest,
    changesNothing: true,
    answers: { status: 200, schema: simulateAnswer },
    refuses: [422],
    handle: runSimulation,
  }),
];

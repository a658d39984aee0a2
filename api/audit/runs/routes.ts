import { z } from 'zod';
import { cursorInstant, page, readCursor } from '../../http/lists';
import { problem } from '../../problem';
import { route } from '../../route';
import { taskParams } from '../../tasks/schema';
import { archivedRuns, readHistory, runsOfItem } from './data';
import { withPayloadsRead } from './payloads';
import * as schema from './schema';

const tag = 'audit';
const by = ['auditor', 'administrator'] as const;

/** The workflows' own histories: the engine's while it has them, and the archive's for ever. */
export const runRoutes = [
  route({
    method: 'get',
    path: '/api/audit/tasks/{id}/runs',
    summary: '流程运行 The runs of an item’s workflow, the oldest first',
    tag,
    by,
    params: taskParams,
    answers: { status: 200, schema: schema.runsOfItemAnswer },
    async handle({ deps, params }) {
      const found = await runsOfItem(deps, params.id);
      if (!found) throw problem('not_found');
      return { body: { items: found.runs.map(schema.presentRun), engineAway: found.engineAway } };
    },
  }),
  route({
    method: 'get',
    path: '/api/audit/runs',
    summary: '存档的流程运行 The runs of all workflows that are archived, the newest first',
    tag,
    by,
    query: schema.runsQuery,
    answers: { status: 200, schema: schema.runsPage },
    async handle({ deps, query }) {
      const asked = { list: 'runs', ...query };
      const after = readCursor(asked, z.tuple([cursorInstant, z.uuid()]));
      const { type, task, from, to, limit } = query;
      const span = { from: from ? new Date(from) : undefined, to: to ? new Date(to) : undefined };
      const rows = await archivedRuns(deps.database, { type, task, ...span, after, limit });
      return {
        body: page(rows, asked, schema.presentRun, ({ archivedAt, runId }) => [archivedAt?.getTime() ?? 0, runId]),
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/audit/runs/{runId}',
    summary: '流程历史原文 The history of a run, event by event as the engine wrote it',
    tag,
    by,
    params: schema.runParams,
    query: schema.historyQuery,
    answers: { status: 200, schema: schema.historyAnswer },
    refuses: [503],
    async handle({ deps, params, query }) {
      const read = await readHistory(deps, params);
      const events = read?.events.filter(({ eventId }) => query.event === undefined || Number(eventId) === query.event);
      if (!read || !events || events.length === 0) throw problem('not_found');
      return { body: { source: read.source, sha256: read.sha256, events: withPayloadsRead([...events]) } };
    },
  }),
];

import { z } from 'zod';
import { driftKinds, driftWords, mendings, mendingWords } from '../../../domain/audit/drift';
import { cursorInstant, listQuery, page, pageOf, readCursor } from '../../http/lists';
import { route } from '../../route';
import { instant } from '../../tasks/schema';
import type { StoredDrift } from './data';
import { readDrifts } from './data';

export const drift = z
  .strictObject({
    id: z.uuid(),
    at: instant,
    kind: z.enum(driftKinds),
    words: z.string(),
    task: z.uuid().nullable(),
    workflowId: z.string(),
    done: z.enum(mendings),
    next: z.string().meta({ description: 'what was done, or is to be done' }),
    data: z.unknown().meta({ description: 'what was found, and what should have been' }),
    hash: z.string(),
  })
  .meta({ id: 'Drift' });

/** What the hourly comparison has found (对账). */
export const driftRoutes = [
  route({
    method: 'get',
    path: '/api/audit/drifts',
    summary: '对账差异 Where workflows, read model and ledger were found to differ, and what was done',
    description: 'They are compared every hour; in normal running nothing is found.',
    tag: 'audit',
    by: ['auditor', 'administrator'],
    query: z.strictObject({
      kind: z.enum(driftKinds).optional(),
      task: z.uuid().optional(),
      sort: z.enum(['-at']).default('-at'),
      ...listQuery,
    }),
    answers: { status: 200, schema: pageOf(drift) },
    async handle({ deps, query, locale }) {
      const asked = { list: 'drifts', ...query };
      const after = readCursor(asked, z.tuple([cursorInstant, z.uuid()]));
      const { kind, task, limit } = query;
      const rows = await readDrifts(deps.database, { kind, task, after, limit });
      const present = ({ id, at, taskId, workflowId, body, hash, ...row }: StoredDrift): z.input<typeof drift> => ({
        ...{ id, at: at.toISOString(), kind: row.kind, words: driftWords[row.kind][locale], task: taskId, workflowId },
        ...{ done: row.done, next: mendingWords[row.done][locale], data: JSON.parse(body), hash },
      });
      return { body: page(rows, asked, present, ({ at, id }) => [at.getTime(), id]) };
    },
  }),
];

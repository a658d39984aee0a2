import { z } from 'zod';
import { page, pageOf, readCursor } from '../../http/lists';
import { mailReaderOf } from '../../mail/reader';
import { problem } from '../../problem';
import { route } from '../../route';
import { taskParams } from '../../tasks/schema';
import { lineCursor, lineFilters, soughtBy } from '../lines/query';
import { line, lineKinds } from '../lines/schema';
import { isSought } from './choose';
import { readEngine, readItem } from './data';
import { compare, gather } from './gather';
import { engineTold, missingOf } from './missing';

const query = z.strictObject({
  ...lineFilters,
  kind: z.enum(lineKinds).optional(),
  sort: z.enum(['at', '-at']).default('at'),
});

const missing = z
  .strictObject({ runs: z.array(z.string()).readonly(), entries: z.array(z.int()).readonly(), begun: z.boolean() })
  .meta({
    description:
      'runs that neither Temporal nor the archive has, and entries that no history tells of; `begun`: a run is lost that nobody names',
  });

/** Everything about an item on one line (domain.md, "Who": the auditor checks histories). */
export const timelineRoutes = [
  route({
    method: 'get',
    path: '/api/audit/tasks/{id}',
    summary: '时间线 Workflow events, ledger, letters, refusals and reads of an item on one timeline, in words',
    description:
      'Each line says who, for whom, when, from where, why, what changed, and by which clause of the rules; `raw` leads to the record itself. Person and unit are those who acted, for whom they acted, or who were written to. `engine.away`: Temporal did not answer, and what only it knows is missing here.',
    tag: 'audit',
    by: ['auditor', 'administrator'],
    params: taskParams,
    query,
    answers: {
      status: 200,
      schema: pageOf(line)
        .extend({ engine: z.strictObject({ away: z.boolean(), words: z.string(), missing }) })
        .meta({ id: 'Timeline' }),
    },
    refuses: [422],
    async handle({ deps, account, params, query: asking, locale, now }) {
      const { database, settings } = deps;
      const asked = { list: 'timeline', of: params.id, ...asking };
      const after = readCursor(asked, lineCursor);
      const stored = await readItem(database, params.id);
      if (!stored) throw problem('not_found');
      const engine = await readEngine(deps, params.id);
      const reader = { ...mailReaderOf(account), locale, zone: settings.DUBAN_TIMEZONE };
      const { lines, people } = await gather(database, params.id, stored, engine.lines, reader);
      const sought = { ...(await soughtBy(asking, database, settings.DUBAN_TIMEZONE)), kind: asking.kind };
      const until = after?.[3] ?? now;
      const way = asking.sort === 'at' ? 1 : -1;
      const chosen = lines
        .filter(({ told }) => isSought(told, sought, people))
        .filter(({ told, place }) => told.kind !== 'access' || told.at === null || place[0] <= until)
        .filter(({ place }) => !after || way * compare(place, [after[0], after[1], after[2]]) > 0)
        .sort((one, other) => way * compare(one.place, other.place));
      const { away } = engine;
      const seqs = stored.recorded.flatMap(({ seq }) => seq ?? []).sort((one, other) => one - other);
      const gone = missingOf(engine, { entries: seqs, drifts: stored.drifts, startedAt: stored.startedAt });
      return {
        body: {
          ...page(
            chosen,
            asked,
            ({ told }) => told,
            ({ place }) => [...place, until],
          ),
          engine: { away, words: engineTold(engine, gone, locale), missing: { ...gone } },
        },
      };
    },
  }),
];

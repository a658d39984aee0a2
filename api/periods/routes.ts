import { z } from 'zod';
import { cutOffOf } from '../../domain/clocks/reporting';
import type { Role } from '../../domain/people/roles';
import { nextToClose } from '../../domain/periods/closing';
import { loadScope } from '../access/data';
import type { Dependencies } from '../deps';
import { cursorText, page, readCursor } from '../http/lists';
import { route } from '../route';
import { adjust, bookedIn } from './adjust';
import { closePeriod } from './close';
import type { EntriesWanted } from './data';
import { listAdjustments, listPeriods, ownerNamed, standingOf } from './data';
import { entriesShown, isWanted } from './entries';
import { imagined, preclose } from './preclose';
import { presentAdjustment, presentEntry, presentHead } from './present';
import * as schema from './schema';
import { seal } from './seal';
import { showPeriod } from './show';

const tag = 'periods';
/** Whoever has no account owns nothing. */
const nobody = '00000000-0000-0000-0000-000000000000';
const readers: readonly Role[] = ['secretariat', 'leader', 'auditor', 'administrator'];

export const periodRoutes = [
  route({
    method: 'get',
    path: '/api/periods',
    summary: 'The months and quarters that are closed or being closed, the newest first, and the month that comes next',
    tag,
    by: 'every account',
    query: schema.periodsQuery,
    answers: { status: 200, schema: schema.periodsAnswer },
    async handle({ deps, query }) {
      const asked = { list: 'periods', ...query };
      const [below] = readCursor(asked, z.tuple([cursorText])) ?? [];
      const periods = await listPeriods(deps.database, below, query.limit);
      const { rules, books } = await standingOf(deps);
      const next = nextToClose(books);
      return {
        body: {
          ...page(periods, asked, presentHead, ({ id }) => [id]),
          next: next === null ? null : { id: next, cutOff: new Date(cutOffOf(next, rules)).toISOString() },
        },
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/periods/{id}',
    summary: 'A month or a quarter: how far it is, what holds it, and its figures',
    tag,
    by: 'every account',
    params: schema.periodParams,
    answers: { status: 200, schema: schema.periodAnswer },
    async handle({ deps, params, locale }) {
      return { body: await showPeriod(deps, params.id, locale) };
    },
  }),
  route({
    method: 'get',
    path: '/api/periods/{id}/preclose',
    summary: 'What closing the month would take, without doing it (预结)',
    tag,
    by: readers,
    params: schema.monthParams,
    query: schema.precloseQuery,
    answers: { status: 200, schema: schema.precloseAnswer },
    refuses: [409],
    handle: preclose,
  }),
  route({
    method: 'get',
    path: '/api/periods/{id}/preclose/entries',
    summary: 'The entries that closing the month now would take, which the figures of the pre-close count',
    tag,
    by: readers,
    params: schema.monthParams,
    query: schema.entriesQuery,
    answers: { status: 200, schema: schema.entriesAnswer },
    refuses: [409],
    async handle({ deps, params, query }) {
      const asked = { list: `periods/${params.id}/preclose/entries`, ...query };
      const wanted = await wantedBy(deps, query, asked);
      const { entries } = await imagined(deps, params.id, undefined);
      const shown = entries.filter((entry) => isWanted(entry, wanted)).slice(0, wanted.limit + 1);
      return { body: page(shown, asked, presentEntry, ({ task }) => [task]) };
    },
  }),
  route({
    method: 'post',
    path: '/api/periods/{id}/close',
    summary: 'Closes a month (月结)',
    description:
      'As of its own cut-off, or as of an instant in it that has passed; 202 while its entries are being taken. Again, it answers the close that there is.',
    tag,
    by: ['secretariat'],
    params: schema.periodParams,
    body: schema.closeBody,
    answers: { status: 200, schema: schema.periodAnswer },
    refuses: [409],
    handle: closePeriod,
  }),
  route({
    method: 'post',
    path: '/api/periods/{id}/seal',
    summary: 'Seals a closed month, or a quarter that is clear, for good',
    description: 'A month is sealed by the secretariat, a quarter by a leader.',
    tag,
    by: ['secretariat', 'leader'],
    params: schema.periodParams,
    answers: { status: 200, schema: schema.periodAnswer },
    refuses: [409],
    handle: seal,
  }),
  route({
    method: 'get',
    path: '/api/periods/{id}/entries',
    summary: 'How the items stood when a period was closed',
    tag,
    by: 'every account',
    params: schema.periodParams,
    query: schema.entriesQuery,
    answers: { status: 200, schema: schema.entriesAnswer },
    refuses: [409],
    async handle({ deps, account, params, query }) {
      const asked = { list: `periods/${params.id}/entries`, ...query };
      const wanted = await wantedBy(deps, query, asked);
      const entries = await entriesShown(deps, params.id, await loadScope(deps.database, account), wanted);
      return { body: page(entries, asked, presentEntry, ({ task }) => [task]) };
    },
  }),
  route({
    method: 'post',
    path: '/api/periods/{id}/adjustments',
    summary: 'Corrects an entry of a closed month, in the month that is running',
    tag,
    by: ['secretariat'],
    params: schema.monthParams,
    body: schema.adjustmentBody,
    answers: { status: 201, schema: schema.adjustmentAnswer },
    refuses: [409, 422],
    handle: adjust,
  }),
  route({
    method: 'get',
    path: '/api/periods/{id}/adjustments',
    summary: 'The adjustments of a month’s entries, the oldest first',
    tag,
    by: readers,
    params: schema.monthParams,
    query: schema.adjustmentsQuery,
    answers: { status: 200, schema: schema.adjustmentsAnswer },
    async handle({ deps, params, query }) {
      const { database } = deps;
      const asked = { list: `periods/${params.id}/adjustments`, ...query };
      const after = readCursor(asked, z.tuple([z.iso.datetime(), z.uuid()]));
      const standing = await standingOf(deps);
      const rows = await listAdjustments(database, params.id, after, query.limit);
      return {
        body: page(
          rows,
          asked,
          (row) => presentAdjustment(row, bookedIn(row.recordedAt, standing)),
          ({ recordedAt, id }) => [recordedAt.toISOString(), id],
        ),
      };
    },
  }),
];

type EntriesAsked = z.output<typeof schema.entriesQuery>;

/** What of a period's entries a query asks for; of a person whom nobody knows there are none. */
async function wantedBy(
  { database }: Dependencies,
  { limit, missing, open, owner: named, ...given }: EntriesAsked,
  asked: Parameters<typeof readCursor>[0],
): Promise<EntriesWanted> {
  const owner = named === undefined ? undefined : ((await ownerNamed(database, named)) ?? nobody);
  const [after] = readCursor(asked, z.tuple([z.uuid()])) ?? [];
  return { ...given, owner, missing: missing !== undefined, open: open !== undefined, after, limit };
}

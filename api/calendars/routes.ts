import { z } from 'zod';
import { afterOf, presentPreview } from '../changes/moves/present';
import { previewQuery } from '../changes/schema';
import { page, readCursor } from '../http/lists';
import { problem } from '../problem';
import { route } from '../route';
import { findNotice, listNotices, listVersions, previewNotice, yearsWithout } from './data';
import { presentEntry, presentNotice, presentWarning } from './present';
import { publish } from './publish';
import { readGiven } from './read';
import * as schema from './schema';

const tag = 'calendars';
const form = { fields: schema.noticeForm, files: ['file'] };

export const calendarRoutes = [
  route({
    method: 'get',
    path: '/api/calendars',
    summary: 'The years that have an official holiday notice, and those that open items need and that have none',
    tag,
    by: 'every account',
    query: schema.calendarsQuery,
    answers: { status: 200, schema: schema.calendarsAnswer },
    async handle({ deps, query }) {
      const notices = await listNotices(deps.database);
      const covered = notices.map(({ year }) => year);
      const missing = await yearsWithout(deps.database, deps.settings.DUBAN_TIMEZONE, covered);
      const asked = { list: 'calendars', ...query };
      const [last] = readCursor(asked, z.tuple([z.int()])) ?? [];
      const down = query.sort === '-year';
      const left = (down ? notices.toReversed() : notices).filter(
        ({ year }) => last === undefined || (down ? year < last : year > last),
      );
      return { body: { ...page(left, asked, presentEntry, ({ year }) => [year]), missing } };
    },
  }),
  route({
    method: 'get',
    path: '/api/calendars/{year}',
    summary: 'A year’s days off and make-up working days (调休), as the notice in force has them',
    tag,
    by: 'every account',
    params: schema.calendarParams,
    answers: { status: 200, schema: schema.calendarAnswer },
    async handle({ deps, params }) {
      const notice = await findNotice(deps.database, params.year);
      if (!notice) throw problem('not_found');
      return { body: presentNotice(notice), headers: { ETag: `"${notice.version}"` } };
    },
  }),
  route({
    method: 'get',
    path: '/api/calendars/{year}/versions',
    summary: 'Every notice that was published for a year, the newest first',
    tag,
    by: 'every account',
    params: schema.calendarParams,
    query: schema.versionsQuery,
    answers: { status: 200, schema: schema.versionsAnswer },
    async handle({ deps, params, query }) {
      const asked = { list: `calendars/${params.year}`, ...query };
      const [below] = readCursor(asked, z.tuple([z.int()])) ?? [];
      const versions = await listVersions(deps.database, params.year, { below, limit: query.limit });
      return { body: page(versions, asked, presentNotice, ({ version }) => [version]) };
    },
  }),
  route({
    method: 'post',
    path: '/api/calendars/{year}/preview',
    summary: 'Shows which reminders and steps of running items a notice would move, and publishes nothing',
    description: 'The notice as JSON, or as a file (.xlsx or CSV) with the columns 日期, 类型 (休 or 班) and 名称.',
    tag,
    by: ['secretariat'],
    params: schema.calendarParams,
    query: previewQuery,
    body: schema.noticeBody,
    form,
    changesNothing: true,
    answers: { status: 200, schema: schema.calendarPreview },
    async handle(request) {
      const { deps, params, query, now, locale } = request;
      const { source, days, warnings } = await readGiven(params.year, request);
      const present = await findNotice(deps.database, params.year);
      const { preview, asking } = await previewNotice(deps.database, {
        notice: { year: params.year, source, ...days },
        ...{
          zone: deps.settings.DUBAN_TIMEZONE,
          at: now,
          after: afterOf({ list: 'preview', ...query }),
          limit: query.limit,
        },
      });
      return {
        body: {
          year: params.year,
          version: present?.version ?? null,
          ...{ daysOff: days.off.length, makeUpDays: days.work.length },
          warnings: warnings.map((warning) => presentWarning(warning, locale)),
          ...presentPreview(preview, asking, { list: 'preview', ...query }),
        },
      };
    },
  }),
  route({
    method: 'put',
    path: '/api/calendars/{year}',
    summary: 'Publishes a year’s holiday notice, and moves the clocks of running items by it',
    description:
      'Stored as a new version; the same again changes nothing. Where running items move, the preview’s token is needed. 202 while items are being moved; GET /api/changes/{id} tells how far it is.',
    tag,
    by: ['secretariat'],
    params: schema.calendarParams,
    body: schema.noticeBody,
    form,
    conditional: true,
    answers: { status: 200, schema: schema.publishedAnswer },
    refuses: [412, 422, 428],
    handle: publish,
  }),
];

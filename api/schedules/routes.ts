import { ScheduleNotFoundError } from '@temporalio/client';
import { z } from 'zod';
import type { Locale, Worded } from '../../domain/locale';
import { checkpointsId } from '../../workflows/messages/checkpoint';
import { monthEndsId } from '../../workflows/messages/month-close';
import { morningDigestId } from '../../workflows/messages/names';
import { archiveId, reconcileId } from '../../workflows/messages/upkeep';
import type { Dependencies } from '../deps';
import { cursorText, listQuery, page, pageOf, readCursor } from '../http/lists';
import { route } from '../route';
import { instant } from '../tasks/schema';
import { engineDeadlineMs } from '../temporal';

/** What the engine starts by the clock, and what it is for. */
const schedules: readonly { readonly id: string; readonly what: Worded }[] = [
  {
    id: checkpointsId,
    what: { 'zh-CN': '每天的检查点：签名并函告审计', en: 'The day’s checkpoint, signed and mailed to auditors' },
  },
  {
    id: morningDigestId,
    what: { 'zh-CN': '工作日早晨汇总信', en: 'The digest of a working morning' },
  },
  { id: monthEndsId, what: { 'zh-CN': '月结：到截止时点自动月结', en: 'The close of a month at its cut-off' } },
  {
    id: archiveId,
    what: {
      'zh-CN': '流程历史存档：已结束的流程，每小时一次',
      en: 'Archiving the histories of workflows that have ended, every hour',
    },
  },
  {
    id: reconcileId,
    what: {
      'zh-CN': '对账：流程、任务表与台账，每小时一次',
      en: 'Comparing workflows, read model and ledger, every hour',
    },
  },
];

export const scheduleAnswer = z
  .strictObject({
    id: z.string(),
    what: z.string(),
    zone: z.string().nullable(),
    next: instant.nullable().meta({ description: 'its next run; null where the worker has not set it up yet' }),
    last: instant.nullable().meta({ description: 'its last run' }),
    paused: z.boolean(),
  })
  .meta({ id: 'Schedule' });

export const scheduleRoutes = [
  route({
    method: 'get',
    path: '/api/schedules',
    summary: 'What is started by the clock, with its last and its next run',
    tag: 'system',
    by: ['secretariat', 'leader', 'auditor', 'administrator'],
    query: z.strictObject({ ...listQuery, sort: z.enum(['id']).default('id') }),
    answers: { status: 200, schema: pageOf(scheduleAnswer) },
    refuses: [503],
    async handle({ deps, query, locale }) {
      const asked = { list: 'schedules', ...query };
      const [after = ''] = readCursor(asked, z.tuple([cursorText])) ?? [];
      const items = await Promise.all(
        schedules
          .filter(({ id }) => id > after)
          .sort((one, other) => (one.id < other.id ? -1 : 1))
          .map(({ id, what }) => describe(deps, id, what, locale)),
      );
      return {
        body: page(
          items,
          asked,
          (one) => one,
          ({ id }) => [id],
        ),
      };
    },
  }),
];

async function describe(
  { temporal }: Dependencies,
  id: string,
  what: Worded,
  locale: Locale,
): Promise<z.input<typeof scheduleAnswer>> {
  try {
    const { spec, info, state } = await temporal.within(Date.now() + engineDeadlineMs, () =>
      temporal.client.schedule.getHandle(id).describe(),
    );
    return {
      ...{ id, what: what[locale], zone: spec.timezone ?? null, paused: state.paused },
      next: info.nextActionTimes[0]?.toISOString() ?? null,
      last: info.recentActions.at(-1)?.takenAt.toISOString() ?? null,
    };
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
    return { id, what: what[locale], zone: null, next: null, last: null, paused: false };
  }
}

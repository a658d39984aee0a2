import { z } from 'zod';
import { changeAnswer, movesAnswer, previewGiven } from '../changes/schema';
import { listQuery, pageOf } from '../http/lists';
import { given, line } from '../http/text';

const days = z.array(given(20)).max(366);
const source = line(200).meta({
  description: 'the official notice that it is from',
  example: '国务院办公厅关于2026年部分节假日安排的通知',
});

export const calendarParams = z.strictObject({
  year: z
    .string()
    .regex(/^20\d{2}$/)
    .transform(Number),
});

export const noticeBody = z
  .strictObject({
    source,
    off: days.meta({ description: 'every day off, weekends within a holiday among them' }),
    work: days.optional().meta({ description: 'make-up working days (调休): Saturdays and Sundays' }),
    names: z
      .record(given(20), line(50, 0))
      .optional()
      .meta({ description: 'by day', propertyNames: { maxLength: 20 } }),
    preview: previewGiven,
  })
  .meta({ id: 'HolidayNotice' });

/** With a file: columns 日期, 类型 (休 or 班; off or work) and 名称. */
export const noticeForm = z.strictObject({ source, preview: previewGiven });

const warning = z.strictObject({
  pointer: z.string().optional(),
  row: z.int().optional(),
  column: z.string().optional(),
  code: z.string(),
  message: z.string(),
  value: z.string().optional(),
});

const head = {
  year: z.int(),
  version: z.int().meta({ description: 'of the notice; 0 came with the product' }),
  source: z.string(),
  publishedBy: z.uuid().nullable(),
  publishedAt: z.iso.datetime().nullable(),
};
const notice = {
  ...head,
  off: z.array(z.string()),
  work: z.array(z.string()),
  names: z.record(z.string(), z.string()),
};

export const calendarAnswer = z.strictObject(notice).meta({ id: 'Calendar' });
export const calendarsQuery = z.strictObject({ ...listQuery, sort: z.enum(['year', '-year']).default('year') });
export const versionsQuery = z.strictObject({ ...listQuery, sort: z.enum(['-version']).default('-version') });
export const versionsAnswer = pageOf(calendarAnswer);

export const calendarsAnswer = z
  .strictObject({
    items: z.array(z.strictObject({ ...head, daysOff: z.int(), makeUpDays: z.int() })),
    nextCursor: z.string().nullable(),
    missing: z
      .array(z.strictObject({ year: z.int(), items: z.int() }))
      .meta({ description: 'years that open items need and that have no notice: their working days are assumed' }),
  })
  .meta({ id: 'Calendars' });

export const publishedAnswer = z
  .strictObject({ ...notice, warnings: z.array(warning), change: changeAnswer.nullable() })
  .meta({ id: 'PublishedCalendar' });

export const calendarPreview = z
  .strictObject({
    year: z.int(),
    version: z.int().nullable().meta({ description: 'of the notice in force that it would replace' }),
    daysOff: z.int(),
    makeUpDays: z.int(),
    warnings: z.array(warning),
    ...movesAnswer,
  })
  .meta({ id: 'CalendarPreview' });

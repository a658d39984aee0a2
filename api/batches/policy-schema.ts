import { z } from 'zod';
import { readDuration } from '../../domain/clocks/duration';
import { relations } from '../../domain/people/roles';
import { told } from '../http/told';

const decade = 3660;

const notDuration = told({
  'zh-CN': '须为 ISO 8601 时间间隔，例如 P3D 或 PT2S。',
  en: 'is not an ISO 8601 duration, such as P3D or PT2S',
});

/** ISO 8601; in days and months, or in hours and less, but not in both. */
const duration = z
  .string()
  .refine((text) => readDuration(text) !== undefined, notDuration)
  .refine((text) => daysOf(text) <= decade, told({ 'zh-CN': '不得长于十年。', en: 'is longer than ten years' }))
  .meta({ format: 'duration', example: 'P3D' });

const durations = z
  .array(duration)
  .max(20)
  .refine(
    (all) => new Set(all).size === all.length,
    told({ 'zh-CN': '同一时间间隔出现两次。', en: 'names a duration twice' }),
  )
  .meta({ uniqueItems: true });

const time = z
  .string()
  .regex(
    /^([01]\d|2[0-3]):[0-5]\d$/,
    told({ 'zh-CN': '须为一天中的时刻，例如 09:00。', en: 'is not a time of day, such as 09:00' }),
  );

const rung = z.strictObject({
  after: duration,
  to: z
    .array(z.enum(relations))
    .min(1)
    .refine(
      (all) => new Set(all).size === all.length,
      told({ 'zh-CN': '同一收件人出现两次。', en: 'names somebody twice' }),
    )
    .meta({ uniqueItems: true }),
  notice: z.boolean().optional(),
  answerWithin: duration.optional(),
  bulletin: z.boolean().optional(),
});

/** The keys of a policy that a batch has of its own; keys left out keep the organisation's (contract.md, "A policy"). */
export const policySchema = z
  .strictObject({
    remindBefore: durations,
    remindAt: time,
    signWithin: duration,
    reportDueDay: z.int().min(1).max(31),
    reportRemindBefore: durations,
    yellowBefore: duration,
    escalation: z
      .array(rung)
      .min(1)
      .max(3)
      .refine((rungs) => rungs.every(({ after }, at) => at === 0 || isLater(after, rungs[at - 1]?.after)), {
        message: told({
          'zh-CN': '各级催办须依次推后，后一级的 after 须晚于前一级。',
          en: 'has a rung that does not come after the one before it',
        }),
      }),
    extensionsMax: z.int().min(0).max(20),
    digest: z.boolean(),
    monthCutoff: z
      .string()
      .regex(
        /^(last-day|[1-9]|1\d|2[0-8])$/,
        told({ 'zh-CN': '须为 last-day，或每月 1 至 28 日之一。', en: 'is last-day, or a day of the month up to 28' }),
      ),
  })
  .partial()
  .meta({ id: 'Policy', description: 'Days are calendar days before a deadline and working days after it.' });

/** The keys of a policy that are a batch's own. */
export type OwnPolicy = z.output<typeof policySchema>;

function daysOf(text: string): number {
  const read = readDuration(text);
  return read ? read.months * 31 + read.days + read.elapsed / 86_400_000 : 0;
}

/** Where one is in days and the other in hours, which comes first depends on the calendar: that is let be. */
function isLater(after: string, before = 'PT0S'): boolean {
  const sameKind = after.includes('T') === before.includes('T');
  return !sameKind || daysOf(after) > daysOf(before);
}

import { z } from 'zod';
import { readDuration } from '../../domain/clocks/duration';
import { relations } from '../../domain/people/roles';

const decade = 3660;

/** ISO 8601; in days and months, or in hours and less, but not in both. */
const duration = z
  .string()
  .refine((text) => readDuration(text) !== undefined, 'is not an ISO 8601 duration, such as P3D or PT2S')
  .refine((text) => daysOf(text) <= decade, 'is longer than ten years')
  .meta({ example: 'P3D' });

const durations = z
  .array(duration)
  .max(20)
  .refine((all) => new Set(all).size === all.length, 'names a duration twice');

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day, such as 09:00');

const rung = z.strictObject({
  after: duration,
  to: z
    .array(z.enum(relations))
    .min(1)
    .refine((all) => new Set(all).size === all.length, 'names somebody twice'),
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
        message: 'has a rung that does not come after the one before it',
      }),
    extensionsMax: z.int().min(0).max(20),
    digest: z.boolean(),
    monthCutoff: z.string().regex(/^(last-day|[1-9]|1\d|2[0-8])$/, 'is last-day, or a day of the month up to 28'),
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

import { z } from 'zod';
import { dueAtOf } from '../../../domain/clocks/deadline';
import { quarterForm } from '../../../domain/periods/period';
import { line, prose } from '../../http/text';
import { told } from '../../http/told';

/** Words of a person: some, and no more than a page holds. */
export const words = prose(10_000);

export const standardId = line(100);
export const requestId = line(100).meta({ description: 'as in the item’s requests' });
export const noticeId = line(100).meta({ description: 'as in the item’s notices' });
export const reasoned = z.strictObject({ reason: words });

/** Somebody of the directory, as people name them. */
export const named = line(320);

/** A quarter, as periods are named. */
export const quarter = z.string().regex(quarterForm).meta({ description: 'YYYY-Qn' });

/** A day that exists, or an instant with its offset; no later than any plan of an office reaches. */
export const deadline = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })])
  .refine(
    isDeadline,
    told({
      'zh-CN': '须为 2000 至 2100 年间确有的日期，或带时区的时刻。',
      en: 'must be a day that exists, or an instant with its offset, from 2000 to 2100',
    }),
  )
  .meta({
    pattern: '^(20[0-9]{2}|2100)-',
    description: 'YYYY-MM-DD (the end of that day in the organisation’s zone) or an RFC 3339 instant',
  });

export const evidenceIds = z
  .array(z.uuid())
  .max(50)
  .refine((ids) => new Set(ids).size === ids.length, told({ 'zh-CN': '同一文件出现两次。', en: 'names a file twice' }))
  .meta({ uniqueItems: true, description: 'files that the sender has uploaded (POST /api/evidence)' });

/** A list in which no id stands twice, so that nobody can say two things of one. */
export function eachOnce<S extends z.ZodObject<{ id: z.ZodString }>>(entry: S) {
  return z
    .array(entry)
    .max(500)
    .refine(
      (entries) => new Set(entries.map(({ id }) => id)).size === entries.length,
      told({ 'zh-CN': '同一 id 出现两次。', en: 'names an id twice' }),
    );
}

const years = { from: 2000, to: 2100 } as const;

function isDeadline(text: string): boolean {
  try {
    const year = new Date(dueAtOf(text, 'UTC')).getUTCFullYear();
    return year >= years.from && year <= years.to;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

import { z } from 'zod';
import { dayFrom } from '../../../domain/table/day';
import { line, prose } from '../../http/text';
import { told } from '../../http/told';

const head = line(100, 0);
const text = prose(10_000, 0).meta({ description: 'each line a paragraph; empty leaves the chapter out' });

const day = z
  .string()
  .refine(isDay, told({ 'zh-CN': '须为日期，例如 2026-04-01。', en: 'is not a day, such as 2026-04-01' }))
  .meta({ format: 'date', example: '2026-04-01' });

function isDay(written: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written)?.slice(1).map(Number);
  return parts !== undefined && dayFrom(parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0) === written;
}

const sections = z
  .strictObject({
    number: head.meta({ description: 'below the red head' }),
    opening: text,
    comments: text,
    next: text,
    issuer: head,
    issuedOn: day,
  })
  .meta({ id: 'BulletinSections' });

export const bulletinBody = z.strictObject({ sections: sections.partial() });

export const bulletinAnswer = z
  .strictObject({
    period: z.string(),
    title: z.string(),
    version: z.int().meta({ description: 'its ETag; 0 while nobody has written any' }),
    sections,
    written: z
      .array(z.string())
      .meta({ description: 'the sections that somebody wrote; the others are the usual text' }),
    updatedAt: z.iso.datetime().nullable(),
    updatedBy: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
  })
  .meta({ id: 'Bulletin' });

import { z } from 'zod';
import { changeKinds } from '../../domain/changes';
import { clockKinds } from '../../domain/clocks/clock';
import { listQuery, pageOf } from '../http/lists';
import { given } from '../http/text';

export const changeParams = z.strictObject({ id: z.string().regex(/^[a-z]+-[0-9a-f-]{1,40}$/) });
export const changesQuery = z.strictObject({ ...listQuery, sort: z.enum(['-askedAt']).default('-askedAt') });

/** What is being carried out for many items, and how far it is. */
export const changeAnswer = z
  .strictObject({
    id: z.string(),
    kind: z.enum(changeKinds),
    detail: z.looseObject({}).meta({ description: 'what was changed' }),
    by: z.strictObject({ id: z.uuid(), name: z.string() }),
    askedAt: z.iso.datetime(),
    total: z.int().nullable().meta({ description: 'items concerned when it was begun; null until they are counted' }),
    moved: z.int().meta({ description: 'items that have it on record by now' }),
    waiting: z.int().meta({ description: 'items whose turn comes later: under review, or without an answer' }),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Change' });

export const changesAnswer = pageOf(changeAnswer);

const move = z
  .strictObject({
    kind: z.enum(clockKinds),
    step: z.int(),
    by: z.string(),
    of: z.string().optional(),
    from: z.string().nullable().meta({ description: 'local time; null for a clock that comes' }),
    to: z.string().nullable().meta({ description: 'local time; null for a clock that goes' }),
    assumed: z.boolean().meta({ description: 'no official notice for its year: working days are assumed' }),
  })
  .meta({ id: 'ClockMove' });

/** What a change of the rules would move: counts over everything, and a page of the items. */
export const movesAnswer = {
  preview: z
    .string()
    .meta({ description: 'to be sent along with the change, which is refused without it where items move' }),
  counts: z
    .strictObject({
      items: z.int().meta({ description: 'items with a clock that changes' }),
      moved: z.int(),
      added: z.int(),
      dropped: z.int(),
      confirmed: z
        .int()
        .meta({ description: 'clocks that keep their time, and are assumed no longer, or from then on' }),
    })
    .meta({ id: 'MoveCounts' }),
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      batch: z.uuid(),
      number: z.int(),
      task: z.string(),
      moves: z.array(move),
    }),
  ),
  nextCursor: z.string().nullable(),
};

/** What a change that moves running items has to carry. */
export const previewGiven = given(100).optional().meta({
  description: 'the preview’s token: needed where running items move (428 preview_needed); a preview heeds it not',
});

/** Which page of the items a preview shows. */
export const previewQuery = z.strictObject({ ...listQuery, sort: z.enum(['id']).default('id') });

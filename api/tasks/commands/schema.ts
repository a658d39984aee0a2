import { z } from 'zod';
import type { CommandType, Order } from '../../../domain/item/command';
import { states } from '../../../domain/item/item';

const words = z.string().trim().min(1).max(10_000);
const standardId = z.string().min(1).max(100);

/** A list in which no id stands twice, so that nobody can say two things of one. */
function eachOnce<S extends z.ZodObject<{ id: z.ZodString }>>(entry: S) {
  return z
    .array(entry)
    .max(500)
    .refine((entries) => new Set(entries.map(({ id }) => id)).size === entries.length);
}

type Described = { readonly summary: string; readonly body: z.ZodObject };

/** Every command a person may give on an item, with its body: the table from which the routes are made. */
export const commandBodies = {
  sign: { summary: '签收 Signs for the item', body: z.strictObject({}) },
  report: {
    summary: '报告进展 Reports progress and its effect',
    body: z.strictObject({
      percent: z.int().min(0).max(100),
      done: words,
      effect: words.meta({ description: 'what came of it (成效)' }),
      problems: words.optional(),
      next: words.optional(),
      reason: words.optional().meta({ description: 'needed where the percentage falls' }),
      milestones: eachOnce(z.strictObject({ id: standardId, done: z.boolean() })).optional(),
    }),
  },
  submit: {
    summary: '送审 Submits the item for review, saying for each standard how it was met',
    body: z.strictObject({ standards: eachOnce(z.strictObject({ id: standardId, how: words })) }),
  },
  accept: {
    summary: '销号 Accepts the item; every standard must be judged met',
    body: z.strictObject({
      effectRating: z.int().min(0).max(100),
      standards: eachOnce(z.strictObject({ id: standardId, met: z.boolean() })),
    }),
  },
  return: {
    summary: '退回 Returns the item, naming the standards not met, and why',
    body: z.strictObject({
      reason: words,
      standards: eachOnce(z.strictObject({ id: standardId, met: z.boolean(), note: words.optional() })),
    }),
  },
} as const satisfies Record<CommandType, Described>;

/** The order that a checked body amounts to; each body has the fields of its order. */
export function orderOf(type: CommandType, body: object): Order {
  return { type, ...body } as Order;
}

/** What was recorded. */
export const commandAnswer = z
  .strictObject({
    version: z.int(),
    state: z.enum(states),
    events: z.array(z.looseObject({ type: z.string() })),
  })
  .meta({ id: 'CommandAnswer' });

import { z } from 'zod';
import { lights, states } from '../../domain/item/item';
import { periodStates } from '../../domain/periods/closing';
import { happenings } from '../../domain/periods/entry';
import { monthForm } from '../../domain/periods/period';
import { settlements } from '../../domain/periods/settled';
import { listQuery, pageOf } from '../http/lists';
import { prose, sought } from '../http/text';
import { instant, unitName } from '../tasks/schema';

export const periodParams = z.strictObject({
  id: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2]|Q[1-4])$/)
    .meta({ description: 'a month, such as 2026-03, or a quarter, such as 2026-Q1' }),
});
export const monthParams = z.strictObject({ id: z.string().regex(monthForm).meta({ description: 'a month' }) });

const asOf = z.iso.datetime({ offset: true });
export const closeBody = z.strictObject({
  asOf: asOf
    .optional()
    .meta({ description: 'an instant in the month that has passed; its own cut-off where left out' }),
});
export const precloseQuery = z.strictObject({
  asOf: asOf.optional().meta({ description: 'now, or the cut-off once it has come, where left out' }),
});

const count = z.int();
const tally = {
  items: count,
  open: count.meta({ description: 'neither accepted nor cancelled' }),
  states: z.strictObject(
    Object.fromEntries(states.map((state) => [state, count])) as Record<(typeof states)[number], typeof count>,
  ),
  lights: z.strictObject(
    Object.fromEntries(lights.map((light) => [light, count])) as Record<(typeof lights)[number], typeof count>,
  ),
  overdue: count.meta({ description: 'red' }),
  steps: z.array(count).meta({ description: 'how many stand at step 1, 2, 3' }),
  reportsDue: count,
  reportsMissing: count,
  percent: z.number().nullable().meta({ description: 'mean of the items' }),
  moved: z.number().nullable().meta({ description: 'how far that mean has moved since the period before' }),
  happened: z.strictObject(
    Object.fromEntries(happenings.map((what) => [what, count])) as Record<(typeof happenings)[number], typeof count>,
  ),
};
const overall = z.strictObject(tally).meta({ id: 'Tally' });

/** The figures of a period, overall and by lead unit. */
export const figuresAnswer = z
  .strictObject({ overall, units: z.array(z.strictObject({ unit: unitName, ...tally })) })
  .meta({ id: 'Figures' });

export const holdAnswer = z
  .strictObject({
    code: z.string(),
    message: z.string(),
    months: z.array(z.string()).optional(),
    items: z.int().optional(),
  })
  .meta({ id: 'Hold', description: 'what still holds a period' });

const sealAnswer = z
  .strictObject({
    number: z.int().meta({ description: 'its place in the chain of seals' }),
    seal: z.string().meta({ description: 'SHA-256 of what it covers and of the seal before it' }),
    previous: z.string(),
    adjustmentsHash: z.string(),
    bulletinHash: z.string(),
    by: z.strictObject({ id: z.uuid(), name: z.string() }),
    at: instant,
  })
  .meta({ id: 'Seal' });

export const periodAnswer = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['month', 'quarter']),
    state: z.enum(periodStates),
    from: instant.nullable().meta({ description: 'it covers what was recorded after this; null from the beginning' }),
    cutOff: instant.meta({ description: 'and up to and with this' }),
    closedAt: instant.nullable(),
    closedBy: z.strictObject({ id: z.uuid(), name: z.string() }).nullable().meta({ description: 'null: the schedule' }),
    entryCount: z.int().nullable(),
    hash: z.string().nullable().meta({ description: 'over entries, figures and the ends of the ledgers' }),
    entriesHash: z.string().nullable(),
    headsHash: z.string().nullable(),
    seal: sealAnswer.nullable(),
    holds: z.array(holdAnswer).meta({ description: 'what stands between it and its next state' }),
    next: z.string().nullable().meta({ description: 'what to do next' }),
    figures: figuresAnswer.nullable(),
    before: figuresAnswer.nullable().meta({ description: 'the figures of the period before, to compare with' }),
  })
  .meta({ id: 'Period' });

export const periodsQuery = z.strictObject({ ...listQuery, sort: z.enum(['-id']).default('-id') });
export const periodHead = z
  .strictObject({
    ...periodAnswer.pick({ id: true, kind: true, state: true, from: true, cutOff: true, closedAt: true }).shape,
    ...periodAnswer.pick({ entryCount: true, hash: true }).shape,
    sealedAt: instant.nullable(),
    seal: sealAnswer
      .pick({ number: true, seal: true, previous: true })
      .nullable()
      .meta({ description: 'its place in the chain of seals, and what it follows' }),
  })
  .meta({ id: 'PeriodHead' });
export const periodsAnswer = z.strictObject({
  ...pageOf(periodHead).shape,
  next: z
    .strictObject({ id: z.string(), cutOff: instant })
    .nullable()
    .meta({ description: 'the month that is closed next; null while there is no item' }),
});

const person = z.strictObject({ id: z.uuid(), name: z.string() });

export const entryAnswer = z
  .strictObject({
    task: z.uuid(),
    name: z.string(),
    number: z.int(),
    batch: z.uuid(),
    leadUnit: unitName,
    coUnits: z.array(z.string()),
    owner: person,
    leader: person.nullable(),
    deadline: z.string(),
    dueAt: instant,
    originalDeadline: z.string(),
    state: z.enum(states),
    light: z.enum(lights),
    step: z.int(),
    listed: z.boolean().meta({ description: 'whether its step is one that the bulletin lists' }),
    percent: z.int(),
    reportDue: z.boolean(),
    reported: z.boolean(),
    reportedAt: instant.nullable().meta({ description: 'the first report of the period' }),
    late: z.boolean(),
    daysOverdue: z.int(),
    effectRating: z.int().nullable(),
    happened: z.partialRecord(z.enum(happenings), count),
    before: z
      .strictObject({ state: z.enum(states), light: z.enum(lights), step: z.int(), percent: z.int() })
      .nullable(),
    settled: z
      .enum(settlements)
      .optional()
      .meta({ description: 'of what a sealed quarter found due: how it was settled' }),
    carriedTo: z.string().optional().meta({ description: 'and the deadline that it was carried over to' }),
    reports: z
      .strictObject({ due: count, missing: count })
      .optional()
      .meta({ description: 'of a quarter: in how many months a report was due, and missing' }),
    version: z.int(),
    hash: z.string(),
  })
  .meta({ id: 'PeriodEntry' });

const text = sought(200);
export const entriesQuery = z.strictObject({
  state: z.enum(states).optional(),
  light: z.enum(lights).optional(),
  unit: text.optional().meta({ description: 'code of the lead unit' }),
  owner: text.optional().meta({ description: 'e-mail or id' }),
  step: z.enum(['0', '1', '2', '3']).transform(Number).optional(),
  missing: z.enum(['true']).optional().meta({ description: 'only those whose report was due and did not come' }),
  open: z.enum(['true']).optional().meta({ description: 'only those that were neither accepted nor cancelled' }),
  sort: z.enum(['task']).default('task').meta({ description: 'in the order in which they were issued' }),
  ...listQuery,
});
export const entriesAnswer = pageOf(entryAnswer).meta({ id: 'PeriodEntries' });

export const precloseAnswer = z
  .strictObject({
    id: z.string(),
    asOf: instant,
    from: instant.nullable(),
    entryCount: z.int(),
    figures: figuresAnswer,
    before: figuresAnswer.nullable(),
    missing: z.array(entryAnswer).meta({ description: 'whose report is missing, at most 200' }),
    holds: z
      .array(holdAnswer)
      .meta({ description: 'what holds a close with the same `asOf` now: without one, at the month’s own cut-off' }),
  })
  .meta({ id: 'Preclose' });

const fact = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What of an entry can be corrected. */
const corrected = {
  percent: z.int().min(0).max(100),
  state: z.enum(states),
  light: z.enum(lights),
  step: z.int().min(0).max(3),
  reported: z.boolean(),
  daysOverdue: z.int().min(0).max(100_000),
  effectRating: z.int().min(0).max(100),
};
export const correctable = Object.keys(corrected) as (keyof typeof corrected)[];

export const adjustmentBody = z.strictObject({
  task: z.uuid().meta({ description: 'whose entry is corrected' }),
  corrects: z.strictObject(corrected).partial(),
  reason: prose(2_000),
});
export const adjustmentAnswer = z
  .strictObject({
    id: z.uuid(),
    period: z.string().meta({ description: 'whose entry it corrects' }),
    booked: z.string().meta({ description: 'the month that it counts to' }),
    task: z.uuid(),
    name: z.string().meta({ description: 'of the item, as its entry has it' }),
    corrects: z.partialRecord(
      z.enum(correctable as [keyof typeof corrected, ...(keyof typeof corrected)[]]),
      z.strictObject({ from: fact, to: fact }),
    ),
    reason: z.string(),
    by: person,
    at: instant,
  })
  .meta({ id: 'Adjustment' });
export const adjustmentsQuery = z.strictObject({ ...listQuery, sort: z.enum(['at']).default('at') });
export const adjustmentsAnswer = pageOf(adjustmentAnswer);

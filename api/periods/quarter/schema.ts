import { z } from 'zod';
import { lights, states } from '../../../domain/item/item';
import { settlements } from '../../../domain/periods/settled';
import { listQuery, pageOf } from '../../http/lists';
import { sought } from '../../http/text';
import { deadline, quarter, words } from '../../tasks/commands/fields';
import { instant, personName, unitName } from '../../tasks/schema';

/** How far a carry-over (结转) is. It lapses where the item ended, or the quarter's business with it, undecided. */
export const carryOverStates = ['asked', 'approved', 'rejected', 'lapsed'] as const;

export const quarterParams = z.strictObject({ period: quarter });

const carryOverId = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.carry_over-[1-9]\d{0,8}$/)
  .meta({ description: 'as the asking answered it' });
export const carryOverParams = z.strictObject({ period: quarter, id: carryOverId });

export const carryOverBody = z.strictObject({
  task: z.uuid().meta({ description: 'the item' }),
  deadline: deadline.meta({ description: 'after the quarter’s last day' }),
  reason: words,
});
export const decisionBody = z.strictObject({});
export const refusalBody = z.strictObject({ reason: words });

const text = sought(320);

export const unsettledQuery = z.strictObject({
  unit: text.optional().meta({ description: 'code of the lead unit' }),
  owner: text.optional().meta({ description: 'e-mail or id' }),
  how: z
    .enum(['unsettled', 'due', ...settlements])
    .default('unsettled')
    .meta({
      description: 'which items are listed: those that are not settled, all that were due, or those settled so',
    }),
  sort: z.enum(['unit']).default('unit').meta({ description: 'by unit, then by person, the earliest deadline first' }),
  ...listQuery,
});
export const carryOversQuery = z.strictObject({
  state: z.enum(carryOverStates).optional(),
  sort: z.enum(['askedAt']).default('askedAt').meta({ description: 'the oldest first' }),
  ...listQuery,
});

/** A carry-over: asked for, or decided. */
export const carryOverAnswer = z
  .strictObject({
    id: z.string(),
    task: z.uuid(),
    period: z.string(),
    deadline: z.string(),
    reason: z.string(),
    state: z.enum(carryOverStates),
    version: z.int().meta({ description: 'of the item' }),
  })
  .meta({ id: 'CarryOver' });

const carryOverItem = z
  .strictObject({
    ...carryOverAnswer.shape,
    item: z.strictObject({ number: z.int(), task: z.string(), leadUnit: unitName, owner: personName }),
    askedBy: z.string(),
    askedAt: instant,
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    refusal: z.string().nullable().meta({ description: 'why, where it was rejected' }),
  })
  .meta({ id: 'CarryOverItem' });
export const carryOverPage = pageOf(carryOverItem).meta({ id: 'CarryOverPage' });

const tally = {
  due: z.int().meta({ description: 'items due by the quarter’s end' }),
  unsettled: z.int(),
  settled: z.strictObject(Object.fromEntries(settlements.map((how) => [how, z.int()])) as Counts),
};
type Counts = { readonly [How in (typeof settlements)[number]]: z.ZodInt };

const waiting = z.strictObject({ id: z.string(), period: z.string(), deadline: z.string(), reason: z.string() });

const unsettledItem = z
  .strictObject({
    task: z.uuid(),
    batch: z.uuid(),
    number: z.int(),
    name: z.string(),
    leadUnit: unitName,
    owner: personName,
    leader: personName.nullable(),
    deadline: z.string(),
    dueAt: instant,
    daysOverdue: z.int().meta({ description: 'local days, 0 where it is not late' }),
    state: z.enum(states),
    light: z.enum(lights),
    step: z.int(),
    percent: z.int(),
    version: z.int(),
    settled: z.enum(settlements).nullable().meta({ description: 'how it is settled; null where it is not' }),
    carryOver: waiting.nullable().meta({ description: 'the one that waits for a leader’s decision' }),
  })
  .meta({ id: 'UnsettledItem' });

/** What holds a quarter: over all that the reader may see, and a page of the items, by unit and person. */
export const unsettledAnswer = z
  .strictObject({
    period: z.string(),
    begins: instant.meta({
      description: 'the cut-off of the month before it: due goes by the deadlines in force then',
    }),
    ends: instant.meta({ description: 'the last instant that is due by its end' }),
    totals: z.strictObject(tally),
    units: z.array(z.strictObject({ unit: unitName, ...tally })),
    people: z.array(z.strictObject({ owner: personName, units: z.array(unitName), ...tally })).meta({
      description:
        'owners of items that are not settled, those with most first, and the units of what is due from them',
    }),
    items: z.array(unsettledItem),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'Unsettled' });

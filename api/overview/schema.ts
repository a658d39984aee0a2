import { z } from 'zod';
import { lights, states } from '../../domain/item/item';
import { instant, personName, taskFields, unitName } from '../tasks/schema';

export const overviewQuery = z.strictObject({
  year: z
    .string()
    .regex(/^20\d\d$/)
    .transform(Number)
    .optional()
    .meta({ description: 'of the heat map; this year where left out' }),
});

const count = z.int().min(0);
const counts = <const Names extends readonly string[]>(names: Names) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, count])) as Record<Names[number], typeof count>);

const month = z.string().meta({ description: 'such as 2026-03' });

const red = z.strictObject({
  ...{ id: taskFields.id, number: taskFields.number, task: taskFields.task, leadUnit: unitName, owner: personName },
  ...{ leader: taskFields.leader, deadline: taskFields.deadline, dueAt: instant, step: taskFields.step },
  daysLate: taskFields.daysLate,
  next: z
    .strictObject({ at: instant, kind: z.string(), why: z.string() })
    .nullable()
    .meta({ description: 'what happens next if nobody acts; null where nothing does' }),
});

const ladderStep = z.strictObject({
  step: z.int(),
  count: count.meta({ description: 'red items on it' }),
  owners: z
    .array(z.strictObject({ owner: personName, unit: unitName, count }))
    .meta({ description: 'those with most' }),
});

const heat = z.strictObject({
  spans: z
    .array(
      z.strictObject({
        id: z.string().meta({ description: 'a month, or earlier or later than the year' }),
        from: z.iso.date().nullable(),
        to: z.iso.date().nullable(),
      }),
    )
    .meta({ description: 'of deadlines; earlier and later only where there are items' }),
  units: z.array(
    z.strictObject({
      unit: unitName,
      total: count,
      light: counts(lights),
      cells: z.array(z.strictObject({ span: z.string(), total: count, light: counts(lights) })),
    }),
  ),
});

export const overviewAnswer = z
  .strictObject({
    today: z.iso.date(),
    year: z.int(),
    month: month.meta({ description: 'the month that is running' }),
    reportDue: z.iso.date().meta({ description: 'when its reports are due' }),
    total: count,
    light: counts(lights),
    state: counts(states),
    red: z.array(red).meta({ description: 'the worst ten: the highest rung first, then the longest late' }),
    ladder: z.array(ladderStep).meta({ description: 'the highest rung first' }),
    heat: heat.meta({ description: 'lights by lead unit and month of the deadline; the reddest unit first' }),
    missing: z.strictObject({ count, units: z.array(z.strictObject({ unit: unitName, count })) }),
    trend: z.array(z.strictObject({ month, due: count, late: count })).meta({
      description: 'by month of the deadline, up to yesterday; what is suspended or cancelled is left out',
    }),
    waiting: z.strictObject({
      leader: count.meta({ description: 'for a leader’s decision on a request or an extension' }),
      review: count,
      extension: count.meta({ description: 'for the secretariat’s decision on an extension' }),
    }),
    deadLetters: count.nullable().meta({ description: 'null where the caller may not see everybody’s letters' }),
  })
  .meta({ id: 'Overview' });

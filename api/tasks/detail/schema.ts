import { z } from 'zod';
import type { ClockKind } from '../../../domain/clocks/clock';
import { commandTypes } from '../../../domain/item/command';
import { capacities } from '../../../domain/people/roles';
import { instant, personName, standard, taskFields, unitName } from '../schema';

const judgedStandard = standard.extend({
  how: z.string().optional().meta({ description: 'how it was met, by the last submission' }),
  met: z.boolean().optional().meta({ description: 'by the last review' }),
  note: z.string().optional(),
});

const report = z.strictObject({
  seq: z.int(),
  at: instant,
  by: z.strictObject({ name: z.string(), as: z.enum(capacities) }),
  percent: z.int(),
  done: z.string(),
  effect: z.string(),
  problems: z.string().optional(),
  next: z.string().optional(),
  reason: z.string().optional(),
  milestones: z.array(z.strictObject({ id: z.string(), done: z.boolean() })).optional(),
});

export const clockKinds = ['remind', 'yellow', 'red', 'escalate'] as const satisfies readonly ClockKind[];

const clock = z.strictObject({
  at: instant,
  local: z.string().meta({ description: "the organisation's wall clock" }),
  kind: z.enum(clockKinds),
  step: z.int(),
  why: z.string(),
  runs: z.boolean().meta({ description: 'false while the state stops it' }),
  assumed: z.boolean().meta({ description: 'no official holiday notice for its year yet' }),
});

const request = z.strictObject({
  id: z.string(),
  kind: z.enum(['suspend', 'cancel']),
  reason: z.string(),
  by: z.string(),
  at: instant,
});

const person = personName.extend({ as: z.enum([...capacities, 'official']), unit: z.string() });

/** One item with everything that hangs on it. */
export const taskDetail = z
  .strictObject({
    ...taskFields,
    standards: z.array(judgedStandard),
    reports: z.array(report),
    extensions: z.array(z.strictObject({ deadline: z.string(), reason: z.string() })),
    people: z.array(person),
    coUnitNames: z.array(unitName),
    agenda: z.array(clock),
    requests: z.array(request).meta({ description: 'what waits for a leader’s decision' }),
    may: z.array(z.enum(commandTypes)).meta({ description: 'the commands that the caller may give now' }),
  })
  .meta({ id: 'Task' });

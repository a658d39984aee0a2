import { z } from 'zod';
import { clockKinds } from '../../../domain/clocks/clock';
import { commandTypes } from '../../../domain/item/command';
import { noticeColours } from '../../../domain/item/item';
import { capacities } from '../../../domain/people/roles';
import { instant, personName, standard, taskFields, unitName } from '../schema';

const evidence = z
  .array(z.strictObject({ id: z.uuid(), sha256: z.string(), name: z.string(), size: z.int() }))
  .optional();

const judgedStandard = standard.extend({
  evidence: evidence.meta({ description: 'handed in with the last submission' }),
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
  evidence,
});

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
  kind: z.enum(['suspend', 'cancel', 'reopen']),
  reason: z.string(),
  by: z.string(),
  at: instant,
});

const extension = z.strictObject({
  number: z.int(),
  state: z.enum(['asked', 'granted', 'refused', 'lapsed']).meta({ description: 'lapsed: the item was over before' }),
  from: z.string().meta({ description: 'the deadline when it was asked for' }),
  deadline: z.string(),
  reason: z.string(),
  by: z.string(),
  at: instant,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  refusal: z.string().nullable(),
});

const deadlineChange = z.strictObject({
  seq: z.int(),
  at: instant,
  from: z.string(),
  to: z.string(),
  why: z.enum(['extension', 'amended', 'resumed', 'reopened']),
  by: z.string(),
});

const notice = z.strictObject({
  id: z.string(),
  number: z.string(),
  colour: z.enum(noticeColours),
  step: z.int(),
  issuedAt: instant,
  dueAt: instant,
  acknowledgedAt: instant.nullable(),
  answeredAt: instant.nullable(),
  answer: z.string().nullable(),
  late: z.boolean(),
  open: z.boolean().meta({ description: 'false once answered, or once another deadline holds' }),
});

const instruction = z.strictObject({ seq: z.int(), at: instant, by: z.string(), text: z.string() });

const person = personName.extend({ as: z.enum([...capacities, 'official']), unit: z.string() });

/** One item with everything that hangs on it. */
export const taskDetail = z
  .strictObject({
    ...taskFields,
    standards: z.array(judgedStandard),
    reports: z.array(report),
    extensions: z.array(extension),
    extensionsLeft: z.int(),
    deadlines: z.array(deadlineChange).meta({ description: 'every move of the deadline, the oldest first' }),
    notices: z.array(notice).meta({ description: 'supervision notices (督办单), the oldest first' }),
    instructions: z.array(instruction).meta({ description: '批示' }),
    rules: z
      .strictObject({ policy: z.int(), calendar: z.int() })
      .meta({ description: 'versions that its clocks were reckoned by; 0 came with the issue, or the product' }),
    people: z.array(person),
    coUnitNames: z.array(unitName),
    agenda: z.array(clock),
    requests: z.array(request).meta({ description: 'what waits for a leader’s decision' }),
    may: z.array(z.enum(commandTypes)).meta({ description: 'the commands that the caller may give now' }),
  })
  .meta({ id: 'Task' });

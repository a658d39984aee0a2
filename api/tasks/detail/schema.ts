import { z } from 'zod';
import { clockKinds } from '../../../domain/clocks/clock';
import { commandTypes } from '../../../domain/item/command';
import { noticeColours, requestKinds } from '../../../domain/item/item';
import { capacities } from '../../../domain/people/roles';
import { evidenceName } from '../../evidence/schema';
import { instant, personName, standard, taskFields, unitName } from '../schema';

const judgedStandard = standard.extend({
  how: z.string().optional().meta({ description: 'how it was met, by the last submission' }),
  met: z.boolean().optional().meta({ description: 'by the last review' }),
  note: z.string().optional(),
  evidence: z.array(evidenceName).optional().meta({ description: 'of the last submission' }),
});

const report = z.strictObject({
  seq: z.int(),
  at: instant,
  by: z.strictObject({ name: z.string(), as: z.enum(capacities) }),
  percent: z.int().meta({ description: 'of the item; of its own part where a co-operating unit reports' }),
  unit: unitName.optional().meta({ description: 'the co-operating unit whose part it is' }),
  done: z.string(),
  effect: z.string(),
  problems: z.string().optional(),
  next: z.string().optional(),
  reason: z.string().optional(),
  milestones: z.array(z.strictObject({ id: z.string(), done: z.boolean() })).optional(),
  evidence: z.array(evidenceName).optional(),
});

export const extension = z.strictObject({
  number: z.int().meta({ description: 'counts those asked for, from 1' }),
  deadline: z.string().meta({ description: 'as asked for' }),
  reason: z.string(),
  askedBy: z.string(),
  askedAt: instant,
  state: z
    .enum(['waiting', 'granted', 'refused', 'void'])
    .meta({ description: 'void: the item ended before, or was carried over' }),
  from: z.string().optional().meta({ description: 'the deadline until then, where granted' }),
  decidedBy: z.string().optional(),
  decidedAt: instant.optional(),
  refusal: z.string().optional().meta({ description: 'why, where refused' }),
});

export const deadlineChange = z.strictObject({
  seq: z.int(),
  at: instant,
  by: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  cause: z.enum(['extension', 'carry_over', 'amendment', 'reopening', 'suspension']),
  reason: z.string().nullable(),
});

export const notice = z.strictObject({
  id: z.string(),
  number: z.string(),
  colour: z.enum(noticeColours),
  step: z.int(),
  issuedAt: instant,
  dueAt: instant.meta({ description: 'the last instant on which an answer is in time' }),
  acknowledgedAt: instant.nullable(),
  lapsed: z.boolean().meta({ description: 'no answer came in time' }),
  answer: z.strictObject({ text: z.string(), late: z.boolean(), by: z.string(), at: instant }).nullable(),
  open: z.boolean().meta({ description: 'can still be answered' }),
});

export const instruction = z.strictObject({ seq: z.int(), at: instant, by: z.string(), text: z.string() });

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
  kind: z.enum(requestKinds),
  reason: z.string(),
  deadline: z.string().optional().meta({ description: 'the new one, where a reopening or a carry-over sets it' }),
  period: z.string().optional().meta({ description: 'the quarter that a carry-over takes it out of' }),
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
    parts: z
      .array(z.strictObject({ unit: unitName, percent: z.int(), at: instant }))
      .meta({ description: 'how far each co-operating unit says that its part is; the item’s percent is the owner’s' }),
    returned: z
      .strictObject({ at: instant, by: z.string(), reason: z.string() })
      .nullable()
      .meta({ description: 'why it was returned, until it is submitted again' }),
    reportsPart: z.boolean().meta({ description: 'a report of the caller’s would be a co-operating unit’s part' }),
    originalDeadline: z.string().meta({ description: 'the one that it was issued with' }),
    deadlineChanges: z.array(deadlineChange),
    extensions: z.array(extension),
    extensionsLeft: z.int(),
    notices: z.array(notice).meta({ description: '督办单, the oldest first' }),
    instructions: z.array(instruction).meta({ description: '批示' }),
    urged: z.int().meta({ description: 'how often it was chased by hand (催办)' }),
    reportMissing: z.string().nullable().meta({ description: 'the month, YYYY-MM, whose report is missing' }),
    rules: z
      .strictObject({
        policy: z.int(),
        organisation: z
          .int()
          .nullable()
          .meta({ description: 'the version of the organisation’s policy that it came from' }),
        calendar: z.int(),
      })
      .meta({ description: 'the versions its clocks were reckoned by; policy 0 is what it was issued under' }),
    people: z.array(person),
    coUnitNames: z.array(unitName),
    agenda: z.array(clock),
    requests: z.array(request).meta({ description: 'what waits for a leader’s decision' }),
    may: z.array(z.enum(commandTypes)).meta({ description: 'the commands that the caller may give now' }),
  })
  .meta({ id: 'Task' });

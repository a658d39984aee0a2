import { z } from 'zod';
import { lights, states } from '../../domain/item/item';

/** An instant of an answer, RFC 3339. */
export const instant = z.iso.datetime();

export const unitName = z.strictObject({ code: z.string(), name: z.string() });
export const personName = z.strictObject({ name: z.string(), email: z.string() });

export const taskParams = z.strictObject({ id: z.uuid().meta({ description: 'the item' }) });

export const standard = z.strictObject({ id: z.string(), text: z.string() });
const milestone = z.strictObject({
  id: z.string(),
  name: z.string(),
  date: z.string(),
  done: z.boolean(),
  past: z.boolean().meta({ description: 'its date has gone by: until it is done, the item is yellow' }),
});

export const taskFields = {
  id: z.uuid(),
  batch: z.uuid(),
  number: z.int(),
  task: z.string(),
  content: z.string(),
  category: z.string(),
  leadUnit: unitName,
  coUnits: z.array(z.string()).meta({ description: 'codes' }),
  owner: personName,
  leader: personName.nullable(),
  standards: z.array(standard),
  milestones: z.array(milestone),
  deadline: z.string().meta({ description: 'as written: a date means the end of that local day' }),
  ongoing: z.boolean(),
  dueAt: instant,
  weight: z.number(),
  tags: z.array(z.string()),
  state: z.enum(states),
  light: z.enum(lights),
  step: z.int().meta({ description: '0 none, 1–3 the rungs of the ladder' }),
  percent: z.int(),
  version: z.int(),
  returns: z.int(),
  issuedAt: instant,
  signedAt: instant.nullable(),
  submittedAt: instant.nullable(),
  acceptedAt: instant.nullable(),
  effectRating: z.int().nullable(),
  late: z
    .boolean()
    .meta({ description: 'by the submission accepted in the end, else as of now; it stays after completion' }),
  daysLate: z.int().meta({ description: 'local days, 0 where it is not late' }),
};

/** An item as lists show it. */
export const taskItem = z.strictObject(taskFields).meta({ id: 'TaskItem' });

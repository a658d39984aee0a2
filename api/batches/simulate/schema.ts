import { z } from 'zod';
import { states } from '../../../domain/item/item';
import { behaviours } from '../../../domain/simulation/behaviour';

/** A seed fits the 32 bits that the chance of a simulation begins with. */
export const simulateRequest = z.strictObject({
  behaviour: z
    .enum(behaviours)
    .default('nobody')
    .meta({ description: 'nobody acts; everybody acts in time; or a mixture drawn from the seed' }),
  seed: z.int().min(0).max(4_294_967_295).default(1),
  until: z.iso.date().optional().meta({ description: 'the last day; the end of the batch’s year where left out' }),
});

const count = z.int().min(0);
const person = { name: z.string(), email: z.string() };

export const simulateAnswer = z
  .strictObject({
    behaviour: z.enum(behaviours),
    seed: z.int(),
    from: z.iso.datetime(),
    until: z.iso.date(),
    items: count,
    skipped: count.meta({ description: 'rows at fault, which cannot be simulated' }),
    states: z.partialRecord(z.enum(states), count).meta({ description: 'how the items stand at the end' }),
    late: count.meta({ description: 'accepted late, or overdue at the end' }),
    steps: z.record(z.string(), count).meta({ description: 'items that reach each step of the ladder' }),
    notices: count.meta({ description: 'supervision notices (督办单)' }),
    mails: z.strictObject({
      total: count,
      atOnce: count,
      digests: count,
      byDay: z.array(z.strictObject({ day: z.iso.date(), mails: count, people: count })),
      byPerson: z.array(z.strictObject({ ...person, mails: count, most: count, mostOn: z.iso.date() })),
      byDayAndPerson: z.array(
        z.strictObject({ day: z.iso.date(), email: z.string(), atOnce: count, digests: count, gathered: count }),
      ),
    }),
    peaks: z
      .array(z.strictObject({ local: z.string(), clocks: count }))
      .meta({ description: 'the minutes in which most clocks ring, the busiest first' }),
  })
  .meta({ id: 'Simulation' });

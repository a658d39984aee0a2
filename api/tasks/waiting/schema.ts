import { z } from 'zod';
import { commandTypes } from '../../../domain/item/command';
import { requestKinds } from '../../../domain/item/item';
import { reasonsToWait } from '../../../domain/item/waiting';
import { instant, taskItem } from '../schema';

/** Own items, those of units that one heads, or what waits for one's decision. */
export const waitingSides = ['own', 'unit', 'decision'] as const;

export const waitingQuery = z.strictObject({
  for: z.enum(waitingSides).default('own').meta({
    description:
      'own: what one owns, or substitutes for, and the parts of one’s unit; unit: what units that one heads owe; decision: requests and extensions that one may decide',
  }),
});

const asked = z.strictObject({
  id: z.string().meta({ description: 'of a request; of an extension its number' }),
  kind: z.enum([...requestKinds, 'extension']),
  reason: z.string(),
  deadline: z.string().nullable().meta({ description: 'the new one, where one is asked for' }),
});

const waiting = z.strictObject({
  item: taskItem,
  why: z.enum([...reasonsToWait, 'decision']),
  step: z.enum(commandTypes).nullable().meta({ description: 'the one command that is next; null: others act' }),
  by: instant.nullable().meta({ description: 'when it is asked for at the latest' }),
  asked: z.array(asked).meta({ description: 'what the caller may decide' }),
});

/** At most this many; whoever has more finds the rest in the list. */
export const mostWaiting = 200;

export const waitingAnswer = z
  .strictObject({
    items: z.array(waiting).max(mostWaiting).meta({ description: 'the most urgent first' }),
    total: z.int().min(0).meta({ description: 'how many there are, at most 1,000' }),
  })
  .meta({ id: 'Waiting' });

export type WaitingSide = (typeof waitingSides)[number];

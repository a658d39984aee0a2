import { z } from 'zod';
import { connectionKinds, connectionStates, everything } from '../../domain/connections/connection';
import { occurrenceKinds } from '../../domain/connections/words';
import { listQuery, pageOf } from '../http/lists';
import { line } from '../http/text';
import { instant } from '../tasks/schema';

const eventKinds = [everything, ...occurrenceKinds] as const;

export const connectionRequest = z.strictObject({
  kind: z.enum(connectionKinds),
  name: line(200).meta({ description: 'what it is for, so that it is known again' }),
  url: line(2_000).meta({ description: 'https; http only where DUBAN_WEBHOOK_HOSTS lists the host' }),
  events: z.array(z.enum(eventKinds)).min(1).max(eventKinds.length).optional().meta({
    description: 'kinds of occurrences, * for all; left out: all for a webhook, what a group has to act on for a robot',
  }),
  secret: line(200, 8).optional().meta({ description: 'of a DingTalk robot that goes by signatures (加签)' }),
});

export const connectionsQuery = z.strictObject({
  state: z.enum(connectionStates).optional(),
  sort: z.enum(['-createdAt']).default('-createdAt'),
  ...listQuery,
});

const connectionFields = {
  id: z.uuid(),
  kind: z.enum(connectionKinds),
  name: z.string(),
  address: z.string().meta({ description: 'without what may be a key in it' }),
  events: z.array(z.string()),
  state: z.enum(connectionStates),
  pausedWhy: z
    .enum(['asked', 'failing'])
    .nullable()
    .meta({ description: 'failing: nothing has succeeded there for a day' }),
  failingSince: instant.nullable(),
  waiting: z.int().meta({ description: 'deliveries that have not gone out yet' }),
  lastSentAt: instant.nullable(),
  createdAt: instant,
  endedAt: instant.nullable(),
};

export const connectionAnswer = z.strictObject(connectionFields).meta({ id: 'Connection' });
export type ConnectionAnswer = z.input<typeof connectionAnswer>;
export const connectionsPage = pageOf(connectionAnswer).meta({ id: 'ConnectionPage' });
export const connectionMade = z
  .strictObject({
    ...connectionFields,
    secret: z.string().nullable().meta({ description: 'a webhook’s (Standard Webhooks); shown this once' }),
  })
  .meta({ id: 'ConnectionMade' });

export const connectionParams = z.strictObject({ id: z.uuid() });
export const deliveryParams = z.strictObject({ id: z.uuid(), delivery: z.uuid() });
export const nothing = z.strictObject({});

export const rotatedAnswer = z
  .strictObject({
    id: z.uuid(),
    secret: z.string().nullable().meta({ description: 'shown this once' }),
    previousUntil: instant.nullable().meta({ description: 'until then messages are signed with the one before, too' }),
  })
  .meta({ id: 'ConnectionSecret' });

export const deliveryStates = ['pending', 'sending', 'sent', 'failed'] as const;

export const deliveriesQuery = z.strictObject({
  state: z.enum(deliveryStates).optional(),
  sort: z.enum(['-createdAt']).default('-createdAt'),
  ...listQuery,
});

const attempt = z.strictObject({
  number: z.int(),
  at: instant,
  outcome: z.enum(['sent', 'refused', 'failed', 'unknown']),
  status: z.int().nullable().meta({ description: 'of the HTTP answer' }),
  answer: z.string(),
});

export const deliveryAnswer = z
  .strictObject({
    id: z.uuid(),
    event: z.string().meta({ description: 'the webhook-id: the same for every try' }),
    type: z.string(),
    at: instant.meta({ description: 'when it was recorded' }),
    task: z.uuid().nullable(),
    seq: z.int().nullable(),
    state: z.enum(deliveryStates),
    nextTryAt: instant.nullable(),
    createdAt: instant,
    sentAt: instant.nullable(),
    attempts: z.array(attempt),
  })
  .meta({ id: 'Delivery' });
export type DeliveryAnswer = z.input<typeof deliveryAnswer>;
export const deliveriesPage = pageOf(deliveryAnswer).meta({ id: 'DeliveryPage' });

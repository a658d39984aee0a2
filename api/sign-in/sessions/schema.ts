import { z } from 'zod';
import { factors } from '../../../domain/people/strength';
import { listQuery, pageOf } from '../../http/lists';
import { address } from '../schema';

export const sessionsQuery = z.strictObject({
  sort: z.enum(['-createdAt']).default('-createdAt'),
  email: address.optional().meta({ description: 'whose; one’s own where it is left out, others’ for administrators' }),
  ...listQuery,
});

const session = z
  .strictObject({
    id: z.uuid(),
    factor: z.enum(factors),
    address: z.string().nullable().meta({ description: 'that it was opened from' }),
    browser: z.string().nullable(),
    since: z.string(),
    lastUsed: z.string(),
    until: z.string(),
    current: z.boolean().meta({ description: 'whether it is the one that asks' }),
  })
  .meta({ id: 'SessionItem' });

export type SessionItem = z.input<typeof session>;
export const sessionsPage = pageOf(session).meta({ id: 'SessionPage' });
export const sessionParams = z.strictObject({ id: z.uuid() });
export const endRequest = z.strictObject({
  email: address.optional().meta({ description: 'whose; one’s own others where it is left out' }),
});
export const endAnswer = z.strictObject({ ended: z.int() });

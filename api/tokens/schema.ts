import { z } from 'zod';
import { roles } from '../../domain/people/roles';
import { listQuery, pageOf } from '../http/lists';
import { line } from '../http/text';
import { address } from '../sign-in/schema';
import { instant } from '../tasks/schema';

/** How far a token goes: `read` changes nothing; a role is the account's own, without those it stands in for. */
const tokenRole = z.enum(['read', ...roles]);

export const tokenRequest = z.strictObject({
  email: line(320, 3).meta({ description: 'whose account' }),
  name: line(200).meta({ description: 'what it is for, so that it is known again' }),
  role: tokenRole.optional().meta({
    description:
      'read: it may read what the account may, and change nothing; the account’s own role: without those it stands in for; left out: all rights of the account',
  }),
  expiresAt: z.iso.datetime({ offset: true }).optional().meta({
    description: 'a year from now where it is left out, five at most, and no later than the token that makes it',
  }),
});

export const tokenAnswer = z
  .strictObject({
    id: z.uuid(),
    token: z.string().meta({ description: 'shown this once' }),
    name: z.string(),
    email: z.string(),
    role: tokenRole.nullable(),
    expiresAt: instant,
  })
  .meta({ id: 'Token' });

export const tokensQuery = z.strictObject({
  email: address.optional().meta({ description: 'whose; left out: one’s own, for administrators everybody’s' }),
  sort: z.enum(['-createdAt']).default('-createdAt'),
  ...listQuery,
});

const tokenItem = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    owner: z.strictObject({ name: z.string(), email: z.string() }),
    madeBy: z.string().nullable().meta({ description: 'null where it was made at a start, or before this was kept' }),
    role: tokenRole.nullable(),
    state: z.enum(['active', 'expired', 'revoked']),
    createdAt: instant,
    expiresAt: instant.nullable().meta({ description: 'null: it has no end' }),
    lastUsedAt: instant.nullable().meta({ description: 'to a minute' }),
    revokedAt: instant.nullable(),
    current: z.boolean().meta({ description: 'whether it is the one that asks' }),
  })
  .meta({ id: 'TokenItem' });

export type TokenItem = z.input<typeof tokenItem>;
export const tokensPage = pageOf(tokenItem).meta({ id: 'TokenPage' });
export const tokenParams = z.strictObject({ id: z.uuid() });
export const revokedAnswer = z.strictObject({ revoked: z.int() });

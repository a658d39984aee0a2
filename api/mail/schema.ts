import { z } from 'zod';
import { accountKinds, generalKinds, letterKinds } from '../../domain/letters/letter';
import { listQuery, pageOf } from '../http/lists';
import { sought } from '../http/text';
import { instant, personName } from '../tasks/schema';

/** Where a letter stands: gathered for a digest, waiting, being sent, sent, sent without an answer, refused for good, no longer needed. */
export const letterStates = ['gathering', 'pending', 'sending', 'sent', 'unknown', 'dead', 'moot'] as const;

const kinds = [...letterKinds, ...generalKinds, ...accountKinds] as const;

export const mailParams = z.strictObject({ id: z.uuid().meta({ description: 'the letter' }) });

export const mailQuery = z.strictObject({
  state: z.enum(letterStates).optional(),
  task: z.uuid().optional(),
  recipient: sought(320).optional().meta({ description: 'e-mail or id' }),
  kind: z.enum(kinds).optional(),
  sort: z.enum(['-createdAt', 'createdAt']).default('-createdAt'),
  ...listQuery,
});

const letterFields = {
  id: z.uuid(),
  to: personName,
  address: z.string().nullable().meta({ description: 'that it was last sent to; null before the first try' }),
  item: z
    .strictObject({ id: z.uuid(), number: z.int(), task: z.string() })
    .nullable()
    .meta({ description: 'null for a letter about no single item, such as a digest' }),
  digest: z.uuid().nullable().meta({ description: 'the digest in which it is or was told' }),
  kind: z.enum(kinds),
  why: z.string(),
  step: z.int().meta({ description: 'the rung of the ladder that it tells of; 0 for other kinds' }),
  seq: z.int().meta({ description: 'the entry of the item’s ledger that called for it; 0 where there is no item' }),
  state: z.enum(letterStates),
  subject: z.string().nullable(),
  attempts: z.int(),
  answer: z.string().nullable().meta({ description: 'the mail server’s last' }),
  messageId: z.string(),
  createdAt: instant,
  notBefore: instant.meta({ description: 'when it is, or was, due to be sent' }),
  sentAt: instant.nullable(),
};

export const letterItem = z.strictObject(letterFields).meta({ id: 'LetterItem' });
export const mailPage = pageOf(letterItem).meta({ id: 'MailPage' });

const attempt = z.strictObject({
  number: z.int(),
  at: instant,
  outcome: z
    .enum(['sent', 'refused', 'failed', 'unknown', 'moot', 'again'])
    .meta({ description: 'again: no try, but somebody asked for it to be sent again' }),
  answer: z.string(),
});

export const nothing = z.strictObject({});

/** A letter with every try at sending it. */
export const letterDetail = z.strictObject({ ...letterFields, log: z.array(attempt) }).meta({ id: 'Letter' });

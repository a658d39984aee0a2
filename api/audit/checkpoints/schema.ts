import { z } from 'zod';
import { listQuery, pageOf } from '../../http/lists';
import { given } from '../../http/text';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const keyed = {
  number: z.int().min(1).max(999_999_999),
  upTo: z.iso.datetime().meta({ description: 'it covers what was recorded up to and with this instant' }),
  counts: z
    .record(given(60), z.int().min(0).max(Number.MAX_SAFE_INTEGER))
    .meta({ description: 'rows of each source from the beginning', propertyNames: { maxLength: 60 } }),
  hash: hash.meta({ description: 'in a chain over everything before it' }),
};

/** A checkpoint as an auditor takes it away. */
export const checkpointFile = z
  .strictObject({
    ...keyed,
    keyId: given(64),
    publicKey: given(1_000).meta({ description: 'SPKI, PEM' }),
    signature: given(200).meta({ description: 'Ed25519, base64' }),
  })
  .meta({ id: 'Checkpoint' });

export const checkpointParams = z.strictObject({
  number: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number)
    .meta({ type: 'integer', description: 'its place in the chain' }),
});

export const checkpointsQuery = z.strictObject({ ...listQuery, sort: z.enum(['-number']).default('-number') });

export const checkpointsAnswer = pageOf(
  z.strictObject({
    ...keyed,
    cause: z.enum(['hourly', 'daily', 'seal', 'asked']),
    by: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
    keyId: z.string().nullable(),
  }),
);

export const keyAnswer = z.strictObject({ keyId: z.string(), publicKey: z.string() }).meta({ id: 'SigningKey' });

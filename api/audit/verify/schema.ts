import { z } from 'zod';
import { faultCodes } from '../../../audit/fault';
import { checkpointFile } from '../checkpoints/schema';
import { parts } from './data';

export const verifyBody = z.strictObject({
  tasks: z
    .array(z.uuid())
    .min(1)
    .max(1_000)
    .optional()
    .meta({ description: 'only these items, with all that is kept of them; the whole record where left out' }),
  checkpoints: z
    .array(checkpointFile)
    .max(1_000)
    .optional()
    .meta({ description: 'as they were taken away: what is not here any more was undone' }),
  publicKey: z
    .string()
    .max(1_000)
    .optional()
    .meta({ description: 'the key that you hold (SPKI, PEM), beside the one that is in use here' }),
});

const count = z.int();

export const verifyAnswer = z
  .strictObject({
    ok: z.boolean(),
    checked: count.meta({ description: 'ledger entries, each recomputed' }),
    counts: z.strictObject({
      ...{ items: count, ledger: count, refusals: count, letters: count, entries: count, runs: count },
      ...{ periods: count, checkpoints: count },
    }),
    broken: z.array(
      z.strictObject({
        task: z.string().nullable(),
        seq: count.nullable(),
        what: z.string(),
        code: z.enum(faultCodes),
        of: z.string().meta({ description: 'the letter, period, run, checkpoint or row that it is about' }),
        detail: z.string(),
      }),
    ),
    brokenTotal: count.meta({ description: 'the first 200 are told' }),
    keyIds: z.array(z.string()).meta({ description: 'of the keys that checkpoints were held against' }),
  })
  .meta({ id: 'Verified' });

/** A line of a verification that is told as it goes. */
export const verifyLine = z.union([
  z.strictObject({ part: z.enum(['waiting', ...parts]), items: count, itemsTotal: count }),
  z.strictObject({ result: verifyAnswer }),
  z.strictObject({ failed: z.literal(true) }),
]);

import { z } from 'zod';
import { faultCodes } from '../../../audit/fault';
import { given } from '../../http/text';
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
  publicKey: given(1_000).optional().meta({
    format: 'public-key',
    description: 'the key that you hold (SPKI, PEM): no other is trusted then; without it, the one in use here',
  }),
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
    running: z
      .strictObject({ compared: count, engineAway: z.boolean(), words: z.string() })
      .meta({ description: 'workflows that run or have just ended, each held against its ledger' }),
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
    brokenTotal: count.meta({
      description: 'the first 200 are told, of what workflows know otherwise and of the rest',
    }),
    untold: z
      .strictObject({
        total: count,
        words: z.string(),
        entries: z.array(
          z.strictObject({
            task: z.string(),
            seq: count,
            command: z.string(),
            drift: z.string().nullable().meta({ description: 'the noted difference that says so, where there is one' }),
            run: z.string().nullable().meta({
              description: 'the archived run that tells of it, and that the engine does not know though it must',
            }),
          }),
        ),
      })
      .meta({
        description:
          'entries that no workflow history tells of, or only an archived one that the engine does not know, though they were asked for or are a clock’s: left by a worker that died, or put in by somebody; of an item without any history the first entry; the first 200. They leave `ok` as it is.',
      }),
    keyIds: z.array(z.string()).meta({ description: 'of the keys that checkpoints were held against' }),
  })
  .meta({ id: 'Verified' });

/** A line of a verification that is told as it goes. */
export const verifyLine = z.union([
  z.strictObject({ part: z.enum(['waiting', ...parts]), items: count, itemsTotal: count }),
  z.strictObject({ result: verifyAnswer }),
  z.strictObject({ failed: z.literal(true) }),
]);

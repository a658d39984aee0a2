import { z } from 'zod';
import { listQuery, pageOf } from '../../http/lists';
import { instant } from '../schema';

export const historyQuery = z.strictObject({ sort: z.enum(['at', '-at']).default('at'), ...listQuery });

const who = z.strictObject({ id: z.string().nullable(), name: z.string(), as: z.string().nullable() });

/** One thing that happened: an entry of the ledger, a refusal, or a letter. */
const happening = z
  .strictObject({
    kind: z.enum(['entry', 'refusal', 'letter']),
    at: instant.meta({ description: "when it was recorded, by the database's time" }),
    who: who.nullable().meta({ description: 'who acted; null where a clock or the issue did' }),
    words: z.string(),
    seq: z.int().nullable(),
    hash: z.string().nullable(),
    updateId: z.string().nullable().meta({ description: 'the update in the history of the workflow item/{id}' }),
    data: z.unknown().meta({ description: 'the same, for programs' }),
  })
  .meta({ id: 'Happening' });

export type Happening = z.input<typeof happening>;

export const historyPage = pageOf(happening).meta({ id: 'History' });

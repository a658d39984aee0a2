import { z } from 'zod';
import type { Clause } from '../../../domain/audit/clauses';
import { clauses } from '../../../domain/audit/clauses';
import { movedFields } from '../../../domain/audit/moved';
import { instant } from '../../tasks/schema';

/** What an item's timeline is made of. */
export const lineKinds = ['entry', 'refusal', 'letter', 'attempt', 'access', 'workflow', 'drift'] as const;
export type LineKind = (typeof lineKinds)[number];

const person = z.strictObject({ id: z.string().nullable(), name: z.string() });

const who = person.extend({
  as: z.string().nullable().meta({ description: 'the capacity in which they acted' }),
  capacity: z.string().nullable().meta({ description: 'the same, in words' }),
  unit: z.string().nullable().meta({ description: 'the code of their unit, as the directory has it now' }),
});

const from = z
  .strictObject({
    address: z.string().meta({ description: 'of the machine that the connection came from' }),
    forwarded: z.string().nullable().meta({ description: 'what that machine said of those behind it: its word alone' }),
    token: z.string().nullable().meta({ description: 'the name of the token that was shown' }),
    request: z.string().meta({ description: 'the request as it was written down' }),
  })
  .meta({ id: 'AskedFrom' });

const moved = z.strictObject({
  field: z.enum(movedFields),
  name: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});

const clauseIds = Object.keys(clauses) as [Clause, ...Clause[]];

/** One line of a timeline. */
export const line = z
  .strictObject({
    kind: z.enum(lineKinds),
    at: instant.nullable().meta({ description: 'null where the time that is stored is no instant' }),
    task: z.uuid().nullable(),
    name: z.string().nullable().meta({ description: 'what the item is called' }),
    who: who.nullable().meta({ description: 'who acted; null where a clock or the engine did' }),
    for: z.array(person).meta({ description: 'for whom they acted, where not for themselves' }),
    to: person.nullable().meta({ description: 'to whom a letter went' }),
    from: from.nullable(),
    words: z.string(),
    why: z.string().nullable(),
    changes: z.array(moved).meta({ description: 'what of the item is different afterwards' }),
    clause: z.strictObject({ id: z.enum(clauseIds), name: z.string() }).nullable(),
    seq: z.int().nullable(),
    updateId: z.string().nullable(),
    raw: z.string().meta({ description: 'where the record itself is read' }),
    event: z.string().nullable().meta({ description: 'where the workflow event behind it is read' }),
    data: z.unknown(),
  })
  .meta({ id: 'TimelineLine' });

export type Told = z.input<typeof line>;

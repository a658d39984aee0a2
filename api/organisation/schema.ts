import { z } from 'zod';
import { changeAnswer } from '../changes/schema';
import { line, prose } from '../http/text';

const code = line(64);
const reason = prose(1_000);

export const officialParams = z.strictObject({ id: z.uuid() });
export const unitParams = z.strictObject({ code });

export const leaveBody = z.strictObject({
  successor: line(200, 3).optional().meta({ description: 'who takes the open items over' }),
  at: z.iso.datetime({ offset: true }).optional().meta({ description: 'when they left; now where left out' }),
  reason: reason.optional().meta({ description: 'as the items’ history and letters are to say it' }),
});
export const renameBody = z.strictObject({ name: line(200), reason: reason.optional() });
export const mergeBody = z.strictObject({ into: code.meta({ description: 'code of the unit' }), reason });
export const closeBody = z.strictObject({ successor: code.meta({ description: 'code of the unit' }), reason });

const change = changeAnswer
  .nullable()
  .meta({ description: 'how the items are handed on, one by one; null where there is nothing to hand on' });

export const leaveAnswer = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    active: z.literal(false),
    leftAt: z.iso.datetime(),
    tokensRevoked: z.int(),
    change,
  })
  .meta({ id: 'OfficialLeft' });

export const unitAnswer = z
  .strictObject({
    code: z.string(),
    name: z.string(),
    closedAt: z.iso.datetime().nullable(),
    successor: z.string().nullable().meta({ description: 'code of the unit that took over' }),
    warnings: z
      .array(
        z.strictObject({
          code: z.enum(['several_heads']),
          message: z.string(),
          heads: z.array(z.strictObject({ name: z.string(), email: z.string() })),
        }),
      )
      .meta({ description: 'what has to be seen to now that it is done' }),
    change,
  })
  .meta({ id: 'UnitChanged' });

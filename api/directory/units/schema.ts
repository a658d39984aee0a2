import { z } from 'zod';
import { unitKinds } from '../../../domain/people/roles';
import { listQuery, pageOf } from '../../http/lists';
import { sought } from '../../http/text';

const text = sought(200);

export const unitsQuery = z.strictObject({
  kind: z.enum(unitKinds).optional(),
  parent: text.optional().meta({ description: 'code of the unit above' }),
  q: text.optional().meta({ description: 'part of the name or code' }),
  sort: z.enum(['code', '-code', 'name', '-name']).default('code'),
  ...listQuery,
});

const unit = z
  .strictObject({
    code: z.string(),
    name: z.string(),
    kind: z.enum(unitKinds),
    parent: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
    closedAt: z.iso.datetime().nullable().meta({ description: 'when it was merged or closed' }),
    successor: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
  })
  .meta({ id: 'Unit' });

export type UnitShown = z.input<typeof unit>;

export const unitPage = pageOf(unit).meta({ id: 'UnitPage' });

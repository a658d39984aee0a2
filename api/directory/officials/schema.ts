import { z } from 'zod';
import { locales } from '../../../domain/locale';
import { roles } from '../../../domain/people/roles';
import { listQuery, pageOf } from '../../http/lists';
import { sought } from '../../http/text';

const text = sought(200);

export const officialsQuery = z.strictObject({
  unit: text.optional().meta({ description: 'code of the unit' }),
  role: z.enum(roles).optional(),
  q: text.optional().meta({ description: 'part of the name or e-mail' }),
  sort: z.enum(['email', '-email', 'name', '-name']).default('email'),
  ...listQuery,
});

const official = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    title: z.string(),
    role: z.enum(roles),
    unit: z.strictObject({ code: z.string(), name: z.string() }),
    active: z.boolean(),
    locale: z.enum(locales).nullable().meta({ description: "null for the organisation's" }),
    substitute: z
      .strictObject({ name: z.string(), email: z.string(), from: z.string().nullable(), until: z.string().nullable() })
      .nullable()
      .meta({ description: 'B角; always, or from and until a local day, both included' }),
  })
  .meta({ id: 'Official' });

export type OfficialShown = z.input<typeof official>;

export const officialPage = pageOf(official).meta({ id: 'OfficialPage' });

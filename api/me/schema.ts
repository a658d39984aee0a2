import { z } from 'zod';
import { quietKinds } from '../../domain/letters/letter';
import { locales } from '../../domain/locale';
import { roles } from '../../domain/people/roles';
import { line } from '../http/text';

const awayDay = z.iso.date().optional();

export const mePatch = z.strictObject({
  locale: z.enum(locales).nullable().optional().meta({ description: "of one's letters; null for the organisation's" }),
  quiet: z
    .array(z.enum(quietKinds))
    .max(quietKinds.length)
    .optional()
    .meta({ description: 'kinds of letters to go without; what escalates, decides or hands out always comes' }),
  substitute: z
    .strictObject({ email: line(320, 3), from: awayDay, until: awayDay })
    .nullable()
    .optional()
    .meta({ description: 'B角: always, or from and until a local day, both included; mail and rights go to both' }),
});

export const meAnswer = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    title: z.string(),
    role: z.enum(roles),
    roles: z
      .array(z.enum(roles))
      .meta({ description: 'every role that one may act in today: one’s own, and those that one substitutes in' }),
    unit: z.strictObject({ code: z.string(), name: z.string() }),
    locale: z.enum(locales).nullable().meta({ description: "null for the organisation's" }),
    quiet: z.array(z.enum(quietKinds)),
    mayBeQuiet: z.array(z.enum(quietKinds)).meta({ description: 'every kind that one may go without' }),
    substitute: z
      .strictObject({ name: z.string(), email: z.string(), from: z.string().nullable(), until: z.string().nullable() })
      .nullable(),
    substitutesFor: z
      .array(
        z.strictObject({
          name: z.string(),
          email: z.string(),
          from: z.string().nullable(),
          until: z.string().nullable(),
        }),
      )
      .meta({ description: 'who has named this account, also for days that are over or still to come' }),
    organisation: z
      .strictObject({ timeZone: z.string(), locale: z.enum(locales) })
      .meta({ description: 'the zone that its times are told in, wherever the reader is, and its language' }),
  })
  .meta({ id: 'Me' });

export type Me = z.input<typeof meAnswer>;
export type MePatch = z.output<typeof mePatch>;

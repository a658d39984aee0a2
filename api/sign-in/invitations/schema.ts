import { z } from 'zod';
import { roles } from '../../../domain/people/roles';
import { line } from '../../http/text';
import { told } from '../../http/told';
import { address } from '../schema';

const oneOfThem = told({
  'zh-CN': '须给出 officials、units、role 中的一项。',
  en: 'must name one of officials, units and role',
});

export const invitationRequest = z
  .strictObject({
    officials: z.array(address).min(1).max(5_000).optional().meta({ description: 'by e-mail' }),
    units: z.array(line(64)).min(1).max(500).optional().meta({ description: 'by code; those below them too' }),
    role: z.enum(roles).optional(),
  })
  .refine((body) => Object.values(body).filter((value) => value !== undefined).length === 1, oneOfThem)
  .meta({ minProperties: 1, maxProperties: 1 });

export const invitationAnswer = z
  .strictObject({
    invited: z.int().meta({ description: 'how many letters go out' }),
    withCode: z.int().meta({ description: 'how many of them with a code, since their role needs two factors' }),
  })
  .meta({ id: 'Invited' });

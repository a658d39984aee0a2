import { z } from 'zod';
import { line } from '../http/text';

export const tokenRequest = z.strictObject({
  email: line(320, 3).meta({ description: 'whose account' }),
  name: line(200).meta({ description: 'what it is for, so that it is known again' }),
});

export const tokenAnswer = z
  .strictObject({
    id: z.uuid(),
    token: z.string().meta({ description: 'shown this once' }),
    name: z.string(),
    email: z.string(),
  })
  .meta({ id: 'Token' });

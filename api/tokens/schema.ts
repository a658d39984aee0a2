import { z } from 'zod';

export const tokenRequest = z.strictObject({
  email: z.string().min(3).max(320).meta({ description: 'whose account' }),
  name: z.string().trim().min(1).max(200).meta({ description: 'what it is for, so that it is known again' }),
});

export const tokenAnswer = z
  .strictObject({
    id: z.uuid(),
    token: z.string().meta({ description: 'shown this once' }),
    name: z.string(),
    email: z.string(),
  })
  .meta({ id: 'Token' });

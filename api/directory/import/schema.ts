import { z } from 'zod';

export const importForm = z.strictObject({});

const counts = z.strictObject({ created: z.int(), updated: z.int(), unchanged: z.int() });

const warning = z.strictObject({
  file: z.enum(['units', 'officials']),
  row: z.int(),
  column: z.string().optional(),
  code: z.string(),
  message: z.string(),
  value: z.string().optional(),
});

export const importAnswer = z
  .strictObject({ units: counts, officials: counts, warnings: z.array(warning) })
  .meta({ id: 'DirectoryImport' });

import { z } from 'zod';

/** In small letters, as the ledger names it. */
export const evidenceParams = z.strictObject({ id: z.uuid().toLowerCase() });
export const evidenceForm = z.strictObject({});

/** A file as answers name it. */
export const evidenceName = z
  .strictObject({
    id: z.uuid(),
    sha256: z.string(),
    name: z.string(),
    size: z.int().meta({ description: 'bytes' }),
  })
  .meta({ id: 'EvidenceName' });

export const evidenceAnswer = evidenceName
  .extend({ type: z.string().meta({ description: 'as its content says' }) })
  .meta({ id: 'Evidence' });

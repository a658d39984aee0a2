import type { CheckpointFile } from '../../audit/checkpoint';
import { checkpointText } from '../../audit/checkpoint';
import type { Signer } from '../../audit/signing-key';
import type { Transaction } from '../client';

/** Why a checkpoint is made: the hour's, the day's, after a period's seal, or because somebody asked. */
export type Cause = 'hourly' | 'daily' | 'seal' | 'asked';

type Stored = { readonly number: number; readonly upTo: number; readonly counts: string; readonly hash: string };

/**
 * Makes a checkpoint of everything that is recorded by now and signs it. The database takes the recorders' lock alone,
 * counts and hashes; its number and its instant are the database's. To be called in a transaction of its own, since
 * recorders wait until that ends.
 */
export async function makeCheckpoint(
  on: Transaction,
  signer: Signer,
  { cause, by }: { readonly cause: Cause; readonly by: string | null },
): Promise<CheckpointFile> {
  const [made] = await on.$queryRaw<Stored[]>`
    INSERT INTO checkpoint (number, up_to, cause, asked_by) VALUES (0, now(), ${cause}, ${by}::uuid)
    RETURNING number, duban_ms(up_to)::float8 AS "upTo", counts, hash`;
  if (!made) throw new Error('the database made no checkpoint');
  const { number, upTo, counts, hash } = made;
  const { keyId, publicKey } = signer;
  const signature = signer.sign(checkpointText(made));
  await on.checkpointSignature.create({ data: { number, keyId, publicKey, signature } });
  return {
    ...{ number, upTo: new Date(upTo).toISOString(), counts: JSON.parse(counts) as CheckpointFile['counts'], hash },
    ...{ keyId, publicKey, signature },
  };
}

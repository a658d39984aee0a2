import type { CheckpointFile } from '../../audit/checkpoint';
import { locales } from '../../domain/locale';
import type { Database } from '../../prisma/client';
import type { Organisation } from './facts';
import { baseOf } from './facts';
import { loadGeneral } from './general';
import type { CheckpointFacts } from './letter-facts';

/** Reads the letter with the newest checkpoint, or says why there is nothing to write any more. */
export async function findCheckpointLetter(
  database: Database,
  organisation: Organisation,
  id: string,
): Promise<{ readonly facts: CheckpointFacts } | { readonly moot: string }> {
  const letter = await loadGeneral(database, id);
  if (!letter.active) return { moot: '收信人已离任 · the recipient has left office' };
  const signed = await database.checkpointSignature.findFirst({
    orderBy: { number: 'desc' },
    include: { checkpoint: { select: { upTo: true, counts: true, hash: true } } },
  });
  if (!signed) return { moot: '没有签了名的检查点 · there is no signed checkpoint' };
  const { number, keyId, publicKey, signature, checkpoint } = signed;
  const { upTo, counts: text, hash } = checkpoint;
  const counts = JSON.parse(text) as CheckpointFile['counts'];
  const file: CheckpointFile = { number, upTo: upTo.toISOString(), counts, hash, keyId, publicKey, signature };
  return {
    facts: {
      kind: 'checkpoint',
      locale: locales.find((locale) => locale === letter.locale) ?? organisation.locale,
      ...{ zone: organisation.zone, now: letter.now.getTime(), since: letter.createdAt.getTime() },
      ...{ messageId: letter.messageId, preferences: null, link: `${baseOf(organisation)}/docs` },
      reader: { name: letter.name, address: letter.email },
      ...{ number, upTo: upTo.getTime(), counts, keyId, file: JSON.stringify(file) },
    },
  };
}

import { loadScope } from '../access/data';
import { disposition } from '../http/disposition';
import { sha256 } from '../http/form';
import { problem } from '../problem';
import type { Answer, Request } from '../route';
import { findFile } from './data';
import { contentType } from './kind';
import type { evidenceParams } from './schema';
import { evidenceProblem } from './wording';

/**
 * Hands a file out as an attachment that no browser shows, sniffs or runs. What no longer fits its hash is not handed
 * out: it would pass for what was recorded.
 */
export async function download({
  deps,
  account,
  params,
  ifNoneMatch,
}: Request<typeof evidenceParams, undefined, undefined, undefined>): Promise<Answer<Buffer>> {
  const file = await findFile(deps.database, params.id, account.id, await loadScope(deps.database, account));
  if (!file) throw problem('not_found');
  if (sha256(file.content) !== file.sha256)
    throw evidenceProblem('evidence_damaged', {}, { cause: new Error(`evidence ${file.id} is not what was hashed`) });
  const tag = `"${file.sha256}"`;
  const headers = {
    ETag: tag,
    Vary: 'Authorization',
    'Content-Type': contentType(file.type, file.content),
    'Content-Disposition': disposition('attachment', file.name),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
  };
  const known = (ifNoneMatch ?? '').split(',').some((given) => given.trim().replace(/^W\//, '') === tag);
  return { body: file.content, headers, ...(known && { status: 304 }) };
}

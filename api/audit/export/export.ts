import type { Readable } from 'node:stream';
import type { BundleSubject } from '../../../audit/bundle/manifest';
import type { Dependencies } from '../../deps';
import { disposition } from '../../http/disposition';
import { problem } from '../../problem';
import type { Answer } from '../../route';
import { atOneMoment } from './data/snapshot';
import { subjects } from './data/subject';
import { makeBundle } from './make';
import { spool } from './spool';
import { exportProblem } from './wording';

/** Each holds a connection to the database, of which there are ten, for as long as it takes. */
const mostAtOnce = 2;
let making = 0;

/**
 * Makes the audit bundle of an item, a batch or a period, as the record stands at one moment. It is made whole before
 * anything of it is answered, so that what goes out is never half a bundle.
 */
export async function exportBundle(
  kind: BundleSubject['kind'],
  { deps, params }: { readonly deps: Dependencies; readonly params: { readonly id: string } },
): Promise<Answer<Readable>> {
  const { signer, database } = deps;
  if (!signer) throw exportProblem('signing_key_missing');
  if (making >= mostAtOnce) throw exportProblem('exports_busy', { headers: { 'Retry-After': '30' } });
  making++;
  try {
    return await atOneMoment(database, async (on) => {
      const subject = await subjects[kind](on, params.id);
      if (subject === 'not_found') throw problem('not_found');
      if (typeof subject === 'string') throw exportProblem(subject, { params: { period: params.id } });
      const { stream, size } = await spool((write) => makeBundle(on, { deps, signer, subject, write }));
      return { body: stream, headers: headersOf(nameOf(subject), size) };
    });
  } finally {
    making--;
  }
}

function nameOf({ kind, title, id }: BundleSubject): string {
  const words = [...title.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_')].slice(0, 60).join('');
  return `审计包-${words}${kind === 'period' ? '' : `-${id}`}.zip`;
}

function headersOf(name: string, size: number): Record<string, string> {
  return {
    'Content-Type': 'application/zip',
    'Content-Length': String(size),
    'Content-Disposition': disposition('attachment', name),
    'X-Content-Type-Options': 'nosniff',
    Vary: 'Authorization',
  };
}

import { z } from 'zod';
import type { BundleSubject } from '../../../audit/bundle/manifest';
import type { Role } from '../../../domain/people/roles';
import { disposition } from '../../http/disposition';
import { fileBytes, fileStream } from '../../http/files';
import { periodParams } from '../../periods/schema';
import { route } from '../../route';
import { exportBundle } from './export';
import { verifier } from './make';

const tag = 'audit';
/** Those who see every letter and what the mail server answered, which is in it. */
const by: readonly Role[] = ['auditor', 'secretariat', 'administrator'];
const params = z.strictObject({ id: z.uuid() });

export const bundleRoutes = [
  bundle('task', '/api/audit/tasks/{id}/export', params, '审计包 All that the record holds of an item'),
  bundle('batch', '/api/audit/batches/{id}/export', params, '审计包 All that the record holds of a batch’s items'),
  bundle('period', '/api/audit/periods/{id}/export', periodParams, '审计包 All that a closed period was taken from'),
  route({
    method: 'get',
    path: '/api/audit/verifier',
    summary: 'The program that checks bundles, to be kept apart from them, with its SHA-256',
    tag,
    by,
    answers: {
      status: 200,
      schema: z.strictObject({ sha256: z.string(), source: z.string() }).meta({ id: 'BundleVerifier' }),
    },
    handle: async () => ({ body: await verifier() }),
  }),
  route({
    method: 'get',
    path: '/api/audit/verifier.mjs',
    summary: '核验程序 The same program as a file that runs: `curl -O`, then `node verifier.mjs`',
    tag,
    by,
    answers: { status: 200, schema: fileBytes, type: 'text/javascript' },
    async handle() {
      const { source } = await verifier();
      const headers = {
        'Content-Type': 'text/javascript; charset=utf-8',
        'Content-Disposition': disposition('attachment', 'verifier.mjs'),
      };
      return { body: Buffer.from(source), headers };
    },
  }),
];

function bundle(
  kind: BundleSubject['kind'],
  path: `/${string}`,
  params: z.ZodObject<{ id: z.ZodString | z.ZodUUID }>,
  summary: string,
) {
  return route({
    method: 'get',
    path,
    summary,
    description:
      'A .zip that can be checked without this system: unpacked, `node verify.mjs` in it says yes (exit 0) or names what is wrong (exit 1). As the record stands at one moment; the same bytes until something is recorded.',
    tag,
    by,
    params,
    answers: { status: 200, schema: fileStream, type: 'application/zip' },
    refuses: [409, 503],
    handle: ({ deps, params: { id } }) => exportBundle(kind, { deps, params: { id: String(id) } }),
  });
}

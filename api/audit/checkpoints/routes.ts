import { z } from 'zod';
import type { CheckpointFile } from '../../../audit/checkpoint';
import type { Role } from '../../../domain/people/roles';
import type { Cause } from '../../../prisma/audit/make-checkpoint';
import { disposition } from '../../http/disposition';
import { page, readCursor } from '../../http/lists';
import { once } from '../../idempotency/once';
import { problem } from '../../problem';
import { route } from '../../route';
import type { ListedCheckpoint } from './data';
import { findCheckpoint, listCheckpoints, makeCheckpoint } from './data';
import * as schema from './schema';
import { checkpointProblem } from './wording';

const tag = 'audit';
const readers: readonly Role[] = ['secretariat', 'leader', 'auditor', 'administrator'];
/** Hashing what was recorded since the last one, milliseconds; the first covers everything. */
const patienceMs = 120_000;

export const checkpointRoutes = [
  route({
    method: 'post',
    path: '/api/audit/checkpoints',
    summary: 'Makes a signed checkpoint of everything that is recorded by now',
    tag,
    by: ['auditor', 'administrator'],
    body: z.strictObject({}),
    answers: { status: 201, schema: schema.checkpointFile },
    refuses: [409],
    async handle(request) {
      const { signer } = request.deps;
      if (!signer) throw checkpointProblem('no_signing_key');
      const by = request.account.id;
      return once(request, 201, (on) => makeCheckpoint(on, signer, { cause: 'asked', by }), { timeoutMs: patienceMs });
    },
  }),
  route({
    method: 'get',
    path: '/api/audit/checkpoints',
    summary: 'The checkpoints, the newest first',
    tag,
    by: readers,
    query: schema.checkpointsQuery,
    answers: { status: 200, schema: schema.checkpointsAnswer },
    async handle({ deps, query }) {
      const asked = { list: 'checkpoints', ...query };
      const [below] = readCursor(asked, z.tuple([z.int()])) ?? [];
      const found = await listCheckpoints(deps.database, below, query.limit);
      return { body: page(found, asked, presentListed, ({ number }) => [number]) };
    },
  }),
  route({
    method: 'get',
    path: '/api/audit/checkpoints/{number}',
    summary: 'A checkpoint to be taken away: a small file with its signature and the key to check it with',
    tag,
    by: readers,
    params: schema.checkpointParams,
    answers: { status: 200, schema: schema.checkpointFile },
    async handle({ deps, params }) {
      const found = await findCheckpoint(deps.database, params.number);
      const file = found && fileOf(found);
      if (!file) throw problem('not_found');
      return {
        body: file,
        headers: { 'Content-Disposition': disposition('attachment', `checkpoint-${file.number}.json`) },
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/audit/key',
    summary: 'The public key that checkpoints are signed with',
    tag,
    by: 'every account',
    answers: { status: 200, schema: schema.keyAnswer },
    refuses: [409],
    async handle({ deps: { signer } }) {
      if (!signer) throw checkpointProblem('no_signing_key');
      return { body: { keyId: signer.keyId, publicKey: signer.publicKey } };
    },
  }),
];

function presentListed(found: ListedCheckpoint): z.input<typeof schema.checkpointsAnswer>['items'][number] {
  const { number, upTo, hash, counts, cause, askedBy, askedName, keyId } = found;
  return {
    ...{ number, hash, keyId, upTo: upTo.toISOString(), counts: JSON.parse(counts) as Record<string, number> },
    cause: cause as Cause,
    by: askedBy === null ? null : { id: askedBy, name: askedName ?? '' },
  };
}

function fileOf({ number, upTo, counts, hash, keyId, publicKey, signature }: ListedCheckpoint): CheckpointFile | null {
  if (keyId === null || publicKey === null || signature === null) return null;
  const told = JSON.parse(counts) as CheckpointFile['counts'];
  return { number, upTo: upTo.toISOString(), counts: told, hash, keyId, publicKey, signature };
}

import { z } from 'zod';
import type { Role } from '../../domain/people/roles';
import { policyOf } from '../../domain/policy';
import { afterOf, presentPreview } from '../changes/moves/present';
import { previewQuery } from '../changes/schema';
import { page, readCursor } from '../http/lists';
import { problem } from '../problem';
import { route } from '../route';
import { listVersions, previewPolicies, readBatch, readOrganisation } from './data';
import { keysGiven, nextPolicy, policiesOfRunning } from './next';
import { etagOf, presentBatchPolicy, presentBatchVersion, presentPolicy, presentSet, presentVersion } from './present';
import * as schema from './schema';
import { setBatch, setOrganisation } from './set';
import { requireSound, requireSoundFor, whenOf } from './validate';

const tag = 'policies';
const readers: readonly Role[] = ['secretariat', 'leader', 'auditor', 'administrator'];

export const policyRoutes = [
  route({
    method: 'get',
    path: '/api/policy',
    summary: 'The organisation’s policy: what new batches are issued under',
    tag,
    by: 'every account',
    answers: { status: 200, schema: schema.organisationAnswer },
    async handle({ deps }) {
      const stored = await readOrganisation(deps.database);
      const policy = presentPolicy(policyOf(stored.own));
      return { body: { ...presentSet(stored), policy, own: presentPolicy(stored.own) }, headers: etagOf(stored) };
    },
  }),
  route({
    method: 'put',
    path: '/api/policy',
    summary: 'Sets the organisation’s policy as a new version',
    description:
      'New batches are issued under it. The items of running batches come under it only with applyTo "running", and where they move only with the preview’s token; 202 while they are being moved.',
    tag,
    by: ['secretariat'],
    body: schema.organisationBody,
    conditional: true,
    answers: { status: 200, schema: schema.organisationSet },
    refuses: [412, 422, 428],
    handle: setOrganisation,
  }),
  route({
    method: 'post',
    path: '/api/policy/preview',
    summary: 'Shows what a policy of the organisation would move in running batches, and sets nothing',
    tag,
    by: ['secretariat'],
    query: previewQuery,
    body: schema.organisationBody,
    changesNothing: true,
    answers: { status: 200, schema: schema.policyPreview },
    async handle(request) {
      const { deps, body, query, now } = request;
      const own = keysGiven(body);
      await requireSound(deps.database, policyOf(own), whenOf(request));
      const policies = await policiesOfRunning(deps.database, own);
      await requireSoundFor(deps.database, policies, whenOf(request));
      const { version } = await readOrganisation(deps.database);
      const looking = {
        zone: deps.settings.DUBAN_TIMEZONE,
        at: now,
        after: afterOf({ list: 'preview', ...query }),
        limit: query.limit,
      };
      const asked = { policies, versions: [version], asked: own };
      const { preview, asking } = await previewPolicies(deps.database, asked, looking);
      return {
        body: {
          ...{ version, policy: presentPolicy(policyOf(own)), batches: policies.size },
          ...presentPreview(preview, asking, { list: 'preview', ...query }),
        },
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/policy/versions',
    summary: 'Every policy that the organisation has set, the newest first',
    tag,
    by: 'every account',
    query: schema.versionsQuery,
    answers: { status: 200, schema: schema.policyVersions },
    async handle({ deps, query }) {
      const asked = { list: 'policies', ...query };
      const [below] = readCursor(asked, z.tuple([z.int()])) ?? [];
      const versions = await listVersions(deps.database, null, { below, limit: query.limit });
      return { body: page(versions, asked, presentVersion, ({ version }) => [version]) };
    },
  }),
  route({
    method: 'get',
    path: '/api/batches/{id}/policy',
    summary: 'The policy of a batch, and under which version its items run',
    tag,
    by: readers,
    params: schema.batchPolicyParams,
    answers: { status: 200, schema: schema.batchPolicyAnswer },
    async handle({ deps, params }) {
      const stored = await readBatch(deps.database, params.id);
      if (!stored) throw problem('not_found');
      return { body: presentBatchPolicy(stored), headers: etagOf(stored) };
    },
  }),
  route({
    method: 'put',
    path: '/api/batches/{id}/policy',
    summary: 'Sets the keys of a policy that are a batch’s own; running items come under it as a new version',
    description:
      'Keys left out keep the organisation’s. Where running items move, the preview’s token is needed. 202 while items are being moved.',
    tag,
    by: ['secretariat'],
    params: schema.batchPolicyParams,
    body: schema.batchBody,
    conditional: true,
    answers: { status: 200, schema: schema.batchPolicySet },
    refuses: [412, 422, 428],
    handle: setBatch,
  }),
  route({
    method: 'post',
    path: '/api/batches/{id}/policy/preview',
    summary: 'Shows what a policy would move in a batch, and sets nothing',
    tag,
    by: ['secretariat'],
    params: schema.batchPolicyParams,
    query: previewQuery,
    body: schema.batchBody,
    changesNothing: true,
    answers: { status: 200, schema: schema.policyPreview },
    async handle(request) {
      const { deps, params, body, query, now } = request;
      const own = keysGiven(body);
      const batch = await readBatch(deps.database, params.id);
      if (!batch) throw problem('not_found');
      const policy = await nextPolicy(deps.database, batch, own);
      const policies = new Map(batch.state === 'draft' ? [] : [[batch.id, policy]]);
      if (batch.state === 'draft') await requireSound(deps.database, policy, whenOf(request));
      await requireSoundFor(deps.database, policies, whenOf(request));
      const looking = {
        zone: deps.settings.DUBAN_TIMEZONE,
        at: now,
        after: afterOf({ list: 'preview', ...query }),
        limit: query.limit,
      };
      const asked = { policies, versions: [batch.version], asked: own };
      const { preview, asking } = await previewPolicies(deps.database, asked, looking);
      return {
        body: {
          ...{ version: batch.version, policy: presentPolicy(policy), batches: policies.size },
          ...presentPreview(preview, asking, { list: 'preview', ...query }),
        },
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/batches/{id}/policy/versions',
    summary: 'Every policy that a running batch was put under since it was issued, the newest first',
    tag,
    by: readers,
    params: schema.batchPolicyParams,
    query: schema.versionsQuery,
    answers: { status: 200, schema: schema.batchPolicyVersions },
    async handle({ deps, params, query }) {
      if (!(await readBatch(deps.database, params.id))) throw problem('not_found');
      const asked = { list: `policies/${params.id}`, ...query };
      const [below] = readCursor(asked, z.tuple([z.int()])) ?? [];
      const versions = await listVersions(deps.database, params.id, { below, limit: query.limit });
      return { body: page(versions, asked, presentBatchVersion, ({ version }) => [version]) };
    },
  }),
];

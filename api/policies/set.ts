import type { z } from 'zod';
import type { Policy } from '../../domain/policy';
import { policyOf } from '../../domain/policy';
import type { Transaction } from '../../prisma/client';
import { createChange } from '../changes/data';
import { requireAgreed, shownInRefusal } from '../changes/moves/agreed';
import { settle } from '../changes/settle';
import { inTransaction } from '../idempotency/data';
import { problem } from '../problem';
import type { Answer, Request } from '../route';
import type { PolicyAsked } from './data';
import {
  changeOf,
  lockForPolicy,
  lockPolicies,
  previewPolicies,
  readBatch,
  readOrganisation,
  setOwn,
  storeVersion,
} from './data';
import { keysGiven, nextPolicy, policiesOfRunning, saysTheSame } from './next';
import { etagOf, presentBatchPolicy, presentPolicy, presentSet } from './present';
import type { batchBody, batchPolicyParams, batchPolicySet, organisationBody, organisationSet } from './schema';
import { requireSound, requireSoundFor, whenOf } from './validate';
import { policyProblem } from './wording';

/** Every running item is looked at before what moves them is set. */
const settingMs = 300_000;

type OrganisationRequest = Request<undefined, undefined, typeof organisationBody, undefined>;
type BatchRequest = Request<typeof batchPolicyParams, undefined, typeof batchBody, undefined>;

/** Sets the organisation's policy as a new version; the items of running batches come under it only where asked. */
export async function setOrganisation(request: OrganisationRequest): Promise<Answer<z.input<typeof organisationSet>>> {
  const { deps } = request;
  const change = await inTransaction(deps.database, settingMs, (on) => storeOrganisation(on, request));
  const settled = change === null ? null : await settle(deps, change);
  const stored = await readOrganisation(deps.database);
  const policy = presentPolicy(policyOf(stored.own));
  return {
    status: settled?.status ?? 200,
    headers: etagOf(stored),
    body: { ...presentSet(stored), policy, own: presentPolicy(stored.own), change: settled?.change ?? null },
  };
}

async function storeOrganisation(on: Transaction, request: OrganisationRequest): Promise<string | null> {
  const { account, body, ifMatch } = request;
  const { note = '', applyTo = 'new' } = body;
  const own = keysGiven(body);
  await lockPolicies(on);
  const present = await readOrganisation(on);
  refuseStale(ifMatch, present.version);
  const when = whenOf(request);
  await requireSound(on, policyOf(own), when);
  const running = applyTo === 'running' ? await policiesOfRunning(on, own) : new Map<string, Policy>();
  await requireSoundFor(on, running, when);
  if (applyTo === 'new' && saysTheSame(present.own, own)) return null;
  await requireSeen(on, request, { policies: running, versions: [present.version], asked: own });

  const by = { note, by: account.id };
  const version = await storeVersion(on, { batch: null, organisation: null, policy: own, ...by });
  // After it, so that every batch's version is the later one.
  for (const [batch, policy] of running) await storeVersion(on, { batch, organisation: version, policy, ...by });
  return running.size === 0 ? null : apply(on, request, { version, batches: [...running.keys()] });
}

/** Sets a batch's own keys. A draft is issued under them; the items of a running batch come under a new version. */
export async function setBatch(request: BatchRequest): Promise<Answer<z.input<typeof batchPolicySet>>> {
  const { deps, params } = request;
  const change = await inTransaction(deps.database, settingMs, (on) => storeBatch(on, request));
  const settled = change === null ? null : await settle(deps, change);
  const stored = await readBatch(deps.database, params.id);
  if (!stored) throw problem('not_found');
  return {
    status: settled?.status ?? 200,
    headers: etagOf(stored),
    body: { ...presentBatchPolicy(stored), change: settled?.change ?? null },
  };
}

async function storeBatch(on: Transaction, request: BatchRequest): Promise<string | null> {
  const { account, params, body, ifMatch } = request;
  const { note = '' } = body;
  const own = keysGiven(body);
  await lockPolicies(on);
  await lockForPolicy(on, params.id);
  const batch = await readBatch(on, params.id);
  if (!batch) throw problem('not_found');
  refuseStale(ifMatch, batch.version);
  const policy = await nextPolicy(on, batch, own);
  if (batch.state === 'draft') {
    await requireSound(on, policy, whenOf(request));
    await setOwn(on, batch.id, own);
    return null;
  }
  await requireSoundFor(on, new Map([[batch.id, policy]]), whenOf(request));
  await requireSeen(on, request, {
    ...{ policies: new Map([[batch.id, policy]]), versions: [batch.version], asked: own },
  });
  await setOwn(on, batch.id, own);
  if (saysTheSame(batch.policy, policy)) return null;
  const version = await storeVersion(on, {
    ...{ batch: batch.id, policy, note, by: account.id },
    organisation: batch.organisation,
  });
  return apply(on, request, { version, batches: [batch.id] });
}

/** What moves running items is set only by who has seen what moves. */
async function requireSeen(
  on: Transaction,
  { deps, now, body }: Pick<BatchRequest, 'deps' | 'now' | 'body'>,
  asked: PolicyAsked,
): Promise<void> {
  if (asked.policies.size === 0) return;
  const looking = { zone: deps.settings.DUBAN_TIMEZONE, at: now, limit: shownInRefusal };
  const { preview, asking } = await previewPolicies(on, asked, looking);
  requireAgreed(body.preview, asking, preview);
}

async function apply(
  on: Transaction,
  { account }: Pick<OrganisationRequest, 'account'>,
  to: { readonly version: number; readonly batches: readonly string[] },
): Promise<string> {
  const change = { kind: 'policy' as const, ...to };
  await createChange(on, changeOf(change), change, account);
  return changeOf(change);
}

export function refuseStale(given: number | undefined, version: number): void {
  if (given !== undefined && given !== version)
    throw policyProblem('version_stale', { params: { given, version }, members: { version } });
}

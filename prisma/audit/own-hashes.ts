import type { Fault } from '../../audit/fault';
import { fault } from '../../audit/fault';
import { sha256 } from '../../audit/sha256';
import type { Access, AccessOutcome } from '../../domain/audit/access';
import { hashedAccess, hashedOutcome } from '../../domain/audit/access';
import type { Drift } from '../../domain/audit/drift';
import { hashedDrift } from '../../domain/audit/drift';
import type { Snapshot } from '../client';

const ms = 'CASE WHEN isfinite(at) THEN (extract(epoch FROM at) * 1000)::bigint END';

/**
 * Requests, their outcomes and differences that no checkpoint covers yet: each bears a hash of its own. What one covers is held against
 * that. `since`: the instant up to which the last one covers, epoch milliseconds.
 */
export async function* checkOwnHashes(snapshot: Snapshot, since: number): AsyncGenerator<Fault> {
  const after = `(${ms}) > '${since}'::float8 ORDER BY at, id`;
  const requests = snapshot.stream<{ access: Omit<Access, 'standing'>; hash: string }>(`
    SELECT json_build_object('id', id, 'at', ${ms}, 'account', json_build_object('id', account_id, 'name', account_name,
        'role', role), 'actingFor', coalesce(acting_for::text[], '{}'), 'token', json_build_object('id', token_id, 'name',
        token_name), 'address', address, 'forwarded', forwarded, 'method', method, 'path', path, 'query', query, 'tasks',
        coalesce(task_ids::text[], '{}'), 'commands', coalesce(command_ids, '{}')) AS access, hash
    FROM access_log WHERE ${after}`);
  for await (const { access, hash } of requests)
    if (sha256(hashedAccess(access)) !== hash) yield fault('row_hash', { of: `access_log ${access.id}` });
  const outcomes = snapshot.stream<{ outcome: AccessOutcome; hash: string }>(`
    SELECT json_build_object('id', id, 'at', ${ms}, 'status', status, 'code', code) AS outcome, hash
    FROM access_outcome WHERE ${after}`);
  for await (const { outcome, hash } of outcomes)
    if (sha256(hashedOutcome(outcome)) !== hash) yield fault('row_hash', { of: `access_outcome ${outcome.id}` });
  const drifts = snapshot.stream<{ drift: Drift; hash: string }>(`
    SELECT json_build_object('id', id, 'at', ${ms}, 'kind', kind, 'task', task_id, 'workflow', workflow_id, 'done', done,
      'body', body) AS drift, hash
    FROM drift WHERE ${after}`);
  for await (const { drift, hash } of drifts)
    if (sha256(hashedDrift(drift)) !== hash) yield fault('row_hash', { of: `drift ${drift.id}`, task: drift.task });
}

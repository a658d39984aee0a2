import type { Request as HttpRequest } from 'express';
import type { Access } from '../../domain/audit/access';
import type { Dependencies } from '../deps';
import { plainAddress } from '../http/address';
import { requestIdOf } from '../http/headers';
import type { Session } from '../http/session';
import { problem } from '../problem';
import type { Concerns } from '../route';
import { writeAccess, writeOutcome } from './data';
import { readsAsAuditor } from './reads';

/** Whether a request is written down: what may change something, what auditors ask, and reads that are for auditors. */
export function isRecorded(
  route: { readonly path: string; readonly readsRecorded?: true },
  { method }: Pick<HttpRequest, 'method'>,
  { account }: Session,
): boolean {
  const reading = method === 'GET' || method === 'HEAD';
  return !reading || readsAsAuditor(account) || route.path.startsWith('/api/audit/') || route.readsRecorded === true;
}

/**
 * Writes down who asks for what, from where and for whom, before it is done or answered. Throws `access_not_recorded`
 * (503) where that cannot be: then it is neither.
 */
export async function recordAccess(
  { database, log }: Dependencies,
  arrival: Arrival,
  { account, token }: Session,
  { tasks = [], commands = [] }: Concerns,
): Promise<void> {
  const { id, name, role } = account;
  const standing = {
    unit: account.unit,
    for: account.substitutesFor.map((principal) => ({ id: principal.id, role: principal.role, unit: principal.unit })),
  };
  const actingFor = standing.for.map((principal) => principal.id);
  try {
    const who = { account: { id, name, role }, actingFor, standing, token };
    await writeAccess(database, { ...arrival, ...who, tasks, commands });
  } catch (cause) {
    log.error({ err: cause }, 'a request could not be written down');
    throw problem('access_not_recorded', { headers: { 'Retry-After': '3' } }, { cause });
  }
}

/** What a request was answered with. */
export type Outcome = { readonly status: number; readonly code: string | null };

/**
 * Adds what came of a request before it is answered. A refusal that cannot be written down is not given, since nothing was done
 * (`access_not_recorded`, 503); what was done is answered all the same, and the record shows that its outcome is wanting.
 */
export async function recordOutcome({ database, log }: Dependencies, id: string, outcome: Outcome): Promise<void> {
  try {
    await writeOutcome(database, { id, ...outcome });
  } catch (cause) {
    log.error({ err: cause, ...outcome }, 'what came of a request could not be written down');
    if (outcome.status >= 400 && outcome.status < 500)
      throw problem('access_not_recorded', { headers: { 'Retry-After': '3' } }, { cause });
  }
}

/** What a request says before its body is read: of one that is cut off, the connection is gone afterwards. */
export type Arrival = Pick<Access, 'id' | 'method' | 'address' | 'forwarded' | 'path' | 'query'>;

export function arrivalOf(request: HttpRequest): Arrival {
  const [path = '', query] = request.originalUrl.split('?', 2);
  return {
    ...{ id: requestIdOf(request), method: request.method, path: path.slice(0, longest) },
    address: plainAddress(request.socket.remoteAddress ?? ''),
    forwarded: forwardedFor(request),
    query: query ? query.slice(0, longest) : null,
  };
}

/** Of an address nothing is of use beyond. */
const longest = 2_000;

/** What a gateway, or anybody else, says of where the request came from before; it is kept as said, and trusted for nothing. */
function forwardedFor({ headers }: HttpRequest): string | null {
  const said = [headers['x-forwarded-for'] ?? []]
    .flat()
    .join(', ')
    .replaceAll(/[^\x20-\x7e]/g, '?');
  return said === '' ? null : said.slice(0, 500);
}

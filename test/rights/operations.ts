import { rights } from '../../domain/people/rights';
import type { Role } from '../../domain/people/roles';
import { roles } from '../../domain/people/roles';
import type { Place, Verdict, Who } from './cast';
import { cast, ownerOf, standingOf, verdictOn } from './cast';

/** Where an operation stands in the matrix. */
export type Operation =
  /** Who may call it is settled by role alone; `here` where the matrix asks about what is for some of them only. */
  | { readonly kind: 'role'; readonly roles: readonly Role[]; readonly here?: readonly Role[] }
  /** What may be done depends on whose item it is about. */
  | { readonly kind: 'item'; readonly verdict: (who: Who, place: Place) => Verdict }
  /** A command on many items: 200, and an answer for each. */
  | { readonly kind: 'bulk'; readonly verdict: (who: Who, place: Place) => Verdict }
  /** Ways in, and health: for everybody, who need be nobody. */
  | { readonly kind: 'open' }
  /** Of one's own session in a browser; a token is none. */
  | { readonly kind: 'session' };

const overseers: readonly Role[] = ['secretariat', 'leader', 'auditor', 'administrator'];
const auditing: readonly Role[] = ['auditor', 'administrator'];
const vouching: readonly Role[] = ['auditor', 'secretariat', 'administrator'];
const organising: readonly Role[] = ['administrator', 'secretariat'];

const byRole = (...of: readonly Role[]): Operation => ({ kind: 'role', roles: of });
const everyone = byRole(...roles);
const seen: Operation = {
  kind: 'item',
  verdict: (who, place) => (standingOf(who, place) === undefined ? 'hidden' : 'allowed'),
};
const commanded = (command: string): Operation => ({
  kind: 'item',
  verdict: (who, place) => verdictOn(command, who, place),
});
/** Letters and sessions: whoever they belong to, and the roles that keep order; they exist for nobody else. */
const personal = (...keepers: readonly Role[]): Operation => ({
  kind: 'item',
  verdict: (who, place) => (ownerOf[place] === who || keepers.includes(cast[who].role) ? 'allowed' : 'hidden'),
});

/** Every operation of the product, and by what it is allowed: the policy, written down once more by hand. */
const declared: Readonly<Record<string, Operation>> = {
  'GET /healthz': { kind: 'open' },
  'GET /readyz': { kind: 'open' },
  'GET /openapi.json': { kind: 'open' },
  'GET /docs': { kind: 'open' },
  'GET /api/sign-in': { kind: 'open' },
  'POST /api/sign-in/code': { kind: 'open' },
  'POST /api/sign-in/code/verify': { kind: 'open' },
  'POST /api/sign-in/password': { kind: 'open' },
  'POST /api/sign-in/totp': { kind: 'open' },
  'POST /api/sign-in/passkey/options': { kind: 'open' },
  'POST /api/sign-in/passkey': { kind: 'open' },
  'POST /api/sign-in/oidc': { kind: 'open' },
  'POST /api/sign-in/invitation': { kind: 'open' },
  'POST /api/sign-in/administrator': { kind: 'open' },
  'GET /api/auth/callback/oidc': { kind: 'open' },
  'GET /api/session': { kind: 'session' },
  'DELETE /api/session': { kind: 'open' },
  'POST /api/session/password': { kind: 'session' },
  'POST /api/session/totp': { kind: 'session' },
  'POST /api/session/totp/confirm': { kind: 'session' },
  'POST /api/session/passkeys/options': { kind: 'session' },
  'POST /api/session/passkeys': { kind: 'session' },
  'GET /api/session/passkeys': { kind: 'session' },
  'DELETE /api/session/passkeys/{id}': { kind: 'session' },

  'POST /api/tokens': everyone,
  'GET /api/tokens': everyone,
  'DELETE /api/tokens/{id}': personal('administrator'),
  'GET /api/sessions': everyone,
  'DELETE /api/sessions/{id}': personal('administrator'),
  'POST /api/sessions/end': everyone,
  'POST /api/invitations': byRole('administrator'),
  'GET /api/me': everyone,
  'PATCH /api/me': everyone,
  'GET /api/views': everyone,
  'POST /api/views': everyone,
  'PATCH /api/views/{id}': personal(),
  'DELETE /api/views/{id}': personal(),

  'POST /api/directory/import': byRole(...organising),
  'GET /api/units': everyone,
  'GET /api/officials': everyone,
  'POST /api/officials/{id}/leave': byRole(...organising),
  'PATCH /api/units/{code}': byRole(...organising),
  'POST /api/units/{code}/merge': byRole(...organising),
  'POST /api/units/{code}/close': byRole(...organising),

  'GET /api/tasks': everyone,
  'GET /api/tasks/counts': everyone,
  'GET /api/tasks/export.xlsx': everyone,
  'GET /api/tasks/waiting': everyone,
  'GET /api/overview': everyone,
  'GET /api/tasks/{id}': seen,
  'GET /api/tasks/{id}/history': seen,
  'POST /api/evidence': byRole('official', 'unit_head', 'secretariat', 'leader'),
  'GET /api/evidence/{id}': seen,
  'GET /api/mail': everyone,
  'GET /api/mail/{id}': personal('secretariat', 'auditor', 'administrator'),
  'POST /api/mail/{id}/send-again': byRole(...organising),

  'POST /api/batches': byRole('secretariat'),
  'GET /api/batches': byRole(...overseers),
  'GET /api/batches/{id}': byRole(...overseers),
  'DELETE /api/batches/{id}': byRole('secretariat'),
  'GET /api/batches/{id}/rows': byRole(...overseers),
  'GET /api/batches/{id}/export.xlsx': byRole(...overseers),
  'PATCH /api/batches/{id}/rows/{row}': byRole('secretariat'),
  'DELETE /api/batches/{id}/rows/{row}': byRole('secretariat'),
  'POST /api/batches/{id}/issue': byRole('secretariat'),
  'POST /api/batches/{id}/simulate': byRole('secretariat', 'leader', 'administrator'),
  'GET /api/batches/{id}/policy': byRole(...overseers),
  'PUT /api/batches/{id}/policy': byRole('secretariat'),
  'POST /api/batches/{id}/policy/preview': byRole('secretariat'),
  'GET /api/batches/{id}/policy/versions': byRole(...overseers),

  'GET /api/calendars': everyone,
  'GET /api/calendars/{year}': everyone,
  'GET /api/calendars/{year}/versions': everyone,
  'POST /api/calendars/{year}/preview': byRole('secretariat'),
  'PUT /api/calendars/{year}': byRole('secretariat'),
  'GET /api/policy': everyone,
  'PUT /api/policy': byRole('secretariat'),
  'POST /api/policy/preview': byRole('secretariat'),
  'GET /api/policy/versions': everyone,
  'GET /api/changes': byRole(...overseers),
  'GET /api/changes/{id}': byRole(...overseers),
  'GET /api/schedules': byRole(...overseers),

  'GET /api/periods': everyone,
  'GET /api/periods/{id}': everyone,
  'GET /api/periods/{id}/preclose': byRole(...overseers),
  'GET /api/periods/{id}/preclose/entries': byRole(...overseers),
  'POST /api/periods/{id}/close': byRole('secretariat'),
  // A month here; a quarter is a leader's to seal (domain.md, "Quarter clear").
  'POST /api/periods/{id}/seal': { kind: 'role', roles: ['secretariat', 'leader'], here: ['secretariat'] },
  'GET /api/periods/{id}/entries': everyone,
  'POST /api/periods/{id}/adjustments': byRole('secretariat'),
  'GET /api/periods/{id}/adjustments': byRole(...overseers),
  'GET /api/periods/{id}/bulletin': everyone,
  'PUT /api/periods/{id}/bulletin': byRole('secretariat'),
  'GET /api/periods/{id}/bulletin.html': everyone,
  'GET /api/periods/{id}/bulletin.docx': everyone,
  'GET /api/periods/{id}/bulletin.xlsx': everyone,
  'GET /api/periods/{period}/unsettled': everyone,
  'GET /api/periods/{period}/carry-overs': everyone,
  'POST /api/periods/{period}/carry-overs': commanded('carry-over'),
  'POST /api/periods/{period}/carry-overs/{id}/approve': commanded('approve'),
  'POST /api/periods/{period}/carry-overs/{id}/reject': commanded('reject'),

  'POST /api/connections': byRole('administrator'),
  'GET /api/connections': byRole(...auditing),
  'GET /api/connections/{id}': byRole(...auditing),
  'DELETE /api/connections/{id}': byRole('administrator'),
  'POST /api/connections/{id}/pause': byRole('administrator'),
  'POST /api/connections/{id}/resume': byRole('administrator'),
  'POST /api/connections/{id}/rotate-secret': byRole('administrator'),
  'POST /api/connections/{id}/test': byRole('administrator'),
  'GET /api/connections/{id}/deliveries': byRole(...auditing),
  'POST /api/connections/{id}/deliveries/{delivery}/redeliver': byRole('administrator'),
  'POST /api/codec/decode': byRole(...auditing),

  'GET /api/audit/tasks/{id}': byRole(...auditing),
  'GET /api/audit/events': byRole(...auditing),
  'GET /api/audit/tasks/{id}/ledger/{seq}': byRole(...auditing),
  'GET /api/audit/tasks/{id}/refusals/{command}': byRole(...auditing),
  'GET /api/audit/requests/{id}': byRole(...auditing),
  'GET /api/audit/tasks/{id}/runs': byRole(...auditing),
  'GET /api/audit/runs': byRole(...auditing),
  'GET /api/audit/runs/{runId}': byRole(...auditing),
  'GET /api/audit/drifts': byRole(...auditing),
  'GET /api/audit/sign-ins': byRole(...auditing),
  'GET /api/audit/tasks/{id}/export': byRole(...vouching),
  'GET /api/audit/batches/{id}/export': byRole(...vouching),
  'GET /api/audit/periods/{id}/export': byRole(...vouching),
  'GET /api/audit/verifier': byRole(...vouching),
  'GET /api/audit/verifier.mjs': byRole(...vouching),
  'POST /api/audit/checkpoints': byRole(...auditing),
  'GET /api/audit/checkpoints': byRole(...overseers),
  'GET /api/audit/checkpoints/{number}': byRole(...overseers),
  'GET /api/audit/key': everyone,
  'POST /api/audit/verify': byRole(...overseers),
  'POST /api/audit/verifications': byRole(...overseers),
  'POST /api/audit/replays': byRole(...auditing),
  'GET /api/audit/replays': byRole(...overseers),
  'GET /api/audit/replays/{id}': byRole(...overseers),
};

/**
 * What everybody may read whole, whichever items it tells of: a bulletin is public in the organisation (domain.md,
 * "Month close").
 */
export const publicToAll = /^GET \/api\/periods\/\{id\}\/bulletin/;

/** The place of an operation, as `METHOD path`; undefined where it has none, which is a fault of this list. */
export function operationOf(name: string): Operation | undefined {
  const [, many, command = ''] = /^POST \/api\/tasks\/(\{id\}|commands)\/([a-z-]+)$/.exec(name) ?? [];
  if (command in rights) return { ...commanded(command), kind: many === 'commands' ? 'bulk' : 'item' } as Operation;
  return declared[name];
}

export const declaredNames = Object.keys(declared);

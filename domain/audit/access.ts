import type { Role } from '../people/roles';

/**
 * A request, as it is written down before it is answered: every command and other write, whatever an auditor asks, what
 * is read of the audit's own, and evidence that is handed out (domain.md, "Who": the auditor reads everything, changes
 * nothing). It tells what was asked; what came of it is its {@link AccessOutcome}, and of a command what stands in the ledger or among the
 * refusals under its id.
 */
export type Access = {
  /** The request's own; a request that is repeated is another one. */
  readonly id: string;
  /** By the database's clock, epoch milliseconds. */
  readonly at: number;
  readonly account: { readonly id: string; readonly name: string; readonly role: Role };
  /** For whom the account might act that day as a substitute (B角), by account. */
  readonly actingFor: readonly string[];
  /** In which role and unit each of these was then, and the account's own unit; null of requests from before that was kept. */
  readonly standing: ActingStanding | null;
  /** The token that was shown. */
  readonly token: { readonly id: string; readonly name: string } | null;
  /** Of the machine that the connection came from. */
  readonly address: string;
  /** What that machine said of those behind it (`X-Forwarded-For`): its word alone. */
  readonly forwarded: string | null;
  readonly method: string;
  readonly path: string;
  readonly query: string | null;
  /** The items that it was about. */
  readonly tasks: readonly string[];
  /** The ids of the commands that it gave: one for each item. */
  readonly commands: readonly string[];
};

/** Where somebody stood when they asked something: their unit, and role and unit of each for whom they stood in. */
export type ActingStanding = {
  readonly unit: string;
  readonly for: readonly { readonly id: string; readonly role: Role; readonly unit: string }[];
};

/** The text whose SHA-256 is the hash of a request that was written down; the database makes the same when it stores it. */
export function hashedAccess(access: Omit<Access, 'standing'>): string {
  const { id, at, account, actingFor, token, address, forwarded, method, path, query, tasks, commands } = access;
  return [
    ...[id, at, account.id, account.name, account.role, actingFor.join(',')],
    ...[token?.id ?? '', token?.name ?? '', address, forwarded ?? '', method, path, query ?? ''],
    ...[tasks.join(','), commands.join(',')],
  ].join('\n');
}

/**
 * What came of a request: added once it is done, before it is answered. A command that was carried out has none, since the ledger
 * tells it; any other request without one was never answered.
 */
export type AccessOutcome = {
  readonly id: string;
  /** By the database's clock, epoch milliseconds. */
  readonly at: number;
  /** The answer's HTTP status. */
  readonly status: number;
  /** Why it was refused. */
  readonly code: string | null;
};

/** The text whose SHA-256 is the hash of an outcome; the database makes the same when it stores it. */
export function hashedOutcome({ id, at, status, code }: AccessOutcome): string {
  return [id, at, status, code ?? ''].join('\n');
}

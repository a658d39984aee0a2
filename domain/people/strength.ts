import type { Role } from './roles';

/** By what a session was opened; `password` is half a sign-in, in which a second factor may be set up and nothing else. */
export const factors = ['code', 'password', 'totp', 'passkey', 'oidc'] as const;
export type Factor = (typeof factors)[number];

/** Roles that a mailed code alone opens: it is their letters that it would give away (domain.md, "Who"). */
const lightRoles: ReadonlySet<Role> = new Set<Role>(['official', 'unit_head']);

/** Whether a role is only acted in by who has shown two factors, or what counts as much. */
export function needsStrong(role: Role): boolean {
  return !lightRoles.has(role);
}

/** Whether a session opened by a factor is strong. The organisation's own provider answers for how it lets people in. */
export function isStrong(factor: Factor): boolean {
  return factor === 'totp' || factor === 'passkey' || factor === 'oidc';
}

/** Whether an account of a role has any rights in a session opened by a factor. */
export function hasRights(role: Role, factor: Factor): boolean {
  return factor !== 'password' && (isStrong(factor) || !needsStrong(role));
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * How long a session lasts without use and at most, milliseconds. A strong one ends with the working day; one by a mailed
 * code is for people who come by once a week, from a link.
 */
export function lifetimeOf(factor: Factor): { readonly idleMs: number; readonly wholeMs: number } {
  if (factor === 'password') return { idleMs: 30 * minuteMs, wholeMs: 30 * minuteMs };
  return isStrong(factor)
    ? { idleMs: hourMs, wholeMs: 12 * hourMs }
    : { idleMs: 24 * hourMs, wholeMs: 7 * 24 * hourMs };
}

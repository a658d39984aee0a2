import type { Role } from './roles';

/** The guides there are (docs/guides), one for each kind of day; a unit's head has an official's, and more in it. */
export const guides = ['secretariat', 'leader', 'auditor', 'administrator', 'official'] as const;
export type Guide = (typeof guides)[number];

/** Whose guide somebody is led to; of several roles the first of that list. */
export function guideFor(roles: readonly Role[]): Guide {
  return guides.find((guide) => roles.includes(guide)) ?? 'official';
}

import { rights } from '../../domain/people/rights';
import type { Capacity, Role } from '../../domain/people/roles';

/** Whose item: one in the middle of which everybody stands somewhere, one of a unit below, and one of a unit apart. */
export const places = ['own', 'subtree', 'foreign'] as const;
export type Place = (typeof places)[number];

/** What somebody is to an item: a capacity of the table of rights, or one who sees it and may do nothing to it. */
export type Standing = Capacity | 'sees';

type Part = {
  readonly role: Role;
  readonly unit: string;
  /** By place; an item of a place that is left out does not exist for them. */
  readonly is: Readonly<Partial<Record<Place, Standing>>>;
};

const everywhere = (standing: Standing) => ({ own: standing, subtree: standing, foreign: standing });

/** Everybody who calls, with what the rules say of them (domain.md, "Who"): the expectation, written by hand. */
export const cast = {
  owner: { role: 'official', unit: 'DEPT', is: { own: 'owner' } },
  colleague: { role: 'official', unit: 'DEPT', is: { own: 'sees' } },
  // B角 of the owner, of a unit that has nothing else to do with any item.
  standIn: { role: 'official', unit: 'ALONE', is: { own: 'substitute' } },
  partner: { role: 'official', unit: 'PARTNER', is: { own: 'co_unit' } },
  head: { role: 'unit_head', unit: 'DEPT', is: { own: 'unit_head', subtree: 'unit_head' } },
  headAbove: { role: 'unit_head', unit: 'CITY', is: { own: 'unit_head', subtree: 'unit_head' } },
  headBelow: { role: 'unit_head', unit: 'BELOW', is: { subtree: 'unit_head' } },
  ownerBelow: { role: 'official', unit: 'BELOW', is: { subtree: 'owner' } },
  ownerFar: { role: 'official', unit: 'FAR', is: { foreign: 'owner' } },
  headFar: { role: 'unit_head', unit: 'FAR', is: { foreign: 'unit_head' } },
  secretary: { role: 'secretariat', unit: 'OFFICE', is: everywhere('secretariat') },
  leader: { role: 'leader', unit: 'CITY', is: everywhere('leader') },
  auditor: { role: 'auditor', unit: 'OFFICE', is: everywhere('sees') },
  administrator: { role: 'administrator', unit: 'OFFICE', is: everywhere('sees') },
} as const satisfies Record<string, Part>;
export type Who = keyof typeof cast;
export const everybody = Object.keys(cast) as Who[];

/** Those who call without being anybody. */
export const nobodies = ['nobody', 'stranger', 'revoked', 'left', 'forged cookie'] as const;

export const ownerOf = { own: 'owner', subtree: 'ownerBelow', foreign: 'ownerFar' } as const satisfies Record<
  Place,
  Who
>;

export function standingOf(who: Who, place: Place): Standing | undefined {
  const part: Part = cast[who];
  return part.is[place];
}

/** What an answer may be: done or refused for another reason than who asks, refused for who asks, or not there for them. */
export type Verdict = 'allowed' | 'forbidden' | 'hidden';

/** What the one table of rights makes of a command by somebody. */
export function verdictOn(command: string, who: Who, place: Place): Verdict {
  const standing = standingOf(who, place);
  if (standing === undefined) return 'hidden';
  const by: readonly Standing[] = rights[command as keyof typeof rights].by;
  return by.includes(standing) ? 'allowed' : 'forbidden';
}

export function verdictOf(status: number): Verdict | 'unknown caller' {
  const verdicts: Record<number, Verdict | 'unknown caller'> = {
    401: 'unknown caller',
    403: 'forbidden',
    404: 'hidden',
  };
  return verdicts[status] ?? 'allowed';
}

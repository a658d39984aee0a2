import type { Bulletin } from '../../../api/types';

export type Sections = Bulletin['sections'];
export type Section = keyof Sections;
export const sectionNames = ['number', 'opening', 'comments', 'next', 'issuer', 'issuedOn'] as const;

/** What was written: by somebody before, or now by being different from what was read. */
export function bodyOf(
  said: Sections,
  { sections, written }: Pick<Bulletin, 'sections' | 'written'>,
): Partial<Sections> {
  const value = (name: Section) => lines(said[name]).trim();
  return pick((name) => (written.includes(name) || value(name) !== sections[name] ? value(name) : undefined));
}

/** What the form shows once somebody else has written: what was typed here, and theirs where nothing was. */
export function merged(mine: Sections, read: Sections, now: Sections): Partial<Sections> {
  return pick((name) => (lines(mine[name]) === read[name] ? now[name] : undefined));
}

/** Theirs, where both have written and not the same. */
export function differing(mine: Sections, read: Sections, now: Sections): Partial<Sections> {
  return pick((name) => {
    const typed = lines(mine[name]);
    return typed !== read[name] && now[name] !== read[name] && typed !== now[name] ? now[name] : undefined;
  });
}

function pick(of: (name: Section) => string | undefined): Partial<Sections> {
  return Object.fromEntries(sectionNames.map((name) => [name, of(name)]).filter(([, value]) => value !== undefined));
}

function lines(value: string): string {
  return value.replaceAll('\r\n', '\n');
}

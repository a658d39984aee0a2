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

/** A text that was typed and not saved, with the one that it was typed over. */
export type Unsaved = { readonly mine: Sections; readonly read: Sections };

/** What the form begins with: what was read, or a draft held against it. */
export function begun(
  draft: Unsaved | undefined,
  now: Sections,
): { readonly mine: Sections; readonly theirs: Partial<Sections> } {
  if (!draft) return { mine: now, theirs: {} };
  const { mine, read } = draft;
  return { mine: { ...mine, ...merged(mine, read, now) }, theirs: differing(mine, read, now) };
}

/** Whether anything stands there that was not read. */
export function isChanged(mine: Sections, read: Sections): boolean {
  return sectionNames.some((name) => lines(mine[name] ?? '') !== read[name]);
}

function pick(of: (name: Section) => string | undefined): Partial<Sections> {
  return Object.fromEntries(sectionNames.map((name) => [name, of(name)]).filter(([, value]) => value !== undefined));
}

function lines(value: string): string {
  return value.replaceAll('\r\n', '\n');
}

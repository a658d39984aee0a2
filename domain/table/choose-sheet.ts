import type { ByHand } from './columns';
import type { Sheet, Workbook } from './grid';
import type { Header } from './header';
import { findHeader } from './header';
import { headingKey, isField, useOf } from './headings';
import type { TableRefusal } from './table-refusal';
import { headingsOf, listed, refuseTable } from './table-refusal';
import { nameKey } from './text';

export type Chosen = { readonly sheet: Sheet; readonly header: Header } | { readonly refused: TableRefusal };

/**
 * The sheet to read: the one asked for, else the only one with headings that are known (domain.md); several such are a
 * choice for the person. A hidden sheet is read only when asked for.
 */
export function chooseSheet({ sheets }: Workbook, name: string | undefined, byHand: ByHand): Chosen {
  const known = knownHeadings(byHand);
  const asked = name === undefined ? undefined : sheets.find((sheet) => nameKey(sheet.name) === nameKey(name));
  const names = sheets.map((sheet) => sheet.name);
  if (name !== undefined && !asked)
    return { refused: refuseTable('sheet-unknown', { name, names: listed(names) }, names) };
  const candidates = (asked ? [asked] : sheets.filter(({ hidden }) => !hidden)).flatMap((sheet) => {
    const header = findHeader(sheet, known);
    return header ? [{ sheet, header }] : [];
  });
  const [only, ...others] = candidates;
  if (!only) {
    const expected = headingsOf(['task', 'standards', 'leadUnit', 'owner', 'deadline']);
    return { refused: refuseTable('header-unknown', { names: expected }, names) };
  }
  if (others.length === 0) return only;
  const choices = candidates.map(({ sheet }) => sheet.name);
  return { refused: refuseTable('sheet-choice', { names: listed(choices) }, choices) };
}

function knownHeadings(byHand: ByHand): (heading: string) => boolean {
  const mapped = new Set(Object.entries(byHand).map(([key, value]) => headingKey(isField(key) ? value : key)));
  return (heading) => heading !== '' && (useOf(heading) !== undefined || mapped.has(headingKey(heading)));
}

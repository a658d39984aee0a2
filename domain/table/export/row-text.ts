import type { DirectoryIndex } from '../directory-index';
import { readMilestones } from '../milestones';
import { splitNames } from '../names';
import { findByAddress, isOfficial } from '../people';
import type { Field, Milestone, ReadRow } from '../row';
import { splitStandards } from '../standards';
import { findUnit, isFound } from '../units';

/** The texts of a row by field, written so that reading them again gives the same row. */
export function rowTexts(row: ReadRow, directory: DirectoryIndex, year: number): Readonly<Record<Field, string>> {
  const owner = person(row.owner, directory);
  const leader = person(row.leader, directory);
  return {
    task: row.task,
    content: row.content,
    category: row.category,
    standards: numbered(row.standards, splitStandards),
    leadUnit: unitText(row.leadUnit, directory),
    coUnits: row.coUnits.map((code) => unitText(code, directory)).join('、'),
    leader: leader.name,
    leaderAddress: leader.address,
    owner: owner.name,
    ownerAddress: owner.address,
    deadline: deadlineText(row),
    milestones: milestoneText(row.milestones ?? [], year),
    weight: row.weight === undefined ? '' : String(row.weight),
    tags: (row.tags ?? []).join('、'),
  };
}

/** A unit's name where a table that says it means this unit and no other; else its code. */
function unitText(code: string, directory: DirectoryIndex): string {
  const name = directory.unitsByCode.get(code)?.name;
  if (name === undefined) return code;
  const found = findUnit(name, directory);
  return isFound(found) && found.code === code && splitNames(name).length === 1 ? name : code;
}

/** Somebody's name and address; what is no address of the directory stays as it was written. */
function person(written: string | null, directory: DirectoryIndex): { name: string; address: string } {
  if (written === null) return { name: '', address: '' };
  const found = directory.officialsByAddress.get(written.toLowerCase()) ?? findByAddress(written, directory);
  if ('email' in found || isOfficial(found)) return { name: found.name, address: found.email };
  return written.includes('@') ? { name: '', address: written } : { name: written, address: '' };
}

/** What goes on to the end of a year is written as such a thing is; a date would make it end. */
function deadlineText({ deadline, ongoing }: ReadRow): string {
  return ongoing && deadline.endsWith('-12-31') ? `${deadline.slice(0, 4)}年长期坚持` : deadline;
}

function milestoneText(milestones: readonly Milestone[], year: number): string {
  const texts = milestones.map(({ name, date }) => `${date}：${name}`);
  return numbered(texts, (text) => readMilestones(text, year).milestones.map(({ name, date }) => `${date}：${name}`));
}

const circled = (place: number) => String.fromCodePoint(0x2460 + place);
const forms: readonly ((parts: readonly string[]) => string)[] = [
  (parts) => parts.map((part, at) => `${at + 1}.${part}`).join('\n'),
  (parts) => parts.map((part, at) => `（${at + 1}）${part}`).join('\n'),
  (parts) => (parts.length > 20 ? '' : parts.map((part, at) => `${circled(at)}${part}`).join('\n')),
  (parts) => parts.join('\n'),
];

/** Parts of a cell in the first way of numbering that is read back as they are: a part may hold such numbers itself. */
function numbered(parts: readonly string[], split: (text: string) => readonly string[]): string {
  if (parts.length === 0) return '';
  const texts = forms.map((form) => form(parts));
  const same = (text: string) => {
    const read = split(text);
    return read.length === parts.length && read.every((part, at) => part === parts[at]);
  };
  return texts.find(same) ?? texts[0] ?? '';
}

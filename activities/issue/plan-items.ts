import { uuidv7 } from 'uuidv7';
import { planAgenda } from '../../domain/clocks/agenda';
import type { WorkCalendar } from '../../domain/clocks/calendar';
import type { Issued } from '../../domain/item/event';
import { evolve } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import { canonical } from '../../domain/ledger/canonical';
import type { Body } from '../../domain/ledger/entry';
import { standingOf } from '../../domain/ledger/entry';
import type { Directory } from '../../domain/people/directory';
import type { Actor } from '../../domain/people/roles';
import type { Policy } from '../../domain/policy';
import type { LetterRow } from '../recording/letter-row';
import type { DraftRow } from './draft-row';
import { letterPlanner } from './plan-letters';
import { remembered } from './remembered';

/** What every item of one issue has in common. */
export type Issue = {
  readonly batch: string;
  /** When the person pressed, epoch milliseconds. */
  readonly at: number;
  readonly actor: Actor;
  readonly policy: Policy;
  readonly zone: string;
  readonly calendar: WorkCalendar;
  readonly directory: Directory;
  readonly unitNames: ReadonlyMap<string, string>;
};

/** A row made into an item, with its first ledger entry and the letters that this calls for. */
export type PlannedItem = {
  readonly item: Item;
  readonly row: DraftRow;
  readonly body: string;
  readonly letters: readonly LetterRow[];
};

/** Makes items of a draft's rows, numbered in their order. Rows with one deadline have one plan, reckoned once. */
export function planItems(rows: readonly DraftRow[], issue: Issue): PlannedItem[] {
  const { at, actor } = issue;
  const agendaFor = remembered((deadline: string) => planAgenda({ ...issue, deadline, from: at }));
  const names = new Map(issue.directory.officials.map(({ id, name }) => [id, name]));
  const lettersOf = letterPlanner(issue);

  return rows.map((row, index) => {
    const person = (id: string) => ({ id, name: names.get(id) ?? '' });
    const { clocks, dueAt, yellowAt } = agendaFor(row.deadline);
    const item: Issued['item'] = {
      id: uuidv7(),
      batch: issue.batch,
      number: index + 1,
      task: row.task,
      owner: person(row.owner),
      leader: row.leader ? person(row.leader) : null,
      leadUnit: { code: row.leadUnit, name: issue.unitNames.get(row.leadUnit) ?? '' },
      coUnits: row.coUnits,
      standards: row.standards.map((text, at) => ({ id: `s${at + 1}`, text })),
      milestones: row.milestones.map((milestone, at) => ({ id: `m${at + 1}`, ...milestone, done: false })),
      deadline: row.deadline,
      dueAt,
      yellowAt,
      step: 0,
      percent: 0,
      issuedAt: at,
      signedAt: null,
      submission: null,
      returns: 0,
      acceptedAt: null,
      agenda: clocks,
    };
    const entry = { seq: 1, at, actor, events: [{ type: 'issued' as const, item }] };
    const after = evolve(null, entry);
    const body: Body = { at, actor, events: entry.events, standing: standingOf(after) };
    return { item: after, row, body: canonical(body), letters: lettersOf(entry, after) };
  });
}

import { uuidv7 } from 'uuidv7';
import type { WorkCalendar } from '../../domain/clocks/calendar';
import type { CutOffs } from '../../domain/clocks/rules';
import { evolve } from '../../domain/item/evolve';
import { createIssuing } from '../../domain/item/issuing';
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

/** What every item of one issue has in common. */
export type Issue = {
  readonly batch: string;
  /** When the person pressed, epoch milliseconds. */
  readonly at: number;
  readonly actor: Actor;
  readonly policy: Policy;
  readonly zone: string;
  readonly calendar: WorkCalendar;
  readonly calendarVersion: number;
  readonly closed: CutOffs;
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

/** Makes items of a draft's rows, numbered in their order. */
export function planItems(rows: readonly DraftRow[], issue: Issue): PlannedItem[] {
  const { at, actor, batch } = issue;
  const issued = createIssuing(at, { ...issue, version: { policy: 0, calendar: issue.calendarVersion } });
  const names = new Map(issue.directory.officials.map(({ id, name }) => [id, name]));
  const lettersOf = letterPlanner(issue);

  return rows.map((row, index) => {
    const person = (id: string) => ({ id, name: names.get(id) ?? '' });
    const { task, coUnits, standards, milestones, deadline, content, category, weight, tags, ongoing } = row;
    const item = issued({
      ...{ id: uuidv7(), batch, number: index + 1, task, coUnits, standards, milestones, deadline },
      owner: person(row.owner),
      leader: row.leader ? person(row.leader) : null,
      leadUnit: { code: row.leadUnit, name: issue.unitNames.get(row.leadUnit) ?? '' },
    });
    const about = { content, category, weight, tags, ongoing };
    const entry = { seq: 1, at, actor, events: [{ type: 'issued' as const, item, about }] };
    const after = evolve(null, entry);
    const body: Body = { at, actor, events: entry.events, standing: standingOf(after) };
    return { item: after, row, body: canonical(body), letters: lettersOf(entry, after) };
  });
}

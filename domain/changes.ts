import type { Month } from './clocks/reporting';
import type { Amend, Replan } from './item/command';
import type { Item, UnitName } from './item/item';
import type { Person } from './people/roles';

/** What is carried out for many items, one by one, and recorded on each. */
export type Change =
  /** A year's holiday notice was published: clocks that counted on other days move. */
  | { readonly kind: 'calendar'; readonly year: number; readonly version: number }
  /** The policy of these running batches was changed: their items run under the new one. */
  | { readonly kind: 'policy'; readonly batches: readonly string[]; readonly version: number }
  /** A month was closed by hand before its own end: clocks of its reports end with it, and the next month has begun. */
  | { readonly kind: 'month'; readonly month: Month; readonly cutOff: number }
  /** 离任: what somebody owned and led goes to a successor. */
  | {
      readonly kind: 'leave';
      readonly official: Person;
      readonly successor: Person & { readonly unit: string };
      readonly reason: string;
    }
  | { readonly kind: 'rename'; readonly unit: UnitName; readonly reason: string }
  /** 合并 and 撤销: what a unit led and helped with goes to another. */
  | {
      readonly kind: 'merge' | 'close';
      readonly unit: UnitName;
      readonly successor: UnitName;
      readonly reason: string;
    };

export type ChangeKind = Change['kind'];
export const changeKinds = [
  'calendar',
  'policy',
  'month',
  'leave',
  'rename',
  'merge',
  'close',
] as const satisfies readonly ChangeKind[];

/** A change of the rules that clocks are reckoned by. */
export type RuleChange = Extract<Change, { readonly kind: 'calendar' | 'policy' | 'month' }>;

/** A change of the organisation rather than of the rules. */
export type Reorganisation = Exclude<Change, RuleChange>;

export function isReorganisation(change: Change): change is Reorganisation {
  return change.kind !== 'calendar' && change.kind !== 'policy' && change.kind !== 'month';
}

/** What of an item decides whether a change concerns it. */
export type Placed = Pick<Item, 'state' | 'owner' | 'leader' | 'leadUnit' | 'coUnits'>;

/** The order that puts an item under changed rules. */
export function replanFor({ kind }: RuleChange): Replan {
  return { type: 'replan', cause: kind };
}

/** Whether an item has still to follow a change of the organisation. */
export function concerns(change: Reorganisation, item: Placed): boolean {
  return Object.keys(fieldsFor(change, item)).length > 0;
}

/** The order by which an item follows a change (null: none can be given now), and whether something of it has to wait. */
export type Following = { readonly order: Amend | null; readonly waits: boolean };

/** Under review only the owner may change (domain.md, "States of an item"): all else follows once the item has come back. */
export function amendFor(change: Reorganisation, item: Placed): Following {
  const { owner, ...others } = fieldsFor(change, item);
  const waits = item.state === 'under_review' && Object.keys(others).length > 0;
  const fields = { ...(owner && { owner }), ...(waits ? {} : others) };
  const order = Object.keys(fields).length > 0 ? { type: 'amend' as const, reason: change.reason, ...fields } : null;
  return { order, waits };
}

type Fields = Partial<Pick<Amend, 'owner' | 'leader' | 'leadUnit' | 'coUnits'>>;

function fieldsFor(change: Reorganisation, { owner, leader, leadUnit, coUnits }: Placed): Fields {
  switch (change.kind) {
    case 'leave': {
      const { id, name } = change.successor;
      return {
        ...(owner.id === change.official.id && { owner: change.successor }),
        ...(leader?.id === change.official.id && { leader: { id, name } }),
      };
    }
    case 'rename':
      return leadUnit.code === change.unit.code && leadUnit.name !== change.unit.name ? { leadUnit: change.unit } : {};
    case 'merge':
    case 'close': {
      const { unit, successor } = change;
      const leads = leadUnit.code === unit.code;
      const lead = leads ? successor.code : leadUnit.code;
      // A unit does not co-operate with itself.
      const helping = coUnits
        .map((code) => (code === unit.code ? successor.code : code))
        .filter((code) => code !== lead);
      const others = [...new Set(helping)];
      return {
        ...(leads && { leadUnit: successor }),
        ...(others.join() !== coUnits.join() && { coUnits: others }),
      };
    }
  }
}

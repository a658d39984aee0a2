/** What an account is in the organisation (domain.md, "Who"). */
export const roles = ['secretariat', 'official', 'unit_head', 'leader', 'auditor', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** What a unit is; units are compared with units of their own kind. */
export const unitKinds = [
  'leading-group',
  'department',
  'county',
  'park',
  'township',
  'community',
  'campus',
  'enterprise',
] as const;
export type UnitKind = (typeof unitKinds)[number];

/** People named by their relation to an item, as a policy's `to` names them. */
export const relations = ['owner', 'unit_head', 'leader', 'leading_group', 'secretariat'] as const;
export type Relation = (typeof relations)[number];

/** What a person is to one item when giving a command: the ground on which the command is allowed. */
export const capacities = ['owner', 'substitute', 'unit_head', 'co_unit', 'secretariat', 'leader'] as const;
export type Capacity = (typeof capacities)[number];

/** A person as the ledger names them: the account, and the name at that time, which later changes leave alone. */
export type Person = { readonly id: string; readonly name: string };

/** Who gives a command, and by what right. */
export type Actor = Person & { readonly as: Capacity };

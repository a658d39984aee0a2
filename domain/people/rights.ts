import type { CommandType } from '../item/command';
import type { State } from '../item/item';
import type { Capacity } from './roles';

type Rule = { readonly in: readonly State[]; readonly by: readonly Capacity[] };

/**
 * Who may do what, and when: the one table that the workflow decides by, the API checks against and the dashboard
 * draws its buttons from (domain.md, "States of an item").
 */
export const rights: Readonly<Record<CommandType, Rule>> = {
  sign: { in: ['assigned'], by: ['owner', 'substitute'] },
  report: {
    in: ['assigned', 'in_progress', 'under_review'],
    by: ['owner', 'substitute', 'unit_head', 'co_unit'],
  },
  submit: { in: ['assigned', 'in_progress'], by: ['owner', 'substitute', 'unit_head'] },
  accept: { in: ['under_review'], by: ['secretariat'] },
  return: { in: ['under_review'], by: ['secretariat'] },
  suspend: { in: ['assigned', 'in_progress'], by: ['secretariat'] },
  resume: { in: ['suspended'], by: ['secretariat'] },
  cancel: { in: ['assigned', 'in_progress', 'under_review', 'suspended'], by: ['secretariat'] },
  approve: { in: ['assigned', 'in_progress', 'under_review', 'suspended'], by: ['leader'] },
  reject: { in: ['assigned', 'in_progress', 'under_review', 'suspended'], by: ['leader'] },
};

/** The ground on which a person with these capacities may give a command; undefined where there is none. */
export function groundFor(command: CommandType, capacities: readonly Capacity[]): Capacity | undefined {
  return rights[command].by.find((capacity) => capacities.includes(capacity));
}

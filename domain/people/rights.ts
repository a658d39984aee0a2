import type { CommandType } from '../item/command';
import { leaderDecides } from '../item/extensions';
import type { Item, State } from '../item/item';
import type { Capacity } from './roles';

type Rule = { readonly in: readonly State[]; readonly by: readonly Capacity[] };

const withOwner = ['assigned', 'in_progress'] as const satisfies readonly State[];
const open = [...withOwner, 'under_review', 'suspended'] as const satisfies readonly State[];
const ownersSide = ['owner', 'substitute', 'unit_head'] as const satisfies readonly Capacity[];

/**
 * Who may do what, and when: the one table that the workflow decides by, the API checks against and the dashboard
 * draws its buttons from (domain.md, "States of an item"). What depends on more than state and capacity is decided
 * with the command itself: `amend` by a unit's head, an extension from the second on.
 */
export const rights: Readonly<Record<CommandType, Rule>> = {
  sign: { in: ['assigned'], by: ['owner', 'substitute'] },
  report: { in: [...withOwner, 'under_review'], by: [...ownersSide, 'co_unit'] },
  submit: { in: withOwner, by: ownersSide },
  withdraw: { in: ['under_review'], by: ownersSide },
  accept: { in: ['under_review'], by: ['secretariat'] },
  return: { in: ['under_review'], by: ['secretariat'] },
  'request-extension': { in: withOwner, by: ownersSide },
  'grant-extension': { in: withOwner, by: ['secretariat', 'leader'] },
  'refuse-extension': { in: withOwner, by: ['secretariat', 'leader'] },
  amend: { in: open, by: ['secretariat', 'unit_head'] },
  suspend: { in: withOwner, by: ['secretariat'] },
  resume: { in: ['suspended'], by: ['secretariat'] },
  cancel: { in: open, by: ['secretariat'] },
  reopen: { in: ['accepted'], by: ['secretariat'] },
  'carry-over': { in: withOwner, by: ['secretariat'] },
  approve: { in: [...open, 'accepted'], by: ['leader'] },
  reject: { in: [...open, 'accepted'], by: ['leader'] },
  instruct: { in: [...open, 'accepted', 'cancelled'], by: ['leader'] },
  remind: { in: withOwner, by: ['secretariat', 'leader', 'unit_head'] },
  // A suspension stops every clock, that of an answer too: nothing is asked of the owner until the item is resumed.
  'acknowledge-notice': { in: [...withOwner, 'under_review'], by: ownersSide },
  'answer-notice': { in: [...withOwner, 'under_review'], by: ownersSide },
  replan: { in: open, by: ['secretariat'] },
};

/**
 * The ground on which a person with these capacities may give a command; undefined where there is none. Who is several
 * things at once decides an extension as whichever of them may decide it on this item.
 */
export function groundFor(
  command: CommandType,
  capacities: readonly Capacity[],
  item?: Pick<Item, 'extensionsGranted'>,
): Capacity | undefined {
  const { by } = rights[command];
  const own = item && decidesExtension(command) ? (leaderDecides(item) ? 'leader' : 'secretariat') : undefined;
  if (own !== undefined && capacities.includes(own)) return own;
  return by.find((capacity) => capacities.includes(capacity));
}

function decidesExtension(command: CommandType): boolean {
  return command === 'grant-extension' || command === 'refuse-extension';
}

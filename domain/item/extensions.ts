import type { Command, RefuseExtension, RequestExtension } from './command';
import type { Decision } from './decision';
import { isBlank, refuse } from './decision';
import type { ExtensionRequest, Item } from './item';

/** 申请延期: a later deadline, with a reason, while the policy allows one more; one waits at a time. */
export function requestExtension(item: Item, { actor, at }: Command, order: RequestExtension): Decision {
  if (isBlank(order.reason)) return refuse('reason_missing', { command: order.type });
  if (item.extension) return refuse('already_asked', { command: order.type });
  const { deadline, dueAt, reason } = order;
  const extension = { number: item.extensionsAsked + 1, by: actor.id, deadline, dueAt, reason };
  return refuseGrant(item, extension, at) ?? { events: [{ type: 'extension_asked', extension }] };
}

/** Grants it: the item may have moved on since it was asked for, so everything is looked at again. */
export function grantExtension(item: Item, command: Command): Decision {
  const { extension } = item;
  if (!extension) return refuse('no_extension_asked', {});
  const faulty = refuseDecider(item, extension, command) ?? refuseGrant(item, extension, command.at);
  return faulty ?? { events: [{ type: 'extension_granted', extension, from: item.deadline }] };
}

export function refuseExtension(item: Item, command: Command, { type, reason }: RefuseExtension): Decision {
  const { extension } = item;
  if (!extension) return refuse('no_extension_asked', {});
  const faulty = refuseDecider(item, extension, command);
  if (faulty) return faulty;
  if (isBlank(reason)) return refuse('reason_missing', { command: type });
  return { events: [{ type: 'extension_refused', extension, reason }] };
}

/** Whether a leader decides the next extension: from the second granted one on (domain.md, "States of an item"). */
export function leaderDecides(item: Pick<Item, 'extensionsGranted'>): boolean {
  return item.extensionsGranted >= 1;
}

/** The first is the secretariat's to decide, the others a leader's; nobody decides their own. */
function refuseDecider(item: Item, { by }: ExtensionRequest, { actor }: Command): Decision | undefined {
  if (by === actor.id) return refuse('own_request', {});
  if (leaderDecides(item) && actor.as !== 'leader') return refuse('leader_decides', {});
  if (!leaderDecides(item) && actor.as !== 'secretariat') return refuse('secretariat_decides', {});
  return undefined;
}

function refuseGrant(item: Item, { deadline, dueAt }: ExtensionRequest, at: number): Decision | undefined {
  if (item.extensionsGranted >= item.extensionsMax) return refuse('extensions_used_up', { max: item.extensionsMax });
  if (dueAt <= item.dueAt) return refuse('deadline_not_later', { deadline: item.deadline, given: deadline });
  return dueAt <= at ? refuse('deadline_past', { given: deadline }) : undefined;
}

import { rights } from '../people/rights';
import type { Approve, Cancel, Command, Reject, Suspend } from './command';
import type { Decision } from './decision';
import { isBlank, refuse } from './decision';
import type { Item, Request } from './item';

/** Asks for what a leader decides (domain.md, "States of an item": suspend, cancel). The same thing is not asked for twice. */
export function ask(item: Item, { actor }: Command, order: Suspend | Cancel): Decision {
  if (isBlank(order.reason)) return refuse('reason_missing', { command: order.type });
  if (item.requests.some(({ kind }) => kind === order.type)) return refuse('already_asked', { command: order.type });
  const id = `${order.type}-${item.version + 1}`;
  return { events: [{ type: 'asked', request: { id, kind: order.type, by: actor.id, reason: order.reason } }] };
}

/** Grants a request; the item may have moved on since it was made, so its state is looked at again. */
export function approve(item: Item, { actor }: Command, order: Approve): Decision {
  const request = item.requests.find(({ id }) => id === order.request);
  if (!request) return refuse('request_unknown', { request: order.request });
  if (request.by === actor.id) return refuse('own_request', {});
  if (!rights[request.kind].in.includes(item.state))
    return refuse('not_in_this_state', { state: item.state, command: request.kind });
  return { events: [{ type: 'approved', request: request.id }, effectOf(request)] };
}

export function reject(item: Item, { actor }: Command, order: Reject): Decision {
  const request = item.requests.find(({ id }) => id === order.request);
  if (!request) return refuse('request_unknown', { request: order.request });
  if (request.by === actor.id) return refuse('own_request', {});
  if (isBlank(order.reason)) return refuse('reason_missing', { command: order.type });
  return { events: [{ type: 'rejected', request: request.id, reason: order.reason }] };
}

function effectOf({ kind, reason }: Request) {
  return { type: kind === 'suspend' ? ('suspended' as const) : ('cancelled' as const), reason };
}

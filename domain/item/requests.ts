import { rights } from '../people/rights';
import type { Approve, Cancel, Command, Reject, Reopen, Suspend } from './command';
import type { Decision } from './decision';
import { isBlank, refuse } from './decision';
import type { Event } from './event';
import type { Item, Request } from './item';

/** Asks for what a leader decides (domain.md, "States of an item": suspend, cancel, reopen). Nothing is asked for twice. */
export function ask(item: Item, { actor, at }: Command, order: Suspend | Cancel | Reopen): Decision {
  const { type, reason } = order;
  if (isBlank(reason)) return refuse('reason_missing', { command: type });
  if (item.requests.some(({ kind }) => kind === type)) return refuse('already_asked', { command: type });
  const moved = order.type === 'reopen' ? order.deadline : undefined;
  if (moved && moved.dueAt <= at) return refuse('deadline_past', { given: moved.deadline });
  const request = { id: `${type}-${item.version + 1}`, kind: type, by: actor.id, reason, ...moved };
  return { events: [{ type: 'asked', request }] };
}

/** Grants a request; the item may have moved on since it was made, so its state is looked at again. */
export function approve(item: Item, { actor, at }: Command, order: Approve): Decision {
  const request = item.requests.find(({ id }) => id === order.request);
  if (!request) return refuse('request_unknown', { request: order.request });
  if (request.by === actor.id) return refuse('own_request', {});
  if (!rights[request.kind].in.includes(item.state))
    return refuse('not_in_this_state', { state: item.state, command: request.kind });
  if (request.dueAt !== undefined && request.dueAt <= at)
    return refuse('deadline_past', { given: request.deadline ?? '' });
  return { events: [{ type: 'approved', request: request.id }, effectOf(request)] };
}

export function reject(item: Item, { actor }: Command, order: Reject): Decision {
  const request = item.requests.find(({ id }) => id === order.request);
  if (!request) return refuse('request_unknown', { request: order.request });
  if (request.by === actor.id) return refuse('own_request', {});
  if (isBlank(order.reason)) return refuse('reason_missing', { command: order.type });
  return { events: [{ type: 'rejected', request: request.id, reason: order.reason }] };
}

function effectOf({ kind, reason, deadline, dueAt }: Request): Event {
  switch (kind) {
    case 'suspend':
      return { type: 'suspended', reason };
    case 'cancel':
      return { type: 'cancelled', reason };
    case 'reopen': {
      const moved = deadline !== undefined && dueAt !== undefined ? { deadline, dueAt } : null;
      return { type: 'reopened', reason, deadline: moved };
    }
  }
}

import { rights } from '../people/rights';
import type { Approve, Cancel, CarryOver, Command, NewDeadline, Reject, Reopen, Suspend } from './command';
import type { Decision } from './decision';
import { isBlank, refuse } from './decision';
import type { Event } from './event';
import type { Item, Request, RequestKind } from './item';

type Asking = Suspend | Cancel | Reopen | CarryOver;

/** The command by which each kind of request is made: its rights are those of the request. */
export const commandOfKind = {
  suspend: 'suspend',
  cancel: 'cancel',
  reopen: 'reopen',
  carry_over: 'carry-over',
} as const satisfies Record<RequestKind, Asking['type']>;

export function kindOfCommand(type: Asking['type']): RequestKind {
  return type === 'carry-over' ? 'carry_over' : type;
}

/** Asks for what a leader decides (domain.md, "States of an item" and "Quarter clear"). Nothing is asked for twice. */
export function ask(item: Item, { actor, at }: Command, order: Asking): Decision {
  const { type, reason } = order;
  if (isBlank(reason)) return refuse('reason_missing', { command: type });
  const kind = kindOfCommand(type);
  if (item.requests.some((request) => request.kind === kind)) return refuse('already_asked', { command: type });
  const moved = movedBy(order);
  if (order.type === 'carry-over' && order.dueAt <= order.quarterEnd)
    return refuse('deadline_within_quarter', { given: order.deadline, period: order.period });
  if (moved && moved.dueAt <= at) return refuse('deadline_past', { given: moved.deadline });
  const request = { id: `${kind}-${item.version + 1}`, kind, by: actor.id, reason, ...moved, ...quarterOf(order) };
  return { events: [{ type: 'asked', request }] };
}

function movedBy(order: Asking): NewDeadline | undefined {
  if (order.type === 'carry-over') return { deadline: order.deadline, dueAt: order.dueAt };
  return order.type === 'reopen' ? order.deadline : undefined;
}

function quarterOf(order: Asking): Pick<Request, 'period'> {
  return order.type === 'carry-over' ? { period: order.period } : {};
}

/** Grants a request; the item may have moved on since it was made, so its state is looked at again. */
export function approve(item: Item, { actor, at }: Command, order: Approve): Decision {
  const request = item.requests.find(({ id }) => id === order.request);
  if (!request) return refuse('request_unknown', { request: order.request });
  if (request.by === actor.id) return refuse('own_request', {});
  const command = commandOfKind[request.kind];
  if (!rights[command].in.includes(item.state)) return refuse('not_in_this_state', { state: item.state, command });
  if (request.dueAt !== undefined && request.dueAt <= at)
    return refuse('deadline_past', { given: request.deadline ?? '' });
  return { events: [{ type: 'approved', request: request.id }, effectOf(request, item)] };
}

export function reject(item: Item, { actor }: Command, order: Reject): Decision {
  const request = item.requests.find(({ id }) => id === order.request);
  if (!request) return refuse('request_unknown', { request: order.request });
  if (request.by === actor.id) return refuse('own_request', {});
  if (isBlank(order.reason)) return refuse('reason_missing', { command: order.type });
  return { events: [{ type: 'rejected', request: request.id, reason: order.reason }] };
}

function effectOf(request: Request, item: Item): Event {
  const { kind, reason } = request;
  switch (kind) {
    case 'suspend':
      return { type: 'suspended', reason };
    case 'cancel':
      return { type: 'cancelled', reason };
    case 'reopen':
      return { type: 'reopened', reason, deadline: deadlineOf(request) };
    case 'carry_over': {
      const { period } = request;
      const deadline = deadlineOf(request);
      if (!deadline || period === undefined) throw new Error(`the request ${request.id} names no quarter or deadline`);
      return { type: 'carried_over', period, reason, from: item.deadline, deadline };
    }
  }
}

function deadlineOf({ deadline, dueAt }: Request): NewDeadline | null {
  return deadline !== undefined && dueAt !== undefined ? { deadline, dueAt } : null;
}

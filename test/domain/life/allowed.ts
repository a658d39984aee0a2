import type { Amend, Order } from '../../../domain/item/command';
import type { State } from '../../../domain/item/item';
import type { Actor, Capacity } from '../../../domain/people/roles';
import type { Model } from './model';

type Who = readonly Capacity[];
type Rule = Partial<Record<State, Who>>;

const ownersSide: Who = ['owner', 'substitute', 'unit_head'];
const inHand = (...as: Who): Rule => ({ assigned: as, in_progress: as });
const undecided = (...as: Who): Rule => ({ ...inHand(...as), under_review: as, suspended: as });

const mayAct: Record<Order['type'], Rule> = {
  sign: { assigned: ['owner', 'substitute'] },
  report: { ...inHand(...ownersSide, 'co_unit'), under_review: [...ownersSide, 'co_unit'] },
  submit: inHand(...ownersSide),
  withdraw: { under_review: ownersSide },
  accept: { under_review: ['secretariat'] },
  return: { under_review: ['secretariat'] },
  'request-extension': inHand(...ownersSide),
  'grant-extension': inHand('secretariat', 'leader'),
  'refuse-extension': inHand('secretariat', 'leader'),
  amend: undecided('secretariat', 'unit_head'),
  suspend: inHand('secretariat'),
  resume: { suspended: ['secretariat'] },
  cancel: undecided('secretariat'),
  reopen: { accepted: ['secretariat'] },
  'carry-over': inHand('secretariat'),
  approve: { ...undecided('leader'), accepted: ['leader'] },
  reject: { ...undecided('leader'), accepted: ['leader'] },
  instruct: { ...undecided('leader'), accepted: ['leader'], cancelled: ['leader'] },
  remind: inHand('secretariat', 'leader', 'unit_head'),
  'acknowledge-notice': { ...inHand(...ownersSide), under_review: ownersSide },
  'answer-notice': { ...inHand(...ownersSide), under_review: ownersSide },
  replan: undecided('secretariat'),
};

/** Whether a person may do this now (domain.md, "States of an item"). */
export function allows(model: Model, order: Order, by: Actor, at: number, version: number | undefined): boolean {
  if (version !== undefined && version !== model.version) return false;
  return (mayAct[order.type][model.state] ?? []).includes(by.as) && isWhole(model, order, by, at);
}

const says = (text: string | undefined) => /\S/.test(text ?? '');
const whole = (given: number) => given >= 0 && given <= 100 && given % 1 === 0;

function isWhole(model: Model, order: Order, by: Actor, at: number): boolean {
  const ids = model.standards.map(({ id }) => id);
  const onlyOnce = (given: readonly { readonly id: string }[]) =>
    new Set(given.map(({ id }) => id)).size === given.length && given.every(({ id }) => ids.includes(id));
  const all = (given: readonly { readonly id: string }[]) => ids.every((id) => given.some((one) => one.id === id));
  switch (order.type) {
    case 'report': {
      const reached = (order.milestones ?? []).every(({ id }) => model.clocks.milestones.includes(id));
      return (
        whole(order.percent) && reached && (by.as === 'co_unit' || order.percent >= model.percent || says(order.reason))
      );
    }
    case 'submit':
      return onlyOnce(order.standards) && all(order.standards.filter(({ how }) => says(how)));
    case 'accept': {
      const met = order.standards.every((one) => one.met);
      const judged = onlyOnce(order.standards) && all(order.standards) && met;
      return judged && whole(order.effectRating) && by.id !== model.submitted?.by;
    }
    case 'return':
      return onlyOnce(order.standards) && order.standards.some(({ met }) => !met) && says(order.reason);
    case 'request-extension':
      return says(order.reason) && model.extension === null && mayExtend(model, order.dueAt, at);
    case 'grant-extension':
      return decides(model, by) && mayExtend(model, model.extension?.dueAt ?? 0, at);
    case 'refuse-extension':
      return decides(model, by) && says(order.reason);
    case 'amend':
      return mayAmend(model, order, by, at);
    case 'suspend':
    case 'cancel':
    case 'reopen': {
      const due = order.type === 'reopen' ? order.deadline : undefined;
      const free = model.asked.every(({ kind }) => kind !== order.type);
      return says(order.reason) && free && (due === undefined || due.dueAt > at);
    }
    case 'carry-over': {
      const free = model.asked.every(({ kind }) => kind !== order.type);
      return says(order.reason) && free && order.dueAt > order.quarterEnd && order.dueAt > at;
    }
    case 'approve': {
      const request = model.asked.find(({ id }) => id === order.request);
      if (!request || request.by === by.id) return false;
      return model.state in mayAct[request.kind] && (request.due === null || request.due.dueAt > at);
    }
    case 'reject': {
      const request = model.asked.find(({ id }) => id === order.request);
      return request !== undefined && request.by !== by.id && says(order.reason);
    }
    case 'instruct':
      return says(order.text);
    case 'acknowledge-notice':
      return model.notices.some(({ id, read }) => id === order.notice && !read);
    case 'answer-notice':
      return model.notices.some(({ id, answered }) => id === order.notice && !answered) && says(order.text);
    default:
      return true;
  }
}

/** The number allowed is not used up, and the deadline is later than the one in force and than now. */
function mayExtend(model: Model, dueAt: number, at: number): boolean {
  return model.extensionsGranted < model.policy.extensionsMax && dueAt > model.dueAt && dueAt > at;
}

/** The secretariat decides the first extension, a leader the others, and nobody their own. */
function decides({ extension, extensionsGranted }: Model, by: Actor): boolean {
  return extension !== null && extension.by !== by.id && by.as === (extensionsGranted === 0 ? 'secretariat' : 'leader');
}

/** Something changes, for a reason; under review the owner alone; by a unit's head the owner alone, within the unit. */
function mayAmend(
  model: Model,
  { reason, owner, coUnits, deadline, standards, ...others }: Amend,
  by: Actor,
  at: number,
): boolean {
  const handed = owner !== undefined && owner.id !== model.owner;
  const moved = deadline !== undefined && deadline.deadline !== model.deadline;
  const texts = model.standards.map(({ text }) => text).join('\n');
  const judged = standards !== undefined && standards.join('\n') !== texts;
  const joined = coUnits !== undefined && coUnits.toSorted().join() !== model.coUnits.toSorted().join();
  expect(Object.keys(others)).toEqual(['type']);
  if (!says(reason) || !(handed || moved || judged || joined)) return false;
  const ownerOnly = handed && !moved && !judged && !joined;
  if (by.as === 'unit_head' && !(ownerOnly && owner.unit === 'U1')) return false;
  if (model.state === 'under_review' && !ownerOnly) return false;
  if (joined && coUnits.includes('U1')) return false; // who leads does not co-operate
  if (moved && deadline.dueAt <= at) return false;
  return standards === undefined || (standards.length > 0 && standards.every(says));
}

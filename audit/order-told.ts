import type { Amend, Order } from '../domain/item/command';
import type { Amended, Event } from '../domain/item/event';
import type { Item } from '../domain/item/item';
import { canonical } from '../domain/ledger/canonical';

type Type = Event['type'];
type Words = Readonly<Record<string, unknown>>;

/** The event that tells of each order, and what else may come of it besides. */
const toldBy: Readonly<Record<Order['type'], readonly [Type, ...Type[]]>> = {
  sign: ['signed'],
  report: ['reported', 'signed'],
  submit: ['submitted', 'signed'],
  withdraw: ['withdrawn'],
  accept: ['accepted'],
  return: ['returned'],
  'request-extension': ['extension_asked'],
  'grant-extension': ['extension_granted'],
  'refuse-extension': ['extension_refused'],
  amend: ['amended'],
  suspend: ['asked'],
  cancel: ['asked'],
  reopen: ['asked'],
  'carry-over': ['asked'],
  approve: ['approved', 'suspended', 'cancelled', 'reopened', 'carried_over'],
  reject: ['rejected'],
  resume: ['resumed'],
  instruct: ['instructed'],
  remind: ['urged'],
  'acknowledge-notice': ['notice_acknowledged'],
  'answer-notice': ['notice_answered'],
  replan: ['replanned'],
};

/** What the rules put to the words of an order, in the events that tell of it. */
const added: ReadonlySet<string> = new Set(['type', 'part', 'count', 'late', 'along', 'from', 'extension']);

/**
 * Whether events say what was ordered, whatever the rules of the time made of it: the event of that order with all its
 * words, numbers and dates and no others, and besides only what may come of it, or is `following`.
 */
export function carriesOut(
  before: Item,
  events: readonly Event[],
  order: Order,
  following: ReadonlySet<Type>,
): boolean {
  const types = toldBy[order.type];
  const [main] = events.filter(({ type }) => type === types?.[0]);
  const rest = events.filter((event) => event !== main);
  return (
    main !== undefined &&
    says(main, order) &&
    rest.every(({ type }) => (types.includes(type) && type !== main.type) || following.has(type)) &&
    rest.every((event) => isAsGranted(before, event, order))
  );
}

function says(event: Event, order: Order): boolean {
  if (event.type === 'amended' && order.type === 'amend') return saysAmended(event, order);
  return canonical(saidIn(event)) === canonical(wordsOf(order));
}

/** An order's words; a deadline that it names as a whole stands in requests by its parts. */
function wordsOf(order: Order): Words {
  const { type: _, quarterEnd: __, deadline, ...words } = order as Order & { quarterEnd?: number; deadline?: unknown };
  return { ...words, ...(typeof deadline === 'object' ? deadline : { deadline }) };
}

function saidIn(event: Event): Words {
  if (event.type === 'asked') return without(event.request, ['id', 'kind', 'by']);
  if (event.type === 'extension_asked') return without(event.extension, ['number', 'by']);
  return without(event, added);
}

function without(value: object, keys: Iterable<string>): Words {
  const gone = new Set(keys);
  return Object.fromEntries(Object.entries(value).filter(([key]) => !gone.has(key)));
}

/** What was given as it stood is no change, and left out; all else changes to what was ordered. */
function saysAmended({ type: _, reason, standards, ...changes }: Amended, order: Amend): boolean {
  const ordered: Words = { ...order, ...(order.owner && { owner: { id: order.owner.id, name: order.owner.name } }) };
  const texts = standards?.to.map(({ text }) => text);
  return (
    reason === order.reason &&
    (texts === undefined || canonical(texts) === canonical(order.standards)) &&
    Object.entries(changes).every(([field, { to }]) => canonical(to) === canonical(ordered[field]))
  );
}

/** What an approval brings is what had been asked for. */
function isAsGranted({ requests }: Item, event: Event, order: Order): boolean {
  if (order.type !== 'approve' || !toldBy.approve.includes(event.type)) return true;
  const request = requests.find(({ id }) => id === order.request);
  const { reason, deadline } = event as { reason?: string; deadline?: { deadline: string; dueAt: number } | null };
  return request?.reason === reason && request?.deadline === deadline?.deadline && request?.dueAt === deadline?.dueAt;
}

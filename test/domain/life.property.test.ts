import fc from 'fast-check';
import { isLate } from '../../domain/clocks/light';
import type { Order } from '../../domain/item/command';
import { commandTypes } from '../../domain/item/command';
import { decide } from '../../domain/item/decide';
import type { Event } from '../../domain/item/event';
import { fold } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import { refusalCodes } from '../../domain/item/refusal';
import { decideTick } from '../../domain/item/ring';
import { canonical } from '../../domain/ledger/canonical';
import { lettersFor } from '../../domain/letters/letter';
import { at, Life, refused, told } from './item/life';
import { orders } from './item/orders';
import { allows } from './life/allowed';
import type { Expected } from './life/model';
import { Model } from './life/model';
import { holdsPlan } from './life/plan';
import type { Step } from './life/steps';
import { settings, steps } from './life/steps';

/** What the runs came upon; a property that never meets its case proves nothing. */
const seen = new Set<string>();

/** Freezes all the way down, so that whoever changes what they were given throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value))
    Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

type Setting = NonNullable<ConstructorParameters<typeof Life>[0]>;

/** What an entry of the clocks says, in the model's words. */
function heard(events: readonly Event[], light: Expected['light']): Expected {
  const only = <T extends Event['type']>(type: T) => {
    const found = events.filter((event): event is Extract<Event, { type: T }> => event.type === type);
    if (type !== 'notice_lapsed') expect(found.length).toBeLessThan(2);
    return found;
  };
  const [chased] = only('report_chased');
  const [missed] = only('report_missed');
  expect(chased && missed).toBeUndefined();
  return {
    reminder: only('reminded')[0]?.by ?? null,
    rungs: only('escalated')[0]?.steps ?? [],
    light,
    chase: only('sign_chased')[0]?.step ?? 0,
    report: missed ? `${missed.month} missed` : chased ? `${chased.by} of ${chased.month}` : null,
    lapsed: only('notice_lapsed').map(({ notice }) => notice),
    notice: only('noticed')[0]?.notice.colour ?? null,
  };
}

/** Takes one step in both lives and holds them against one another. Returns the time after it. */
function take(step: Step, now: number, life: Life, model: Model): number {
  const next = model.clocks.next(now) ?? now;
  const when = 'ms' in step.wait ? now + step.wait.ms : Math.max(now, next + step.wait.nextClock);
  if ('tick' in step) wake(step.tick, when, life, model);
  else command(step, when, life, model);
  return when;
}

function wake(tick: 'once' | 'twice', when: number, life: Life, model: Model): void {
  const before = frozen(life.item);
  expect(decideTick(before, { id: '', now: when })).toEqual(decideTick(before, { id: 'again', now: when }));
  const expected = model.wakes(when);
  const events = life.tick(when);
  if (!expected) expect(events).toEqual([]);
  else expect(heard(life.last, life.item.light)).toEqual(expected);
  expect(life.item.light).toBe(model.light(when));
  if (!expected) return;
  for (const event of life.last) {
    if (event.type === 'scheduled') model.clocks.add(event.clocks);
    if (event.type === 'noticed') model.notices.push({ ...event.notice, read: false, answered: false });
  }
  if (expected.rungs.length > 1) seen.add(`rungs together, ${before.returns > 0 ? 'after a return' : 'missed'}`);
  if (expected.notice) seen.add(`${expected.notice} notice`);
  for (const type of told(life.last)) seen.add(type);
  // What a new month finds unheard rings at once, and then nothing does.
  if (tick === 'twice') {
    wake('once', when, life, model);
    expect(life.tick(when)).toEqual([]);
  }
}

function command(step: Extract<Step, { order: Order }>, when: number, life: Life, model: Model): void {
  const before = frozen(life.item);
  const version = step.version === undefined ? undefined : model.version + step.version;
  const order = named(step.order, before);
  const allowed = allows(model, order, step.by, when, version);
  const decision = life.order(step.by, order, when, version);
  const again = { id: 'again', at: when, actor: step.by, ifVersion: version, order };
  expect(decide(before, again)).toEqual(decision);
  expect([order, refused(decision)]).toEqual([order, allowed ? undefined : expect.any(String)]);
  seen.add(refused(decision) ?? order.type);
  if (!allowed) expect(life.item).toBe(before);
  if (!allowed) return;

  const wanted = model.clocks.isWanting;
  const stood = model.state;
  const carriedBefore = model.carried;
  const reckoned = model.does(order, step.by, when);
  if (order.type === 'amend') amended(order, life.item, model);
  if (reckoned) {
    holdsPlan(life.item, model, reckoned, when);
    const { deadline, dueAt, notices } = life.item;
    Object.assign(model, { deadline, dueAt });
    for (const { id, dueAt } of notices) Object.assign(model.notices.find((one) => one.id === id) ?? {}, { dueAt });
    model.clocks.take(life.item);
    expect(life.item.ladders).toBe(model.ladders);
  }
  const facts = told('events' in decision ? decision.events.filter(isOwn) : []);
  const signs = before.signedAt === null && life.item.signedAt !== null && order.type !== 'sign';
  expect(facts).toEqual([...(signs ? ['signed'] : []), ...factsOf(order, model.state, model.carried > carriedBefore)]);
  expect(told(life.last.filter(isOwn))).toEqual([...facts, ...(reckoned ? ['planned'] : [])]);
  // What people say lets the light be, which is the clocks' to turn, but for what is wanting no more, or again; what
  // moves the item or its deadline lights it anew.
  if (model.carried > carriedBefore) seen.add(`carried over, ${before.step > 0 ? 'ending an escalation' : 'in time'}`);
  const moves = (stood !== model.state && order.type !== 'sign' && order.type !== 'report') || reckoned !== null;
  const turns = wanted !== model.clocks.isWanting && (before.light === 'green' || before.light === 'yellow');
  const near = !model.clocks.left.some(({ kind }) => kind === 'yellow') || model.clocks.isWanting;
  expect(life.item.light).toBe(moves ? model.light(when) : turns ? (near ? 'yellow' : 'green') : before.light);
}

/** Of several notices that one answer answers, the one that it was given to. */
function isOwn(event: Event): boolean {
  return event.type !== 'notice_answered' || event.along === undefined;
}

/** Standards that stay keep their ids, and no id is given to another. */
function amended(order: Extract<Order, { type: 'amend' }>, { standards, coUnits }: Item, model: Model): void {
  expect(coUnits.toSorted()).toEqual(model.coUnits.toSorted());
  if (!order.standards) expect(standards).toEqual(model.standards);
  if (!order.standards) return;
  expect(standards.map(({ text }) => text)).toEqual(order.standards);
  for (const { id, text } of standards) {
    const known = model.standards.find((one) => one.id === id);
    if (known) expect(known.text).toBe(text);
  }
  const kept = model.standards.filter(({ id }) => standards.some((one) => one.id === id));
  const stay = (text: string, all: readonly string[]) => all.filter((one) => one === text).length;
  const texts = model.standards.map(({ text }) => text);
  for (const text of new Set(texts))
    expect(kept.filter((one) => one.text === text)).toHaveLength(
      Math.min(stay(text, texts), stay(text, order.standards)),
    );
  model.standards = standards;
}

const facts: Partial<Record<Order['type'], string>> = {
  ...{ sign: 'signed', report: 'reported', submit: 'submitted', accept: 'accepted', return: 'returned' },
  ...{ suspend: 'asked', cancel: 'asked', reopen: 'asked', 'carry-over': 'asked', reject: 'rejected' },
  ...{ resume: 'resumed', amend: 'amended' },
  ...{ 'request-extension': 'extension_asked', 'grant-extension': 'extension_granted', withdraw: 'withdrawn' },
  ...{ 'refuse-extension': 'extension_refused', instruct: 'instructed', remind: 'urged', replan: 'replanned' },
  ...{ 'acknowledge-notice': 'notice_acknowledged', 'answer-notice': 'notice_answered' },
};

function factsOf({ type }: Order, state: Item['state'], carried: boolean): string[] {
  if (type !== 'approve') return [facts[type] ?? type];
  if (carried) return ['approved', 'carried_over'];
  return ['approved', state === 'in_progress' ? 'reopened' : state];
}

/** A step speaks of the first or last request or notice, and of all standards; here it gets their ids. */
function named(order: Order, { requests, notices, standards }: Item): Order {
  if (order === orders.submit)
    return { ...orders.submit, standards: standards.map(({ id }) => ({ id, how: '验收单' })) };
  if (order === orders.accept) return { ...orders.accept, standards: standards.map(({ id }) => ({ id, met: true })) };
  const pick = (which: string, all: readonly { readonly id: string }[]) =>
    which === 'none' ? 'none' : (all.at(which === 'last' ? -1 : 0)?.id ?? 'none');
  if (order.type === 'approve' || order.type === 'reject') return { ...order, request: pick(order.request, requests) };
  if (order.type === 'acknowledge-notice' || order.type === 'answer-notice')
    return { ...order, notice: pick(order.notice, notices) };
  return order;
}

/** What holds between any two steps. */
function holds({ item }: Life, model: Model): void {
  const { state, percent, version, step, urged, owner, deadline, dueAt, extensionsAsked, extensionsGranted } = model;
  expect(item).toMatchObject({
    state,
    percent,
    version,
    step,
    urged,
    deadline,
    dueAt,
    extensionsAsked,
    extensionsGranted,
  });
  expect(item.owner.id).toBe(owner);
  expect(item.percent >= 0 && item.percent <= 100).toBe(true);
  expect(item.submission).toEqual(model.submitted);
  expect(item.reportMissing).toBe(model.clocks.missing);
  expect(item.extension?.deadline).toBe(model.extension?.deadline);
  expect(item.notices.map(({ id, answeredAt }) => [id, answeredAt !== null])).toEqual(
    model.notices.map(({ id, answered }) => [id, answered]),
  );
  const left = (state === 'accepted' || state === 'cancelled' ? [] : model.clocks.left).map((clock) => clock.local);
  expect(item.agenda.map((clock) => clock.local)).toEqual(left);
}

/** What holds over a whole life. */
function heldThroughout(life: Life, model: Model): void {
  expect(fold(life.entries)).toEqual(life.item);
  expect(fold(JSON.parse(canonical(life.entries)))).toEqual(life.item);
  expect(life.entries.map(({ seq }) => seq)).toEqual(life.entries.map((_, index) => index + 1));
  const events = life.entries.flatMap((entry) => entry.events);
  once(events.flatMap((event) => (event.type === 'rang' ? event.clocks.map((clock) => JSON.stringify(clock)) : [])));
  once(events.flatMap((event) => (event.type === 'sign_chased' ? [event.step] : [])));
  once(events.flatMap((event) => (event.type === 'report_chased' ? [`${event.by} ${event.month}`] : [])));
  once(events.flatMap((event) => (event.type === 'report_missed' ? [event.month] : [])));
  once(events.flatMap((event) => (event.type === 'notice_lapsed' ? [event.notice] : [])));
  once(life.numbered);
  once(underDeadlines(life, (event) => (event.type === 'reminded' ? [event.by] : []), 'deadline'));
  once(underDeadlines(life, (event) => (event.type === 'escalated' ? event.steps : []), 'ladders'));
  once(underDeadlines(life, (event) => (event.type === 'turned' ? [event.light] : []), 'version'));
  once(letters(life));
  expect(life.item.originalDeadline).toBe(life.items[0]?.deadline);

  const judged = told(events).filter((type) => ['accepted', 'returned', 'withdrawn'].includes(type));
  expect(judged).toHaveLength(model.judged.length);
  const waits = ['under_review', 'cancelled'].includes(life.item.state) && life.item.submission ? 1 : 0;
  expect(model.submissions - judged.length).toBe(waits);
  const accepted = judged.filter((type) => type === 'accepted').length;
  expect(accepted - model.reopened).toBe(life.item.state === 'accepted' ? 1 : 0);
  if (life.item.state !== 'accepted') return;
  const onTime = (model.submitted?.at ?? Number.NaN) <= life.item.dueAt;
  expect(isLate(life.item, Number.MAX_SAFE_INTEGER)).toBe(!onTime);
  seen.add(onTime ? 'accepted on time' : 'accepted late');
}

function once(all: readonly unknown[]): void {
  expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
}

/** What events say, each with the deadline, or the climb of the ladder, under which it was said. */
function underDeadlines(
  life: Life,
  said: (event: Event) => readonly (string | number)[],
  under: 'deadline' | 'ladders' | 'version',
): string[] {
  return life.entries.flatMap(({ events, seq }) =>
    events.flatMap((event) => said(event).map((one) => `${one}@${life.items[seq - 1]?.[under]}`)),
  );
}

/** Every letter that was called for; the outbox would swallow a second of the same matter. */
function letters({ entries, items, rules }: Life): string[] {
  return entries.flatMap((entry, index) =>
    lettersFor(entry, items[index] as Item, rules.policy).map(({ kind, occasion }) => `${kind} ${occasion}`),
  );
}

/** One life, held against the rules from its issue to the last step. */
function live(setting: Setting, steps: readonly Step[]): void {
  const life = new Life(setting);
  const model = new Model(frozen(life.item), life.rules.policy);
  let now = at('01-05 09:30');
  expect(life.item.light).toBe(model.light(now));
  for (const step of steps) {
    now = take(step, now, life, model);
    holds(life, model);
  }
  heldThroughout(life, model);
}

it('any sequence of commands and clocks, by anybody at any time, keeps every rule of an item', () => {
  fc.assert(fc.property(settings, steps, live), { numRuns: process.env.DUBAN_LONG ? 5000 : 150 });
});

it('and the sequences tried meet every command, refusal and kind of waking', () => {
  const wanted = [...commandTypes, ...refusalCodes, 'rang', 'reminded', 'turned', 'escalated', 'sign_chased'];
  wanted.push('report_chased', 'report_missed', 'notice_lapsed', 'blue notice', 'yellow notice', 'red notice');
  wanted.push('rungs together, missed', 'rungs together, after a return', 'accepted on time', 'accepted late');
  wanted.push('carried over, in time', 'carried over, ending an escalation');
  const missing = () => wanted.filter((name) => !seen.has(name));
  for (let more = 0; more < 60 && missing().length > 0; more++)
    for (const [setting, sequence] of fc.sample(fc.tuple(settings, steps), 50)) live(setting, sequence);
  expect(missing()).toEqual([]);
});

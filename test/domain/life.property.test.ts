import fc from 'fast-check';
import { isLate } from '../../domain/clocks/light';
import type { Order } from '../../domain/item/command';
import { commandTypes } from '../../domain/item/command';
import { decide } from '../../domain/item/decide';
import type { Event } from '../../domain/item/event';
import { fold } from '../../domain/item/evolve';
import { refusalCodes } from '../../domain/item/refusal';
import { decideTick } from '../../domain/item/ring';
import { canonical } from '../../domain/ledger/canonical';
import { at, Life, refused, told } from './item/life';
import type { Expected } from './life/model';
import { Model } from './life/model';
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

function begin(setting: Setting) {
  const life = new Life(setting);
  const { agenda, dueAt, yellowAt, standards, milestones } = frozen(life.item);
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
  return { life, model: new Model(agenda, dueAt, yellowAt, ids(standards), ids(milestones)) };
}

/** What an entry of the clocks says, in the model's words. */
function heard(events: readonly Event[], light: Expected['light']): Expected {
  const escalated = events.filter((event) => event.type === 'escalated');
  const reminded = events.filter((event) => event.type === 'reminded');
  expect(escalated.length).toBeLessThan(2);
  expect(reminded.length).toBeLessThan(2);
  return { reminder: reminded[0]?.by ?? null, rungs: escalated[0]?.steps ?? [], light };
}

/** Takes one step in both lives and holds them against one another. Returns the time after it. */
function take(step: Step, now: number, life: Life, model: Model): number {
  const next = model.next(now) ?? now;
  const when = 'ms' in step.wait ? now + step.wait.ms : Math.max(now, next + step.wait.nextClock);
  const before = frozen(life.item);

  if ('tick' in step) {
    expect(decideTick(before, { id: '', now: when })).toEqual(decideTick(before, { id: 'again', now: when }));
    const expected = model.wakes(when);
    const events = life.tick(when);
    if (expected) expect(heard(events, life.item.light)).toEqual(expected);
    else expect(events).toEqual([]);
    expect(life.item.light).toBe(model.light(when));
    if (expected && expected.rungs.length > 1)
      seen.add(`rungs together, ${before.returns > 0 ? 'after a return' : 'missed'}`);
    for (const type of told(events)) seen.add(type);
    if (step.tick === 'twice') expect(life.tick(when)).toEqual([]);
    return when;
  }

  const version = step.version === undefined ? undefined : model.version + step.version;
  const order = named(step.order, before.requests);
  const allowed = model.allows(order, step.by, version);
  const decision = life.order(step.by, order, when, version);
  const again = { id: 'again', at: when, actor: step.by, ifVersion: version, order };
  expect(decide(before, again)).toEqual(decision);
  expect([order, refused(decision)]).toEqual([order, allowed ? undefined : expect.any(String)]);
  seen.add(refused(decision) ?? order.type);
  if (!allowed) {
    expect(life.item).toBe(before);
    return when;
  }
  model.does(order, step.by, when);
  const { agenda, dueAt, yellowAt } = life.item;
  if (order.type === 'resume') model.replan(agenda, dueAt, yellowAt);
  const signs = before.signedAt === null && life.item.signedAt !== null && order.type !== 'sign';
  const says = order.type === 'approve' ? ['approved', life.item.state] : [facts[order.type]];
  expect(told('events' in decision ? decision.events : [])).toEqual([...(signs ? ['signed'] : []), ...says]);
  // What people say lets the light be, which is the clocks' to turn; what moves the item lights it anew.
  const moves = before.state !== life.item.state && order.type !== 'sign' && order.type !== 'report';
  expect(life.item.light).toBe(moves ? model.light(when) : before.light);
  return when;
}

const facts = {
  ...{ sign: 'signed', report: 'reported', submit: 'submitted', accept: 'accepted', return: 'returned' },
  ...{ suspend: 'asked', cancel: 'asked', reject: 'rejected', resume: 'resumed' },
} as const;

/** A step speaks of the first or last request that waits; here it gets its id. */
function named(order: Order, waiting: readonly { readonly id: string }[]): Order {
  if (order.type !== 'approve' && order.type !== 'reject') return order;
  const request = order.request === 'none' ? undefined : waiting.at(order.request === 'first' ? 0 : -1);
  return { ...order, request: request?.id ?? 'none' };
}

/** What holds between any two steps. */
function holds(life: Life, model: Model, stepBefore: number): void {
  const { item } = life;
  expect(item).toMatchObject({ state: model.state, percent: model.percent, version: model.version, step: model.step });
  expect(item.percent >= 0 && item.percent <= 100).toBe(true);
  expect(item.step).toBeGreaterThanOrEqual(stepBefore);
  expect(item.submission).toEqual(model.submitted);
}

/** What holds over a whole life. */
function heldThroughout(life: Life, model: Model): void {
  expect(fold(life.entries)).toEqual(life.item);
  expect(fold(JSON.parse(canonical(life.entries)))).toEqual(life.item);
  expect(life.entries.map(({ seq }) => seq)).toEqual(life.entries.map((_, index) => index + 1));
  const events = life.entries.flatMap((entry) => entry.events);
  const rung = events.flatMap((event) => (event.type === 'rang' ? event.clocks : []));
  expect(new Set(rung.map((clock) => JSON.stringify(clock))).size).toBe(rung.length);
  const steps = events.flatMap((event) => (event.type === 'escalated' ? event.steps : []));
  expect(new Set(steps).size).toBe(steps.length);
  expect(new Set(reminders(life)).size).toBe(reminders(life).length);

  const judged = told(events).filter((type) => type === 'accepted' || type === 'returned');
  expect(judged).toHaveLength(model.judged.length);
  expect(model.submissions - judged.length).toBe(
    ['under_review', 'cancelled'].includes(life.item.state) && life.item.submission ? 1 : 0,
  );
  expect(judged.indexOf('accepted')).toBe(life.item.state === 'accepted' ? judged.length - 1 : -1);
  if (life.item.state !== 'accepted') return;
  expect(told(life.entries.at(-1)?.events ?? [])).toEqual(['accepted']);
  const onTime = (model.submitted?.at ?? Number.NaN) <= life.item.dueAt;
  expect(isLate(life.item, Number.MAX_SAFE_INTEGER)).toBe(!onTime);
  seen.add(onTime ? 'accepted on time' : 'accepted late');
}

/** Reminders with the deadline that they spoke of: a resumption moves it, and its reminders begin anew. */
function reminders(life: Life): string[] {
  return life.entries.flatMap(({ events, seq }) =>
    events.flatMap((event) =>
      event.type === 'reminded' ? [`${event.by}@${fold(life.entries.slice(0, seq)).deadline}`] : [],
    ),
  );
}

/** One life, held against the rules from its issue to the last step. */
function live(setting: Setting, steps: readonly Step[]): void {
  const { life, model } = begin(setting);
  let now = at('01-05 09:30');
  expect(life.item.light).toBe(model.light(now));
  for (const step of steps) {
    const { step: rung } = life.item;
    now = take(step, now, life, model);
    holds(life, model, rung);
  }
  heldThroughout(life, model);
}

it('any sequence of commands and clocks, by anybody at any time, keeps every rule of an item', () => {
  fc.assert(fc.property(settings, steps, live), { numRuns: process.env.DUBAN_LONG ? 5000 : 150 });
});

it('and the sequences tried meet every command, refusal and kind of waking', () => {
  const wanted = [...commandTypes, ...refusalCodes, 'rang', 'reminded', 'turned', 'escalated'];
  wanted.push('rungs together, missed', 'rungs together, after a return', 'accepted on time', 'accepted late');
  const missing = () => wanted.filter((name) => !seen.has(name));
  for (let more = 0; more < 60 && missing().length > 0; more++)
    for (const [setting, sequence] of fc.sample(fc.tuple(settings, steps), 50)) live(setting, sequence);
  expect(missing()).toEqual([]);
});

import fc from 'fast-check';
import type { Order } from '../../../domain/item/command';
import type { Actor, Capacity } from '../../../domain/people/roles';
import { capacities } from '../../../domain/people/roles';
import { defaultPolicy } from '../../../domain/policy';
import { actor } from '../item/life';
import { due, orders, quarter } from '../item/orders';

/** How long it is until a step: some time, or until a moment around the next clock, wherever that is. */
export type Wait = { readonly ms: number } | { readonly nextClock: number };

export type Step =
  | { readonly wait: Wait; readonly order: Order; readonly by: Actor; readonly version: number | undefined }
  | { readonly wait: Wait; readonly tick: 'once' | 'twice' };

const aptTo: Record<Order['type'], Capacity> = {
  ...{
    sign: 'owner',
    report: 'owner',
    submit: 'owner',
    withdraw: 'owner',
    accept: 'secretariat',
    return: 'secretariat',
  },
  ...{ 'request-extension': 'owner', 'grant-extension': 'secretariat', 'refuse-extension': 'secretariat' },
  ...{
    amend: 'secretariat',
    suspend: 'secretariat',
    cancel: 'secretariat',
    resume: 'secretariat',
    reopen: 'secretariat',
    'carry-over': 'secretariat',
  },
  ...{ approve: 'leader', reject: 'leader', instruct: 'leader', remind: 'leader', replan: 'secretariat' },
  ...{ 'acknowledge-notice': 'owner', 'answer-notice': 'unit_head' },
};

const hour = 3_600_000;

const wait: fc.Arbitrary<Wait> = fc.oneof(
  fc.constantFrom(0, 1, 1000, hour, 24 * hour, 20 * 24 * hour).map((ms) => ({ ms })),
  fc.integer({ min: 0, max: 45 * 24 * hour }).map((ms) => ({ ms })),
  { weight: 3, arbitrary: fc.constantFrom(-1, 0, 1, 30_000).map((nextClock) => ({ nextClock })) },
);

const text = fc.constantFrom('', ' ', '返工', '已核');
const id = fc.constantFrom('s1', 's2', 's9');
const percent = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 100 }) },
  { weight: 3, arbitrary: fc.constant(0) },
  fc.constantFrom(-1, 101, 50.5, Number.NaN),
);
const met = fc.record({ id, met: fc.boolean() });

/** Any judgement at all, mostly faulty. */
const judged: fc.Arbitrary<Order> = fc.oneof(
  fc.record({
    type: fc.constant('accept' as const),
    effectRating: percent,
    standards: fc.array(met, { maxLength: 3 }),
  }),
  fc.record({ type: fc.constant('return' as const), reason: text, standards: fc.array(met, { maxLength: 3 }) }),
);

/** Deadlines near and far, past and to come, the same and others. */
const deadline = fc
  .constantFrom(
    '2026-01-05',
    '2026-02-24',
    '2026-03-27',
    '2026-03-28',
    '2026-06-30',
    '2026-12-31',
    '2027-06-30',
    '2029-01-31',
  )
  .map(due);

/** What is asked of a leader, and decided: of the first request that waits, the last, or one that there is not. */
const request = fc.constantFrom('first', 'last', 'none');
const carrying: fc.Arbitrary<Order> = fc
  .tuple(deadline, fc.constantFrom('2025-Q4', '2026-Q1', '2026-Q1', '2026-Q2').map(quarter), text)
  .map(([due, of, reason]) => ({ type: 'carry-over' as const, reason, ...of, ...due }));
const asked: fc.Arbitrary<Order> = fc.oneof(
  fc.record({ type: fc.constantFrom('suspend' as const, 'cancel' as const), reason: text }),
  fc.record({ type: fc.constant('reopen' as const), reason: text, deadline: fc.option(deadline, { nil: undefined }) }),
  carrying,
  fc.record({ type: fc.constant('approve' as const), request }),
  fc.record({ type: fc.constant('reject' as const), request, reason: text }),
);

const extending: fc.Arbitrary<Order> = fc.oneof(
  fc.tuple(deadline, text).map(([due, reason]) => ({ type: 'request-extension' as const, reason, ...due })),
  fc.constant({ type: 'grant-extension' as const }),
  fc.record({ type: fc.constant('refuse-extension' as const), reason: text }),
);

const amending: fc.Arbitrary<Order> = fc.record(
  {
    type: fc.constant('amend' as const),
    reason: text,
    owner: fc
      .constantFrom('owner', 'Zhao')
      .chain((id) => fc.constantFrom('U1', 'U2').map((unit) => ({ id, name: id, unit }))),
    coUnits: fc.constantFrom([], ['U2'], ['U3', 'U2'], ['U1', 'U2']),
    deadline,
    standards: fc.array(fc.constantFrom('管网全部接通', '水质达标', '道路恢复', ' '), { maxLength: 3 }),
  },
  { requiredKeys: ['type', 'reason'] },
);

/** About the first notice on the item, the last, or one that there is not; and a leader's words. */
const noticing: fc.Arbitrary<Order> = fc.oneof(
  fc.record({ type: fc.constant('acknowledge-notice' as const), notice: request }),
  fc.record({ type: fc.constant('answer-notice' as const), notice: request, text }),
  fc.record({ type: fc.constant('instruct' as const), text }),
);

/** Any order at all, mostly faulty. */
const wild: fc.Arbitrary<Order> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('report' as const),
      ...{ percent, done: text, effect: text, reason: fc.option(text, { nil: undefined, freq: 2 }) },
      milestones: fc.array(fc.record({ id: fc.constantFrom('m1', 'm1', 'm9'), done: fc.boolean() }), { maxLength: 2 }),
    }),
  },
  fc.record({
    type: fc.constant('submit' as const),
    standards: fc.array(fc.record({ id, how: text }), { maxLength: 3 }),
  }),
  judged,
  asked,
  extending,
  amending,
  noticing,
);

const order = fc.oneof({ weight: 2, arbitrary: fc.constantFrom<Order>(...Object.values(orders)) }, wild);

/** The right person for an order, as often as not; two of them are one person in two capacities. */
const anyone = fc.constantFrom(
  ...capacities.map((as) => actor(as)),
  actor('secretariat', 'owner'),
  actor('leader', 'secretariat'),
);

const command = fc
  .record({ wait, order, anyone, apt: fc.boolean(), version: fc.option(fc.constantFrom(-1, 0, 1), { freq: 3 }) })
  .map(({ wait, order, anyone, apt, version }): Step => {
    const by = apt ? actor(aptTo[order.type]) : anyone;
    return { wait, order, by, version: version ?? undefined };
  });

const tick = fc.record({ wait, tick: fc.constantFrom('once' as const, 'twice' as const) });

/** What the secretariat may say of a submission, rightly or not; now and then it is the submitter who says it. */
const judgement = fc
  .record({ wait, order: fc.oneof(judged, judged, fc.constant(orders.accept), amending), own: fc.nat({ max: 3 }) })
  .map(
    ({ wait, order, own }): Step => ({
      ...{ wait, order, version: undefined },
      by: actor('secretariat', own === 0 ? 'owner' : 'secretariat'),
    }),
  );

/** A round of review, mostly returned: rare among orders at random, and where most of the clocks' rules lie. */
const round = fc
  .tuple(wait, fc.array(judgement, { maxLength: 3 }), wait, tick, fc.constantFrom('return', 'return', 'withdraw'))
  .map(([first, judgements, second, tick, back]): Step[] => [
    { wait: first, order: orders.submit, by: actor('owner'), version: undefined },
    ...judgements,
    { wait: second, order: orders[back], by: actor(aptTo[back]), version: undefined },
    tick,
  ]);

/** What a leader may decide of a request, rightly or not; now and then it is the one who asked that decides. */
const decision = fc
  .record({ wait, order: asked, by: fc.constantFrom(actor('leader'), actor('leader', 'secretariat')) })
  .map((step): Step => ({ ...step, version: undefined }));

/** A suspension from its being asked for to its end, unless it is rejected or something comes between. */
const pause = fc
  .tuple(wait, fc.array(decision, { maxLength: 3 }), wait, wait, tick, fc.constantFrom('suspend', 'suspend', 'cancel'))
  .map(([first, decisions, second, third, tick, type]): Step[] => [
    { wait: first, order: orders[type], by: actor('secretariat'), version: undefined },
    ...decisions,
    { wait: second, order: { type: 'approve', request: 'last' }, by: actor('leader'), version: undefined },
    { wait: third, order: orders.resume, by: actor('secretariat'), version: undefined },
    tick,
  ]);

/** A step by somebody whom it is up to, at no particular version. */
const by = (as: Capacity, wait: Wait, order: Order, id?: string): Step => ({
  ...{ wait, order, version: undefined },
  by: actor(as, id),
});

/** An extension from its being asked for to its end; now and then something overtakes it. */
const extension = fc
  .tuple(wait, deadline, fc.array(fc.oneof(amending, extending), { maxLength: 2 }), wait, fc.nat({ max: 2 }), tick)
  .map(([first, due, between, second, decides, tick]): Step[] => [
    by('owner', first, { type: 'request-extension', reason: '汛期', ...due }),
    ...between.map((order) => by('secretariat', second, order, 'Wang')),
    ...(decides < 2 ? [by('secretariat', second, orders['grant-extension'])] : []),
    ...(decides > 0 ? [by('leader', second, orders['grant-extension'])] : []),
    tick,
  ]);

/** A carry-over from its being asked for to its end, perhaps with an extension waiting beside it. */
const carryOver = fc
  .tuple(wait, fc.boolean(), carrying, fc.array(decision, { maxLength: 2 }), wait, tick)
  .map(([first, extended, order, decisions, second, tick]): Step[] => [
    ...(extended ? [by('owner', first, orders['request-extension'])] : []),
    by('secretariat', first, order, 'Wang'),
    ...decisions,
    by('leader', second, { type: 'approve', request: 'last' }),
    tick,
  ]);

/** An item is handed on by the head of its unit, who may do no more than that. */
const handing = fc
  .tuple(wait, fc.oneof(amending, fc.constant(orders.amend)))
  .map(([wait, order]): Step[] => [by('unit_head', wait, order)]);

/** The end of an item, and its being taken up again. */
const reopening = fc
  .tuple(wait, wait, fc.option(deadline, { nil: undefined }), fc.array(decision, { maxLength: 2 }), wait, tick)
  .map(([first, second, deadline, decisions, third, tick]): Step[] => [
    by('owner', first, orders.submit),
    by('secretariat', second, orders.accept, 'Wang'),
    by('secretariat', second, { ...orders.reopen, deadline }, 'Wang'),
    ...decisions,
    by('leader', third, { type: 'approve', request: 'last' }),
    tick,
  ]);

/** Wakings in a row, each on time: the way to the upper rungs, to notices, and to their colours. */
const onTime = fc
  .integer({ min: 1, max: 12 })
  .map((times): Step[] => Array.from({ length: times }, () => ({ wait: { nextClock: 0 }, tick: 'once' as const })));

/** A long absence, which leaves a notice behind, and what is said to that. */
const answering = fc
  .tuple(fc.array(fc.tuple(wait, noticing), { minLength: 1, maxLength: 3 }), fc.boolean(), onTime)
  .map(([said, away, rest]): Step[] => [
    ...(away ? [{ wait: { ms: 100 * 24 * hour }, tick: 'once' as const }] : []),
    ...said.map(([wait, order]) => by(aptTo[order.type], away ? { ms: hour } : wait, order)),
    ...rest,
  ]);

/** Any sequence of commands by anybody, and of wakings early, late, repeated, or long not at all. */
export const steps: fc.Arbitrary<Step[]> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.oneof(command, tick).map((step) => [step]) },
      ...[round, pause, extension, carryOver, reopening, handing, onTime, answering],
    ),
    { maxLength: 24, size: 'max' },
  )
  .map((parts) => parts.flat());

const rehearsal = {
  ...defaultPolicy,
  remindBefore: ['PT6S', 'PT2S', 'PT0S'],
  signWithin: 'PT3S',
  extensionsMax: 3,
  yellowBefore: 'PT4S',
  escalation: [
    { after: 'PT0S', to: ['owner' as const] },
    { after: 'PT3S', to: ['leader' as const], notice: true, answerWithin: 'PT5S' },
    { after: 'P1D', to: ['leading_group' as const] },
  ],
};
/** Two rungs that bring notices, a month that ends early, and reports due with it. */
const strict = {
  ...defaultPolicy,
  escalation: defaultPolicy.escalation.map((rung) => ({ ...rung, notice: true, answerWithin: 'P1D' })),
  ...{ monthCutoff: '25', reportDueDay: 20, extensionsMax: 1, remindAt: '00:00' },
};
const bare = { ...defaultPolicy, remindBefore: [], escalation: [] };

/** A deadline far off, near, today, past, around holidays, or as an instant; under several policies. */
export const settings = fc.record({
  deadline: fc.constantFrom(
    '2026-03-27',
    '2026-02-24',
    '2026-01-06',
    '2026-01-05',
    '2025-12-01',
    '2026-12-31',
    '2026-01-05T09:30:10+08:00',
    '2026-01-16T08:00:00+08:00',
  ),
  policy: fc.constantFrom(defaultPolicy, defaultPolicy, rehearsal, strict, bare),
});

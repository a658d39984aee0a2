import fc from 'fast-check';
import type { Order } from '../../../domain/item/command';
import type { Actor, Capacity } from '../../../domain/people/roles';
import { capacities } from '../../../domain/people/roles';
import { defaultPolicy } from '../../../domain/policy';
import { actor } from '../item/life';
import { orders } from '../item/orders';

/** How long it is until a step: some time, or until a moment around the next clock, wherever that is. */
export type Wait = { readonly ms: number } | { readonly nextClock: number };

export type Step =
  | { readonly wait: Wait; readonly order: Order; readonly by: Actor; readonly version: number | undefined }
  | { readonly wait: Wait; readonly tick: 'once' | 'twice' };

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

/** What is asked of a leader, and decided: of the first request that waits, the last, or one that there is not. */
const request = fc.constantFrom('first', 'last', 'none');
const asked: fc.Arbitrary<Order> = fc.oneof(
  fc.record({ type: fc.constantFrom('suspend' as const, 'cancel' as const), reason: text }),
  fc.record({ type: fc.constant('approve' as const), request }),
  fc.record({ type: fc.constant('reject' as const), request, reason: text }),
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
);

const order = fc.oneof({ weight: 2, arbitrary: fc.constantFrom<Order>(...Object.values(orders)) }, wild);

/** The right person for an order, as often as not; two of them are one person in two capacities. */
const anyone = fc.constantFrom(
  ...capacities.map((as) => actor(as)),
  actor('secretariat', 'owner'),
  actor('leader', 'secretariat'),
);

const aptTo: Record<Order['type'], Capacity> = {
  ...{ sign: 'owner', report: 'owner', submit: 'owner', accept: 'secretariat', return: 'secretariat' },
  ...{ suspend: 'secretariat', cancel: 'secretariat', resume: 'secretariat', approve: 'leader', reject: 'leader' },
};

const command = fc
  .record({ wait, order, anyone, apt: fc.boolean(), version: fc.option(fc.constantFrom(-1, 0, 1), { freq: 3 }) })
  .map(({ wait, order, anyone, apt, version }): Step => {
    const by = apt ? actor(aptTo[order.type]) : anyone;
    return { wait, order, by, version: version ?? undefined };
  });

const tick = fc.record({ wait, tick: fc.constantFrom('once' as const, 'twice' as const) });

/** What the secretariat may say of a submission, rightly or not; now and then it is the submitter who says it. */
const judgement = fc.record({ wait, order: fc.oneof(judged, fc.constant(orders.accept)), own: fc.nat({ max: 3 }) }).map(
  ({ wait, order, own }): Step => ({
    ...{ wait, order, version: undefined },
    by: actor('secretariat', own === 0 ? 'owner' : 'secretariat'),
  }),
);

/** A round of review, mostly returned: rare among orders at random, and where most of the clocks' rules lie. */
const round = fc
  .tuple(wait, fc.array(judgement, { maxLength: 3 }), wait, tick)
  .map(([first, judgements, second, tick]): Step[] => [
    { wait: first, order: orders.submit, by: actor('owner'), version: undefined },
    ...judgements,
    { wait: second, order: orders.return, by: actor('secretariat'), version: undefined },
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

/** Any sequence of commands by anybody, and of wakings early, late, repeated, or long not at all. */
export const steps: fc.Arbitrary<Step[]> = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.oneof(command, tick).map((step) => [step]) }, round, pause), {
    maxLength: 30,
    size: 'max',
  })
  .map((parts) => parts.flat());

const rehearsal = {
  ...defaultPolicy,
  remindBefore: ['PT6S', 'PT2S', 'PT0S'],
  yellowBefore: 'PT4S',
  escalation: [
    { after: 'PT0S', to: ['owner' as const] },
    { after: 'PT3S', to: ['leader' as const] },
    { after: 'P1D', to: ['leading_group' as const] },
  ],
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
  policy: fc.constantFrom(defaultPolicy, defaultPolicy, rehearsal, bare),
});

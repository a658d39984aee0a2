import type { Command, Order } from '../../../domain/item/command';
import { commandTypes } from '../../../domain/item/command';
import { decide } from '../../../domain/item/decide';
import type { Item } from '../../../domain/item/item';
import { commandsFor } from '../../../domain/item/offered';
import { groundFor } from '../../../domain/people/rights';
import type { Capacity } from '../../../domain/people/roles';
import { capacities } from '../../../domain/people/roles';
import { actor, at, Life } from './life';
import { due, orders } from './orders';

const now = at('02-02 10:00');
const overdue = at('04-01 10:00');

type Act = Order['type'] | 'overdue' | 'shorten' | 'overtake';

/** Does something on an item that is then looked at; "Wang" asks for what is asked for, and "Zhao" submits. */
function act(life: Life, type: Act): void {
  const when = life.item.step > 0 ? overdue : now;
  const request = life.item.requests[0]?.id ?? 'none';
  const notice = life.item.notices[0]?.id ?? 'none';
  const wang = actor('secretariat', 'Wang');
  if (type === 'overdue') life.tick(at('04-01 09:00'));
  else if (type === 'shorten') life.order(wang, { type: 'amend', reason: '调整', deadline: due('2026-03-20') }, when);
  else if (type === 'overtake') life.order(wang, { type: 'amend', reason: '调整', deadline: due('2026-06-30') }, when);
  else if (type === 'approve') life.order('leader', { type, request }, when);
  else if (type === 'accept' || type === 'grant-extension') life.order('secretariat', orders[type], when);
  else if (type === 'acknowledge-notice' || type === 'answer-notice')
    life.order('owner', { ...orders[type], notice }, when);
  else if (type === 'submit' || type === 'sign') life.order(actor('owner', 'Zhao'), orders[type], when);
  else if (type === 'request-extension')
    life.order(
      actor('owner', 'Wang'),
      { ...orders[type], ...due(`2026-0${5 + life.item.extensionsGranted}-30`) },
      when,
    );
  else life.order(wang, orders[type], when);
}

const ways: readonly (readonly Act[])[] = [
  [],
  ['sign'],
  ['sign', 'request-extension'],
  ['request-extension', 'shorten'],
  ['request-extension', 'overtake'],
  ['request-extension', 'grant-extension', 'request-extension'],
  ['overdue'],
  ['overdue', 'acknowledge-notice'],
  ['overdue', 'answer-notice'],
  ['suspend'],
  ['carry-over'],
  ['request-extension', 'carry-over', 'approve'],
  ['submit'],
  ['submit', 'accept'],
  ['submit', 'accept', 'reopen'],
  ['submit', 'accept', 'reopen', 'approve'],
];
const then: readonly (readonly Act[])[] = [[], ['submit'], ['suspend'], ['cancel'], ['suspend', 'approve']];

const lives = () =>
  ways.flatMap((way) =>
    then.map((more) => {
      const life = new Life();
      for (const type of [...way, ...more]) act(life, type);
      return life;
    }),
  );

/** An order that speaks of what there is on the item, for a person who did not ask for it where there is a choice. */
function fitting(item: Item, type: Order['type'], id: string): Order {
  const request = item.requests.find(({ by }) => by !== id)?.id ?? item.requests[0]?.id ?? 'none';
  if (type === 'approve' || type === 'reject') return { ...orders[type], request };
  if (type === 'report') return { ...orders.report, percent: 100 };
  if (type === 'request-extension') return { ...orders[type], ...due('2026-12-31') };
  const open = item.notices.find(({ answeredAt, acknowledgedAt }) =>
    type === 'answer-notice' ? answeredAt === null : answeredAt === null && acknowledgedAt === null,
  );
  if (type === 'acknowledge-notice' || type === 'answer-notice')
    return { ...orders[type], notice: open?.id ?? item.notices[0]?.id ?? 'none' };
  if (type === 'submit') return { type, standards: item.standards.map(({ id }) => ({ id, how: '验收单' })) };
  return orders[type];
}

function could(item: Item, type: Order['type'], id: string, held: readonly Capacity[]): boolean {
  const as = groundFor(type, held, item);
  if (as === undefined || type === 'replan') return false;
  const command: Command = { id: 'x', at: overdue, actor: actor(as, id), order: fitting(item, type, id) };
  return 'events' in decide(item, command);
}

const together: readonly (readonly Capacity[])[] = [
  ...capacities.map((as) => [as]),
  ['leader', 'secretariat'],
  ['owner', 'unit_head', 'secretariat'],
];

it('a person is offered just the commands that they could carry out: no button that is refused, and none missing', () => {
  for (const { item } of lives()) {
    for (const held of together) {
      for (const id of [held[0] ?? '', 'Wang', 'Zhao']) {
        const can = commandTypes.filter((type) => could(item, type, id, held));
        expect([item.state, held, id, commandsFor(item, { id, capacities: held })]).toEqual([
          item.state,
          held,
          id,
          can,
        ]);
      }
    }
  }
});

it('who is leader and stands in for the secretariat decides the first extension as the one, later ones as the other', () => {
  const life = new Life();
  const both = ['leader', 'secretariat'] as const;
  expect(groundFor('grant-extension', both, life.item)).toBe('secretariat');
  expect(groundFor('grant-extension', both, { extensionsGranted: 1 })).toBe('leader');
  expect(groundFor('refuse-extension', ['leader'], { extensionsGranted: 0 })).toBe('leader');
});

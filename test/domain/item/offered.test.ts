import type { Order } from '../../../domain/item/command';
import { commandTypes } from '../../../domain/item/command';
import { decide } from '../../../domain/item/decide';
import { commandsFor } from '../../../domain/item/offered';
import { capacities } from '../../../domain/people/roles';
import { actor, at, Life, orders } from './life';

const now = at('02-02 10:00');

/** Items in each state, with and without something asked of a leader by the person "Wang". */
function lives(): Life[] {
  const first: readonly (readonly Order['type'][])[] = [[], ['sign'], ['suspend'], ['submit'], ['submit', 'accept']];
  const then: readonly (readonly Order['type'][])[] = [[], ['submit'], ['suspend'], ['cancel'], ['suspend', 'approve']];
  return first.flatMap((way) =>
    then.map((more) => {
      const life = new Life();
      for (const type of [...way, ...more]) {
        const request = life.item.requests[0]?.id ?? 'none';
        if (type === 'approve') life.order('leader', { type, request }, now);
        else if (type === 'accept') life.order('secretariat', orders.accept, now);
        else if (type === 'submit' || type === 'sign') life.order(actor('owner', 'Zhao'), orders[type], now);
        else life.order(actor('secretariat', 'Wang'), orders[type], now);
      }
      return life;
    }),
  );
}

it('a person is offered just the commands that they could carry out: no button that is refused, and none missing', () => {
  for (const { item } of lives()) {
    for (const as of capacities) {
      for (const id of [as, 'Wang', 'Zhao']) {
        const request = item.requests.find(({ by }) => by !== id)?.id ?? item.requests[0]?.id ?? 'none';
        const could = commandTypes.filter((type) => {
          const order = type === 'approve' || type === 'reject' ? { ...orders[type], request } : orders[type];
          return 'events' in decide(item, { id: 'x', at: now, actor: actor(as, id), order });
        });
        expect([item.state, as, id, commandsFor(item, { id, capacities: [as] })]).toEqual([item.state, as, id, could]);
      }
    }
  }
});

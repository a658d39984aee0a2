import { states } from '../../../domain/item/item';
import { at, Life, refused, told } from './life';
import { orders } from './orders';

describe('a submission that is withdrawn', () => {
  it('lets the clock run on as if it had never stopped: what was missed comes as one, as after a return', () => {
    const [withdrawn, returned] = (['withdraw', 'return'] as const).map((back) => {
      const life = new Life({ milestones: [] });
      life.order('owner', orders.submit, at('03-12 10:00'));
      life.ringUntil(at('04-02 15:00'));
      life.order(back === 'withdraw' ? 'owner' : 'secretariat', orders[back], at('04-02 15:00'));
      life.tick(at('04-02 15:00'));
      return life;
    });
    const { returns, ...rest } = withdrawn?.item ?? { returns: -1 };
    expect(returned?.item).toEqual({ ...rest, returns: 1 });
    expect(returns).toBe(0);
    expect(withdrawn?.item).toMatchObject({ state: 'in_progress', submission: null, light: 'red', step: 2 });
    expect(withdrawn?.last.find(({ type }) => type === 'escalated')).toMatchObject({ step: 2, steps: [1, 2] });
  });

  it('is not the one that is judged: on time is what is accepted in the end', () => {
    const life = new Life();
    life.order('owner', orders.submit, at('03-27 10:00'));
    life.order('owner', orders.withdraw, at('03-27 11:00'));
    life.order('owner', orders.submit, at('03-28 10:00'));
    expect(life.item).toMatchObject({ light: 'yellow', submission: { at: at('03-28 10:00') } });
  });
});

it('chasing by hand (催办) is counted, whoever does it, and moves nothing else', () => {
  const life = new Life();
  const { agenda, light, state } = life.item;
  for (const as of ['secretariat', 'leader', 'unit_head'] as const)
    life.order(as, { ...orders.remind, note: '请抓紧' }, at('02-02 10:00'));
  expect(life.last).toEqual([{ type: 'urged', note: '请抓紧', count: 3 }]);
  expect(life.item).toMatchObject({ urged: 3, agenda, light, state });
});

it.each(states)('words of a leader (批示) stand on an item that is %s, and move nothing', (state) => {
  const life = new Life();
  life.item = { ...life.item, state };
  const { version, ...before } = life.item;
  expect(refused(life.order('leader', { type: 'instruct', text: ' ' }, at('02-02 10:00')))).toBe('text_missing');
  life.order('leader', orders.instruct, at('02-02 10:00'));
  expect(told(life.last)).toEqual(['instructed']);
  expect(life.item).toEqual({ ...before, version: version + 1 });
});

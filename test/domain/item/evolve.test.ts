import type { Told } from '../../../domain/item/evolve';
import { evolve, fold } from '../../../domain/item/evolve';
import { isFinal, states } from '../../../domain/item/item';
import { at, Life } from './life';
import { orders } from './orders';

describe('the fold of a ledger', () => {
  const life = new Life();
  life.order('owner', { ...orders.report, milestones: [{ id: 'm1', done: true }] }, at('02-02 10:00'));
  life.tick(at('03-26 09:00'));
  life.order('owner', orders.submit, at('03-27 23:00'));
  life.order('secretariat', orders.return, at('03-30 10:00'));
  life.tick(at('03-30 10:00'));
  life.order('owner', orders.submit, at('03-31 10:00'));
  life.order('secretariat', orders.accept, at('04-01 10:00'));

  it('is the item: what the workflow, the read model and an auditor agree on', () => {
    expect(fold(life.entries)).toEqual(life.item);
    expect(life.item).toMatchObject({
      state: 'accepted',
      light: 'blue',
      percent: 100,
      step: 1,
      returns: 1,
      version: life.entries.length,
      signedAt: at('02-02 10:00'),
      acceptedAt: at('04-01 10:00'),
      submission: { by: 'owner', at: at('03-31 10:00') },
      agenda: [],
    });
    expect(life.item.milestones[0]?.done).toBe(true);
  });

  it('is the same after the entries were stored as text and read again', () => {
    expect(fold(JSON.parse(JSON.stringify(life.entries)))).toEqual(life.item);
  });

  it('changes nothing of what it is given', () => {
    const frozen = structuredClone(life.entries);
    fold(life.entries);
    expect(life.entries).toEqual(frozen);
  });

  it('is refused where an entry is missing, doubled or out of order', () => {
    const [first, second, third] = life.entries as [Told, Told, Told];
    for (const broken of [
      [],
      [second],
      [first, third],
      [first, first],
      [first, second, second],
      [first, third, second],
    ])
      expect(() => fold(broken)).toThrow();
  });

  it('is refused where it does not begin with the issue, or issues twice', () => {
    const [first, second] = life.entries as [Told, Told];
    expect(() => fold([{ ...second, seq: 1 }])).toThrow('before the item was issued');
    expect(() => fold([{ ...second, seq: 1, events: [] }])).toThrow('before the item was issued');
    expect(() => fold([first, { ...first, seq: 2 }])).toThrow('issued before');
  });
});

describe('time under review', () => {
  it('does not count: on time is what was submitted at or before the deadline, however late it is accepted', () => {
    const life = new Life();
    life.order('owner', orders.submit, life.item.dueAt);
    life.order('secretariat', orders.accept, at('06-01 10:00'));
    expect(life.item.submission?.at).toBe(life.item.dueAt);
  });

  it('is forgotten with a return: only the submission that is accepted in the end is judged', () => {
    const life = new Life();
    life.order('owner', orders.submit, at('03-27 10:00'));
    life.order('secretariat', orders.return, at('03-27 11:00'));
    expect(life.item.submission).toBeNull();
    life.order('owner', orders.submit, at('03-28 10:00'));
    expect(life.item).toMatchObject({ light: 'yellow', submission: { at: at('03-28 10:00') } });
  });
});

describe("where the person's clock is a moment behind the engine's", () => {
  const yellowAt = at('03-20 00:00');

  it('a light that a clock has turned stays turned', () => {
    const life = new Life();
    life.tick(yellowAt);
    life.order('owner', orders.submit, yellowAt - 5);
    expect(life.item.light).toBe('yellow');
    life.order('secretariat', orders.return, yellowAt - 2);
    expect(life.item.light).toBe('yellow');
  });

  it('a late submission returned at once leaves the item red', () => {
    const life = new Life();
    life.tick(life.item.dueAt + 1);
    life.order('owner', orders.submit, life.item.dueAt + 2);
    life.order('secretariat', orders.return, life.item.dueAt);
    expect(life.item.light).toBe('red');
  });

  it('on time is still judged by the submission itself', () => {
    const life = new Life();
    life.tick(life.item.dueAt + 1);
    life.order('owner', orders.submit, life.item.dueAt);
    expect(life.item).toMatchObject({ light: 'yellow', submission: { at: life.item.dueAt } });
  });
});

describe('what later entries leave as it was', () => {
  it('the step never falls, even where a ladder was written out of order', () => {
    const life = new Life();
    life.tick(at('04-01 09:00'));
    const late: Told = {
      seq: 3,
      at: at('04-08 09:00'),
      actor: null,
      events: [{ type: 'escalated', step: 1, steps: [1] }],
    };
    expect(life.item.step).toBe(2);
    expect(evolve(life.item, late).step).toBe(2);
  });

  it('a milestone stays reached where a report does not speak of it, and is taken back where one does', () => {
    const life = new Life();
    const reported = (done: boolean) => ({ ...orders.report, milestones: [{ id: 'm1', done }] });
    life.order('owner', reported(true), at('02-02 10:00'));
    life.order('owner', orders.report, at('02-03 10:00'));
    expect(life.item.milestones[0]?.done).toBe(true);
    life.order('owner', reported(false), at('02-04 10:00'));
    expect(life.item.milestones[0]?.done).toBe(false);
  });
});

describe('an item returned before its time', () => {
  it('is green again, and its clocks run on', () => {
    const life = new Life({ old: true });
    life.order('owner', orders.submit, at('02-02 10:00'));
    life.order('secretariat', orders.return, at('02-03 10:00'));
    expect(life.item).toMatchObject({ state: 'in_progress', light: 'green', returns: 1 });
    expect(evolve(null, life.entries[0] as Told).agenda).toEqual(life.item.agenda);
  });
});

it('only accepted and cancelled are final', () => {
  expect(states.filter((state) => isFinal({ state }))).toEqual(['accepted', 'cancelled']);
});

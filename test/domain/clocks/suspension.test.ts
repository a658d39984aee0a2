import { defaultPolicy } from '../../../domain/policy';
import { actor, at, Life } from '../item/life';
import { orders } from '../item/orders';

/** Suspends an item and resumes it: asked for, approved, and taken up again. */
function pause(life: Life, from: number, until: number): void {
  life.order('secretariat', orders.suspend, from);
  life.order(actor('leader'), { type: 'approve', request: life.item.requests[0]?.id ?? '' }, from);
  life.order('secretariat', orders.resume, until);
}

const left = (life: Life, kind: string) =>
  life.item.agenda.filter((clock) => clock.kind === kind).map(({ by, local }) => `${by} ${local.slice(5, 16)}`);

describe('suspension stops every clock, and on resuming the remaining time runs on', () => {
  it('a dated deadline moves by the days between, and all its clocks with it', () => {
    const life = new Life();
    pause(life, at('03-02 10:00'), at('03-12 16:00'));
    expect(life.item).toMatchObject({ deadline: '2026-04-06', light: 'green', state: 'assigned', suspendedAt: null });
    expect(left(life, 'remind').at(-1)).toBe('P0D 04-03 09:00');
    expect(left(life, 'yellow')).toEqual(['P7D 03-30 00:00']);
    expect(left(life, 'red')).toEqual(['P0D 04-07 00:00']);
    expect(left(life, 'escalate')).toEqual(['P0D 04-07 09:00', 'P3D 04-09 09:00', 'P7D 04-15 09:00']);
  });

  it('on the day it was suspended, nothing moves', () => {
    const life = new Life();
    life.ringUntil(at('03-02 10:00'));
    const { agenda, deadline } = life.item;
    pause(life, at('03-02 10:00'), at('03-02 16:00'));
    expect(life.item).toMatchObject({ deadline, agenda });
  });

  it('a deadline as an instant moves by the time itself', () => {
    const life = new Life({
      deadline: '2026-03-27T15:00:00+08:00',
      policy: { ...defaultPolicy, remindBefore: ['PT2H'] },
    });
    pause(life, at('03-02 10:00:00'), at('03-02 10:00:07'));
    expect(life.item.dueAt).toBe(at('03-27 15:00:07'));
    expect(left(life, 'remind')).toEqual(['PT2H 03-27 13:00']);
  });

  it('rings nothing while suspended, however long', () => {
    const life = new Life();
    life.order('secretariat', orders.suspend, at('03-02 10:00'));
    life.order('leader', { type: 'approve', request: life.item.requests[0]?.id ?? '' }, at('03-02 10:00'));
    expect(life.tick(at('12-31 00:00'))).toEqual([]);
    expect(life.item).toMatchObject({ light: 'grey', state: 'suspended' });
  });

  it('an item that was overdue is red again, and climbs on from the rung that it had reached', () => {
    const life = new Life();
    life.tick(at('03-30 09:00'));
    pause(life, at('03-30 10:00'), at('04-13 10:00'));
    expect(life.item).toMatchObject({ deadline: '2026-04-10', light: 'red', step: 1 });
    expect(left(life, 'escalate')).toEqual(['P3D 04-15 09:00', 'P7D 04-21 09:00']);
  });

  it('may be suspended again, and the time still adds up', () => {
    const life = new Life();
    pause(life, at('02-02 10:00'), at('02-05 10:00'));
    pause(life, at('02-09 10:00'), at('02-13 10:00'));
    expect(life.item.deadline).toBe('2026-04-03');
  });

  it('the ladder of an item that was issued late moves on with every suspension', () => {
    const life = new Life({ deadline: '2026-05-08', from: at('06-01 10:00') });
    life.tick(at('06-02 09:00'));
    pause(life, at('06-03 10:00'), at('06-23 10:00'));
    pause(life, at('06-24 10:00'), at('07-14 10:00'));
    expect(left(life, 'escalate')).toEqual(['P3D 07-15 09:00', 'P7D 07-21 09:00']);
  });

  it('who had signed goes on in progress', () => {
    const life = new Life();
    life.order('owner', orders.sign, at('02-02 10:00'));
    pause(life, at('03-02 10:00'), at('03-03 10:00'));
    expect(life.item.state).toBe('in_progress');
  });
});

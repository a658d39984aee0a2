import { at, Life, told } from '../item/life';
import { orders } from '../item/orders';

/** An item that is signed for and has reported, so that only its milestone speaks until the end of January. */
function quiet(date = '2026-01-20'): Life {
  const life = new Life({ deadline: '2026-12-31', milestones: [{ name: '开工', date }] });
  life.order('owner', orders.report, at('01-05 10:00'));
  return life;
}

const reach = (life: Life, done: boolean, when: number) =>
  life.order('owner', { ...orders.report, milestones: [{ id: 'm1', done }] }, when);

describe('a milestone', () => {
  it('turns its item yellow as its day ends', () => {
    const life = quiet();
    expect(life.tick(at('01-20 23:59:59.999'))).toEqual([]);
    expect(told(life.tick(at('01-21 00:00')))).toEqual(['rang', 'turned']);
    expect(life.item.light).toBe('yellow');
  });

  it('does not where it was done before', () => {
    const life = quiet();
    reach(life, true, at('01-20 10:00'));
    expect(told(life.tick(at('01-21 00:00')))).toEqual(['rang']);
    expect(life.item.light).toBe('green');
  });

  it('done afterwards makes it green again, undone yellow again', () => {
    const life = quiet();
    life.tick(at('01-21 00:00'));
    reach(life, true, at('01-21 10:00'));
    expect(life.item.light).toBe('green');
    life.order('owner', orders.report, at('01-21 11:00'));
    expect(life.item.light).toBe('green');
    reach(life, false, at('01-21 12:00'));
    expect(life.item.light).toBe('yellow');
  });

  it('done leaves an item yellow that is so for another reason', () => {
    const near = new Life({ deadline: '2026-01-27', milestones: [{ name: '开工', date: '2026-01-19' }] });
    near.ringUntil(at('01-21 00:00'));
    reach(near, true, at('01-21 10:00'));
    expect(near.item.light).toBe('yellow');

    const two = new Life({
      deadline: '2026-12-31',
      milestones: [
        { name: '开工', date: '2026-01-19' },
        { name: '封顶', date: '2026-01-19' },
      ],
    });
    two.ringUntil(at('01-21 00:00'));
    reach(two, true, at('01-21 10:00'));
    expect(two.item.light).toBe('yellow');

    const unreported = new Life({ deadline: '2026-12-31', milestones: [{ name: '开工', date: '2026-01-19' }] });
    unreported.ringUntil(at('01-26 00:00'));
    unreported.order('co_unit', { ...orders.report, milestones: [{ id: 'm1', done: true }] }, at('01-26 10:00'));
    expect(unreported.item).toMatchObject({ light: 'yellow', reportMissing: '2026-01' });
  });

  it('does nothing to an item that is red', () => {
    const life = new Life({ deadline: '2026-01-16', milestones: [{ name: '开工', date: '2026-01-20' }] });
    life.ringUntil(at('01-21 00:00'));
    reach(life, true, at('01-21 10:00'));
    expect(life.item.light).toBe('red');
    reach(life, false, at('01-21 11:00'));
    expect(life.item.light).toBe('red');
  });

  it('turns it yellow under review too, and green when it is done there', () => {
    const life = quiet();
    life.order('owner', orders.submit, at('01-06 10:00'));
    life.ringUntil(at('01-21 00:00'));
    expect(life.item.light).toBe('yellow');
    reach(life, true, at('01-21 10:00'));
    expect(life.item.light).toBe('green');
  });

  it('past its date when the item is issued turns it yellow at once', () => {
    const life = quiet('2025-12-01');
    life.tick(at('01-05 10:00'));
    expect(life.item.light).toBe('yellow');
  });

  it('that was past before a suspension does not move, though its clock had not rung yet', () => {
    const life = quiet();
    life.order('secretariat', orders.suspend, at('01-22 10:00'));
    life.order('leader', { type: 'approve', request: life.item.requests[0]?.id ?? '' }, at('01-22 10:00'));
    life.order('secretariat', orders.resume, at('02-11 10:00'));
    life.tick(at('02-11 10:00'));
    expect(life.item).toMatchObject({ light: 'yellow', milestones: [{ date: '2026-01-20', past: true }] });
  });

  it('moves with a suspension; one that is past stays past', () => {
    const life = new Life({
      deadline: '2026-12-31',
      milestones: [
        { name: '开工', date: '2026-01-20' },
        { name: '封顶', date: '2026-02-10' },
      ],
    });
    life.order('owner', orders.report, at('01-05 10:00'));
    life.ringUntil(at('01-22 10:00'));
    life.order('secretariat', orders.suspend, at('01-22 10:00'));
    life.order('leader', { type: 'approve', request: life.item.requests[0]?.id ?? '' }, at('01-22 10:00'));
    life.order('secretariat', orders.resume, at('02-11 10:00'));
    expect(life.item.milestones.map(({ date }) => date)).toEqual(['2026-01-20', '2026-03-02']);
    expect(life.item.light).toBe('yellow');
  });
});

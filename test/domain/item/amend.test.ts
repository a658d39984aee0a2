import type { Amend } from '../../../domain/item/command';
import { at, Life, refused } from './life';
import { due, orders } from './orders';

const now = at('02-02 10:00');
const zhao = { id: 'zhao', name: '赵', unit: 'U1' };
const amend = (change: Partial<Amend>): Amend => ({ type: 'amend', reason: '工作调整', ...change });

function suspended(when: number): Life {
  const life = new Life();
  life.order('owner', orders.sign, when);
  life.order('secretariat', orders.suspend, when);
  life.order('leader', { type: 'approve', request: life.item.requests[0]?.id ?? '' }, when);
  return life;
}

describe('an amendment (调整)', () => {
  it.each<[string, Partial<Amend>, string]>([
    ['has a reason', { reason: ' ', owner: zhao }, 'reason_missing'],
    ['changes something', {}, 'nothing_changed'],
    ['lets no unit that leads co-operate', { coUnits: ['U2', 'U1'] }, 'lead_cooperates'],
    ['says nothing that is so already', { deadline: due('2026-03-27'), coUnits: ['U2'] }, 'nothing_changed'],
    ['sets no deadline that has gone by', { deadline: due('2026-02-01') }, 'deadline_past'],
    ['leaves at least one standard', { standards: [] }, 'text_missing'],
    ['leaves no standard empty', { standards: ['管网全部接通', ' '] }, 'text_missing'],
  ])('%s', (_, change, code) => {
    expect(refused(new Life().order('secretariat', amend(change), now))).toBe(code);
  });

  it('of something else is not held up by a deadline that has gone by and is given as it stands', () => {
    const life = new Life();
    const change = amend({ owner: zhao, deadline: due('2026-03-27') });
    expect(refused(life.order('secretariat', change, at('04-02 10:00')))).toBeUndefined();
  });

  it('may set a deadline that is still to come today', () => {
    expect(
      refused(new Life().order('secretariat', amend({ deadline: due('2026-02-02') }), at('02-02 23:59'))),
    ).toBeUndefined();
  });

  it('that names the same co-operating units in another order changes nothing', () => {
    const life = new Life();
    life.order('secretariat', amend({ coUnits: ['U2', 'U3'] }), now);
    expect(life.item.coUnits).toEqual(['U2', 'U3']);
    expect(refused(life.order('secretariat', amend({ coUnits: ['U3', 'U2'] }), now))).toBe('nothing_changed');
  });

  it('goes on record with what was and what is', () => {
    const life = new Life();
    life.order('secretariat', amend({ owner: zhao, deadline: due('2026-04-30'), leader: null }), now);
    expect(life.last[0]).toEqual({
      type: 'amended',
      reason: '工作调整',
      owner: { from: { id: 'owner', name: 'owner' }, to: { id: 'zhao', name: '赵' } },
      leader: { from: { id: 'leader', name: 'leader' }, to: null },
      deadline: { from: '2026-03-27', to: due('2026-04-30') },
    });
    expect(life.item).toMatchObject({ owner: { id: 'zhao' }, leader: null, deadline: '2026-04-30' });
  });

  it('that leaves the deadline as it is leaves every clock and step as it is', () => {
    const life = new Life();
    life.ringUntil(at('04-01 09:00'));
    const { agenda, step, notices, light } = life.item;
    life.order('secretariat', amend({ owner: zhao, standards: ['水质达标'] }), at('04-01 10:00'));
    expect(life.item).toMatchObject({ agenda, step, notices, light });
  });
});

describe('an amended deadline', () => {
  it('later or earlier, ends the present escalation and plans every clock anew', () => {
    const life = new Life({ milestones: [] });
    life.order('owner', orders.report, at('03-02 10:00'));
    life.ringUntil(at('03-30 09:00'));
    life.order('secretariat', amend({ deadline: due('2026-04-10') }), at('03-31 10:00'));
    expect(life.item).toMatchObject({ step: 0, light: 'green', originalDeadline: '2026-03-27', extensionsGranted: 0 });
    life.order('secretariat', amend({ deadline: due('2026-04-03') }), at('03-31 11:00'));
    expect(life.item).toMatchObject({ light: 'yellow', deadline: '2026-04-03' });
    const rungs = life.item.agenda.filter(({ kind }) => kind === 'escalate').map(({ local }) => local.slice(0, 10));
    expect(rungs).toEqual(['2026-04-07', '2026-04-09', '2026-04-15']);
  });

  it('set there and back again reminds of nothing twice', () => {
    const life = new Life();
    life.order('owner', orders.sign, now);
    life.ringUntil(at('03-20 09:00'));
    life.order('secretariat', amend({ deadline: due('2026-04-30') }), at('03-20 10:00'));
    life.order('secretariat', amend({ deadline: due('2026-03-27') }), at('03-20 11:00'));
    const said = life.ringUntil(at('03-27 23:59')).filter(([, { type }]) => type === 'reminded');
    expect(said.map(([time, event]) => [time, 'by' in event && event.by])).toEqual([
      ['03-24 09:00', 'P3D'],
      ['03-26 09:00', 'P1D'],
      ['03-27 09:00', 'P0D'],
    ]);
  });
});

describe('amended standards', () => {
  it('keep their ids where they stay, in whatever order', () => {
    const life = new Life();
    life.order('secretariat', amend({ standards: ['水质达标', '道路恢复', '管网全部接通'] }), now);
    const ids = life.item.standards.map(({ id }) => id);
    expect([ids[0], ids[2]]).toEqual(['s2', 's1']);
    expect(['s1', 's2']).not.toContain(ids[1]);
  });

  it('never take over the id of one that is gone', () => {
    const life = new Life();
    const given = new Set(['s1', 's2']);
    life.order('secretariat', amend({ standards: ['管网全部接通'] }), now);
    for (const text of ['道路恢复', '台账完整', '群众满意']) {
      life.order('secretariat', amend({ standards: ['管网全部接通', text] }), now);
      const id = life.item.standards[1]?.id ?? '';
      expect(given).not.toContain(id);
      given.add(id);
    }
  });

  it('tell two of the same words apart', () => {
    const life = new Life();
    life.order('secretariat', amend({ standards: ['水质达标', '水质达标', '水质达标'] }), now);
    expect(new Set(life.item.standards.map(({ id }) => id)).size).toBe(3);
  });
});

describe('under review', () => {
  it.each<[string, Partial<Amend>, string | undefined]>([
    ['the owner may be changed', { owner: zhao }, undefined],
    ['the deadline may not', { deadline: due('2026-04-30') }, 'only_owner_now'],
    ['the standards may not', { standards: ['水质达标'] }, 'only_owner_now'],
    ['nor anything else beside the owner', { owner: zhao, leader: null }, 'only_owner_now'],
    ['what is given as it stands does no harm', { owner: zhao, deadline: due('2026-03-27') }, undefined],
  ])('%s', (_, change, code) => {
    const life = new Life();
    life.order('owner', orders.submit, now);
    expect(refused(life.order('secretariat', amend(change), now))).toBe(code);
    expect(life.item.state).toBe('under_review');
  });
});

describe('a unit head', () => {
  it.each<[string, Partial<Amend>, string | undefined]>([
    ['hands an item on within the unit', { owner: zhao }, undefined],
    ['hands it to nobody of another unit', { owner: { ...zhao, unit: 'U2' } }, 'only_within_unit'],
    ['changes no deadline', { deadline: due('2026-04-30') }, 'only_within_unit'],
    ['changes nothing beside the owner', { owner: zhao, standards: ['水质达标'] }, 'only_within_unit'],
    ['does not give the unit away', { leadUnit: { code: 'U2', name: '水务局' } }, 'only_within_unit'],
  ])('%s', (_, change, code) => {
    expect(refused(new Life().order('unit_head', amend(change), now))).toBe(code);
  });
});

describe('an amended deadline while suspended', () => {
  it('counts its remaining time from the amendment, milestones theirs from the suspension', () => {
    const life = new Life({ milestones: [{ name: '开工', date: '2026-03-20' }] });
    life.order('owner', orders.sign, now);
    life.order('secretariat', orders.suspend, at('03-02 10:00'));
    life.order('leader', { type: 'approve', request: life.item.requests[0]?.id ?? '' }, at('03-02 10:00'));
    life.order('secretariat', amend({ deadline: due('2026-04-30') }), at('03-10 10:00'));
    expect(life.item).toMatchObject({ state: 'suspended', light: 'grey', deadline: '2026-04-30' });
    life.order('secretariat', orders.resume, at('03-20 10:00'));
    expect(life.item).toMatchObject({ deadline: '2026-05-10', milestones: [{ date: '2026-04-07' }] });
  });

  it('rings nothing before the item is resumed', () => {
    const life = suspended(now);
    life.order('secretariat', amend({ deadline: due('2026-02-27') }), at('02-03 10:00'));
    expect(life.tick(at('12-31 10:00'))).toEqual([]);
  });
});

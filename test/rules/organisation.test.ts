import type { Placed, Reorganisation } from '../../domain/changes';
import { amendFor, concerns } from '../../domain/changes';
import { refuseEnd, treeAfter } from '../../domain/organisation';

const item: Placed = {
  state: 'in_progress',
  owner: { id: 'zhang', name: '张三' },
  leader: { id: 'li', name: '李四' },
  leadUnit: { code: 'A', name: '甲' },
  coUnits: ['B', 'C'],
};
const reason = '机构调整';
const successor = { id: 'wang', name: '王五', unit: 'A' };
const leave = (id: string): Reorganisation => ({ kind: 'leave', official: { id, name: id }, successor, reason });
const merge = (code: string, into: string): Reorganisation => ({
  kind: 'merge',
  unit: { code, name: code },
  successor: { code: into, name: into },
  reason,
});

describe('An item of a changed organisation', () => {
  it('goes to the successor as what the one who left was to it', () => {
    expect(amendFor(leave('zhang'), item).order).toEqual({ type: 'amend', reason, owner: successor });
    expect(amendFor(leave('li'), item).order).toEqual({ type: 'amend', reason, leader: { id: 'wang', name: '王五' } });
    expect(concerns(leave('somebody'), item)).toBe(false);
  });

  it('follows its lead unit and its co-operating units, and no unit co-operates with itself', () => {
    expect(amendFor(merge('A', 'B'), item).order).toEqual({
      ...{ type: 'amend', reason },
      ...{ leadUnit: { code: 'B', name: 'B' }, coUnits: ['C'] },
    });
    expect(amendFor(merge('B', 'C'), item).order).toEqual({ type: 'amend', reason, coUnits: ['C'] });
    expect(amendFor(merge('C', 'A'), item).order).toEqual({ type: 'amend', reason, coUnits: ['B'] });
    expect(concerns(merge('X', 'A'), item)).toBe(false);
  });

  it('changes its owner under review and waits with everything else', () => {
    const reviewed = { ...item, state: 'under_review' as const, leader: item.owner };
    expect(amendFor(leave('zhang'), reviewed)).toEqual({
      order: { type: 'amend', reason, owner: successor },
      waits: true,
    });
    expect(amendFor(merge('A', 'B'), reviewed)).toEqual({ order: null, waits: true });
  });

  it('takes up a new name once', () => {
    const rename: Reorganisation = { kind: 'rename', unit: { code: 'A', name: '新甲' }, reason };
    expect(amendFor(rename, item).order).toMatchObject({ leadUnit: { code: 'A', name: '新甲' } });
    expect(concerns(rename, { ...item, leadUnit: rename.unit })).toBe(false);
  });
});

describe('The tree of units after one is closed', () => {
  const units = [
    { code: 'TOP', parentCode: null },
    { code: 'A', parentCode: 'TOP' },
    { code: 'A1', parentCode: 'A' },
    { code: 'A11', parentCode: 'A1' },
    { code: 'B', parentCode: 'TOP' },
  ];

  it('has the units below it under the successor', () => {
    expect(Object.fromEntries(treeAfter(units, 'A', 'B'))).toEqual({ A1: 'B' });
  });

  it('cannot be headed by what lies below the one that goes, nor lose the leading group at its root', () => {
    const kind = 'department' as const;
    const top = { code: 'TOP', parentCode: null, kind: 'leading-group' as const };
    const a = { code: 'A', parentCode: 'TOP', kind };
    expect(refuseEnd(units, a, { code: 'A11', kind })).toBe('successor_below');
    expect(refuseEnd(units, a, { code: 'B', kind })).toBeNull();
    expect(refuseEnd(units, top, { code: 'A11', kind })).toBe('successor_below');
    expect(refuseEnd([...units, { code: 'C', parentCode: null }], top, { code: 'C', kind })).toBe('root_stays');
    expect(refuseEnd(units, top, { code: 'NEW', kind: 'leading-group' })).toBeNull();
  });
});

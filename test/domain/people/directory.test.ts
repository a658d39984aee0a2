import type { Directory, Official } from '../../../domain/people/directory';
import { peopleOf, substituteOn } from '../../../domain/people/directory';
import type { Role } from '../../../domain/people/roles';

function official(id: string, role: Role, unit: string, change: Partial<Official> = {}): Official {
  return { id, name: id, role, unit, active: true, substitute: null, ...change };
}

const units = new Map([
  ['city', { parent: null }],
  ['county', { parent: 'city' }],
  ['township', { parent: 'county' }],
  ['community', { parent: 'township' }],
]);

const staff: readonly Official[] = [
  official('owner', 'official', 'community'),
  official('deputy', 'official', 'township'),
  official('county head', 'unit_head', 'county'),
  official('county co-head', 'unit_head', 'county'),
  official('city head', 'unit_head', 'city'),
  official('leader A', 'leader', 'city'),
  official('leader B', 'leader', 'city'),
  official('clerk', 'secretariat', 'city'),
  official('second clerk', 'secretariat', 'city'),
  official('auditor', 'auditor', 'city'),
  official('admin', 'administrator', 'city'),
];

/** The directory, but for some officials as a test says. */
function directory(...changed: Official[]): Directory {
  const kept = staff.filter(({ id }) => !changed.some((other) => other.id === id));
  return { units, officials: [...kept, ...changed] };
}

const item = { owner: 'owner', leader: 'leader B', leadUnit: 'community' };
const today = '2026-03-27';

describe('people named by relation', () => {
  it('unit_head is that role in the lead unit, else in the nearest unit above', () => {
    expect(peopleOf(['unit_head'], item, directory(), today)).toEqual(['county head', 'county co-head']);
    const near = directory(official('town head', 'unit_head', 'township'));
    expect(peopleOf(['unit_head'], item, near, today)).toEqual(['town head']);
    const here = directory(official('community head', 'unit_head', 'community'));
    expect(peopleOf(['unit_head'], item, here, today)).toEqual(['community head']);
  });

  it('a unit whose head has left is told through the unit above', () => {
    const gone = directory(official('town head', 'unit_head', 'township', { active: false }));
    expect(peopleOf(['unit_head'], item, gone, today)).toEqual(['county head', 'county co-head']);
  });

  it('leader is the one in charge of the item where named, else every leader', () => {
    expect(peopleOf(['leader'], item, directory(), today)).toEqual(['leader B']);
    expect(peopleOf(['leader'], { ...item, leader: null }, directory(), today)).toEqual(['leader A', 'leader B']);
    const gone = directory(official('leader B', 'leader', 'city', { active: false }));
    expect(peopleOf(['leader'], item, gone, today)).toEqual(['leader A']);
  });

  it('leading_group is every leader, and secretariat everyone in that role', () => {
    expect(peopleOf(['leading_group'], item, directory(), today)).toEqual(['leader A', 'leader B']);
    expect(peopleOf(['secretariat'], item, directory(), today)).toEqual(['clerk', 'second clerk']);
  });

  it('one person named by several relations is told once', () => {
    const both = { ...item, owner: 'county head' };
    const told = peopleOf(['owner', 'unit_head', 'leader', 'leading_group'], both, directory(), today);
    expect(told).toEqual(['county head', 'county co-head', 'leader B', 'leader A']);
  });

  it('auditor and administrator are named by no relation', () => {
    const told = peopleOf(['owner', 'unit_head', 'leader', 'leading_group', 'secretariat'], item, directory(), today);
    expect(told).not.toContain('auditor');
    expect(told).not.toContain('admin');
  });

  it('who has left office is never told', () => {
    const left = { active: false, substitute: { id: 'gone', from: null, until: null } };
    const changed = directory(
      official('owner', 'official', 'community', { active: false }),
      official('gone', 'official', 'community', { active: false }),
      official('clerk', 'secretariat', 'city', left),
      official('second clerk', 'secretariat', 'city', { ...left, active: true }),
    );
    expect(peopleOf(['owner', 'secretariat'], item, changed, today)).toEqual(['second clerk']);
  });

  it('an owner, a unit or a leader that the directory does not know names nobody, and does no harm', () => {
    const unknown = { owner: 'nobody', leader: 'nobody', leadUnit: 'nowhere' };
    expect(peopleOf(['owner', 'unit_head'], unknown, directory(), today)).toEqual([]);
    expect(peopleOf(['leader'], unknown, directory(), today)).toEqual(['leader A', 'leader B']);
  });

  it('units that stand above one another by mistake are gone through once', () => {
    const circle = new Map([
      ['a', { parent: 'b' }],
      ['b', { parent: 'a' }],
    ]);
    expect(peopleOf(['unit_head'], { ...item, leadUnit: 'a' }, { units: circle, officials: staff }, today)).toEqual([]);
  });
});

describe('a substitute (B角)', () => {
  const away = (from: string | null, until: string | null) =>
    official('owner', 'official', 'community', { substitute: { id: 'deputy', from, until } });

  it.each<[string | null, string | null, boolean, string]>([
    [null, null, true, 'always'],
    ['2026-03-27', '2026-03-27', true, 'for that one day'],
    ['2026-03-01', '2026-03-27', true, 'to its last day'],
    ['2026-03-27', null, true, 'from its first day'],
    ['2026-03-28', null, false, 'not before'],
    [null, '2026-03-26', false, 'not after'],
  ])('named from %s until %s: told as well is %s (%s)', (from, until, told) => {
    const official = away(from, until);
    expect(substituteOn(official, today)).toBe(told ? 'deputy' : undefined);
    expect(peopleOf(['owner'], item, directory(official), today)).toEqual(told ? ['owner', 'deputy'] : ['owner']);
  });

  it('stands in for a unit head, a leader and the secretariat too, and is told once', () => {
    const substitute = { id: 'deputy', from: null, until: null };
    const changed = directory(
      official('county head', 'unit_head', 'county', { substitute }),
      official('leader B', 'leader', 'city', { substitute }),
    );
    expect(peopleOf(['unit_head', 'leader'], item, changed, today)).toEqual([
      'county co-head',
      'county head',
      'deputy',
      'leader B',
    ]);
  });

  it('is not stood in for by a substitute of their own', () => {
    const deputy = official('deputy', 'official', 'township', { substitute: { id: 'clerk', from: null, until: null } });
    expect(peopleOf(['owner'], item, directory(away(null, null), deputy), today)).toEqual(['owner', 'deputy']);
  });
});

describe('who decides what needs a leader', () => {
  const asked = (leader: string | null) => peopleOf(['decider'], { ...item, leader }, directory(), today);

  it('is the item’s 责任领导 where that is a leader, else every leader: never somebody who may decide nothing', () => {
    expect(asked('leader B')).toEqual(['leader B']);
    expect(asked('county head')).toEqual(['leader A', 'leader B']);
    expect(asked(null)).toEqual(['leader A', 'leader B']);
  });
});

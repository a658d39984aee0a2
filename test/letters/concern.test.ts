import { standingOf } from '../../activities/letters/concern';
import type { Directory, Official } from '../../domain/people/directory';

const official = (id: string, role: Official['role'], unit: string, substitute?: string): Official => ({
  id,
  name: `name of ${id}`,
  role,
  unit,
  active: true,
  substitute: substitute ? { id: substitute, from: '2026-03-01', until: '2026-03-31' } : null,
});
const directory: Directory = {
  units: new Map([
    ['CITY', { parent: null }],
    ['DEPT', { parent: 'CITY' }],
  ]),
  officials: [
    official('owner', 'official', 'DEPT', 'deputy'),
    official('deputy', 'official', 'DEPT'),
    official('head', 'unit_head', 'CITY'),
    official('leader', 'leader', 'CITY'),
  ],
};
const item = { owner: 'owner', leader: null, leadUnit: 'DEPT' };
const standing = (who: string, day = '2026-03-15') =>
  standingOf(who, { to: ['owner', 'unit_head', 'leader'], people: [] }, item, directory, day);

test('people are told by which relation they get a letter', () => {
  expect(standing('owner')).toEqual({ as: 'owner', standsInFor: null, named: false });
  expect(standing('head')).toEqual({ as: 'unit_head', standsInFor: null, named: false });
  expect(standing('leader')).toEqual({ as: 'leader', standsInFor: null, named: false });
  expect(standing('deputy')).toEqual({ as: 'owner', standsInFor: 'name of owner', named: false });
});

test('a substitute whose time is over is no longer concerned', () => {
  expect(standing('deputy', '2026-04-01')).toBeUndefined();
});

test('people told by name get their letter whatever they are to the item by now, and so does who stands in for them', () => {
  const handedOn = { ...item, owner: 'head' };
  const told = (who: string) => standingOf(who, { to: [], people: ['owner'] }, handedOn, directory, '2026-03-15');
  expect(told('owner')).toEqual({ as: 'owner', standsInFor: null, named: true });
  expect(told('deputy')).toEqual({ as: 'owner', standsInFor: 'name of owner', named: true });
  expect(told('leader')).toBeUndefined();
});

import { commandTypes } from '../../../domain/item/command';
import { groundFor, rights } from '../../../domain/people/rights';
import { capacities } from '../../../domain/people/roles';

describe('the one table of rights', () => {
  it('has a rule for every command, and no command that nobody may give', () => {
    expect(Object.keys(rights).sort()).toEqual([...commandTypes].sort());
    for (const { by, in: states } of Object.values(rights)) {
      expect(by.length).toBeGreaterThan(0);
      expect(states.length).toBeGreaterThan(0);
    }
  });

  it('gives a person the first ground that allows the command, and none where there is none', () => {
    expect(groundFor('sign', ['unit_head', 'owner'])).toBe('owner');
    expect(groundFor('report', ['co_unit', 'unit_head'])).toBe('unit_head');
    expect(groundFor('sign', ['unit_head', 'co_unit', 'secretariat', 'leader'])).toBeUndefined();
    expect(groundFor('accept', [])).toBeUndefined();
  });

  it('the leader and the secretariat do not do the work of the owner', () => {
    for (const command of ['sign', 'report', 'submit'] as const)
      expect(groundFor(command, ['leader', 'secretariat'])).toBeUndefined();
  });

  it('only the secretariat accepts or returns', () => {
    const others = capacities.filter((capacity) => capacity !== 'secretariat');
    for (const command of ['accept', 'return'] as const) expect(groundFor(command, others)).toBeUndefined();
  });
});

import { defaultPolicy, policyOf } from '../../domain/policy';

describe('the policy in force', () => {
  it('is the rules’ own where nobody has set anything', () => {
    expect(policyOf()).toEqual(defaultPolicy);
    expect(policyOf(undefined, null, 'nonsense')).toEqual(defaultPolicy);
  });

  it('takes each key from the batch, else from the organisation, else from the rules', () => {
    const organisation = { remindAt: '08:30', yellowBefore: 'P5D' };
    expect(policyOf(organisation, { yellowBefore: 'P3D' })).toEqual({
      ...defaultPolicy,
      remindAt: '08:30',
      yellowBefore: 'P3D',
    });
  });
});

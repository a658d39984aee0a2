const overseers = ['secretariat', 'leader', 'auditor', 'administrator'];

/** What a person may do about months and quarters, by the roles that they act in today: nothing else is offered. */
export function rightsOf({ role, roles }) {
  const is = (...wanted) => wanted.some((one) => roles.includes(one));
  const acts = role !== 'auditor' && role !== 'administrator';
  return {
    oversee: is(...overseers),
    audit: is('auditor', 'administrator'),
    close: is('secretariat'),
    write: is('secretariat'),
    adjust: is('secretariat'),
    // A seal is set in one's own name, not in that of somebody who is away.
    seal: { month: role === 'secretariat', quarter: role === 'leader' },
    carryOver: acts && is('secretariat'),
    decide: acts && is('leader'),
  };
}

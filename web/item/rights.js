const overseers = ['secretariat', 'leader', 'auditor', 'administrator'];

/** What a person may see of the whole, by the roles that they act in today: nothing else is offered. */
export function rightsOf({ roles }) {
  const is = (...wanted) => wanted.some((one) => roles.includes(one));
  return { oversee: is(...overseers), audit: is('auditor', 'administrator') };
}

const last = new WeakMap<object, Promise<unknown>>();

/**
 * One verification at a time in this process: each takes a core and a connection for as long as it lasts, which others
 * need too. Who comes meanwhile waits.
 */
export function inTurn<T>(of: object, work: () => Promise<T>): Promise<T> {
  const mine = (last.get(of) ?? Promise.resolve()).then(work, work);
  last.set(of, mine);
  return mine;
}

/**
 * Has pieces of work done one at a time in this process: for what keeps a connection while it waits for others, all of
 * which others need too. `of` is what they are about; work about other things has turns of its own.
 */
export function takeTurns(): <T>(of: object, work: () => Promise<T>) => Promise<T> {
  const last = new WeakMap<object, Promise<unknown>>();
  return (of, work) => {
    const mine = (last.get(of) ?? Promise.resolve()).then(work, work);
    last.set(of, mine);
    return mine;
  };
}

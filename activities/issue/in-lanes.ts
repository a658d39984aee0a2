/** Starts in flight; more do not make the engine any faster. */
const lanes = 20;

/** Does the same to each, twenty at once. Where one throws, those under way are still waited for, then it is thrown. */
export async function inLanes<Thing>(things: Iterable<Thing>, work: (thing: Thing) => Promise<void>): Promise<void> {
  const queue = things[Symbol.iterator]();
  const lane = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
  };
  const outcomes = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

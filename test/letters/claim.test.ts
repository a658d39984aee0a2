import { claimNext } from '../../activities/letters/claim';
import { seedItems } from '../support/items';
import type { PostWorld } from './post';
import { openPost } from './post';

let world: PostWorld;
beforeAll(async () => {
  world = await openPost();
});
afterAll(() => world.close());

const day = '2099-12-31';

/** Lets the letters of some items be of other kinds and ages than they were written as, in the order of the items. */
async function waitingLetters(...letters: readonly { kind: string; state?: string; minutes: number }[]): Promise<void> {
  const { database, office } = world;
  const items = await seedItems(database, office, { deadlines: letters.map(() => day) });
  for (const [at, { kind, state = 'pending', minutes }] of letters.entries())
    await database.$executeRaw`
      UPDATE letter SET kind = ${kind}, state = ${state}, not_before = now() - ${minutes} * interval '1 minute'
      WHERE task_id = ${items[at]?.id}::uuid`;
}

async function claimAll(): Promise<string[]> {
  const kinds: string[] = [];
  for (let claim = await claimNext(world.database); claim; claim = await claimNext(world.database)) {
    const { kind } = await world.database.letter.findUniqueOrThrow({ where: { id: claim.letter } });
    kinds.push(kind);
  }
  return kinds;
}

test('what is urgent leaves before the assignments of a long table, though these have waited longer', async () => {
  await waitingLetters(
    ...[1, 2, 3].map((hours) => ({ kind: 'assignment', minutes: hours * 60 })),
    { kind: 'reminder', minutes: 4 },
    { kind: 'returned', minutes: 3 },
    { kind: 'overdue', minutes: 2 },
    { kind: 'escalation', minutes: 1 },
    { kind: 'assignment', state: 'unknown', minutes: 0 },
  );
  const kinds = await claimAll();
  expect(kinds).toEqual([
    ...['assignment', 'escalation', 'overdue', 'returned', 'reminder'], // the first one is in doubt
    ...['assignment', 'assignment', 'assignment'],
  ]);
});

test('of one kind, the letter that has waited longest leaves first, and none before its time', async () => {
  await waitingLetters(
    { kind: 'assignment', minutes: 1 },
    { kind: 'assignment', minutes: 9 },
    { kind: 'escalation', minutes: -60 },
  );
  const { database } = world;
  const [oldest] = await database.letter.findMany({ where: { state: 'pending' }, orderBy: { notBefore: 'asc' } });
  expect((await claimNext(database))?.letter).toBe(oldest?.id);
  expect(await claimAll()).toEqual(['assignment']);
});

import { uuidv7 } from 'uuidv7';
import { claimNext } from '../../activities/letters/claim';
import { queueUp } from '../../activities/letters/order';
import { countWaiting } from '../../activities/letters/outbox';
import { withClient } from '../../embedded/postgres/roles';
import type { Prisma } from '../../prisma/generated/client';
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
  const { database, office, fresh } = world;
  const items = await seedItems(database, office, { deadlines: letters.map(() => day) });
  const made = letters.map(({ kind, state = 'pending', minutes }, at) => ({
    task: items[at]?.id,
    kind,
    state,
    minutes,
  }));
  // As the owner: of what kind a letter is stays as it was written.
  await withClient(fresh.ownerUrl, (client) =>
    client.query(
      `UPDATE letter l SET kind = m.kind, state = m.state, not_before = now() - m.minutes * interval '1 minute'
       FROM jsonb_to_recordset($1) AS m(task uuid, kind text, state text, minutes float8) WHERE l.task_id = m.task`,
      [JSON.stringify(made)],
    ),
  );
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

describe('letters of one item to one person', () => {
  beforeEach(() => world.database.$executeRaw`UPDATE letter SET state = 'moot'`);

  /** An assignment and what came after it about the same item to its owner. */
  async function following(kind: string): Promise<{ first: string; second: string }> {
    const { database, office } = world;
    const [item] = await seedItems(database, office, { deadlines: [day] });
    const written = await database.letter.findFirstOrThrow({ where: { taskId: item?.id ?? '' } });
    const { id: first, state: _state, ...same } = written;
    const later = { ...same, ...{ kind, occasion: 'later', seq: 2, messageId: `<${first}@later>` } };
    const { id: second } = await database.letter.create({ data: { ...later, id: uuidv7(), state: 'pending' } });
    return { first, second };
  }
  const claimed = async () => (await claimNext(world.database))?.letter;
  const set = (id: string, data: Prisma.LetterUpdateInput) => world.database.letter.update({ where: { id }, data });

  test('leave in the order of their entries, however urgent the later one is, and take its place in the queue', async () => {
    await waitingLetters({ kind: 'assignment', minutes: 60 });
    const { first, second } = await following('escalation');
    expect(await claimed()).toBe(first);
    // The first is on its way: the second waits for it, and others do not.
    expect([await claimed(), await claimed()]).toEqual([expect.not.stringMatching(second), undefined]);
    expect(await countWaiting(world.database)).toMatchObject({ remaining: 0 });
    await set(first, { state: 'sent' });
    expect(await claimed()).toBe(second);
  });

  test('wait for one that is held, or that the server was away for, as long as that waits', async () => {
    const { first, second } = await following('sign_chase');
    const inAMinute = new Date(Date.now() + 60_000);
    await set(first, { notBefore: inAMinute });
    expect(await claimed()).toBeUndefined();
    await set(first, { attempts: 1 });
    await world.database.letterAttempt.create({
      data: { letterId: first, number: 1, at: new Date(), outcome: 'failed', answer: 'ECONNREFUSED' },
    });
    expect(await claimed()).toBeUndefined();
    expect(await queueUp(world.database)).toBe(1);
    expect(await countWaiting(world.database)).toMatchObject({ remaining: 0, waiting: 2, nextAt: inAMinute.getTime() });
    await set(second, { notBefore: new Date() });
    await set(first, { notBefore: new Date(Date.now() - 1_000) });
    expect(await claimed()).toBe(first);
  });

  test('do not wait for one that the server puts off for its own reasons, or that has failed over and over', async () => {
    const { first, second } = await following('sign_chase');
    await set(first, { notBefore: new Date(Date.now() + 60_000), attempts: 1 });
    await world.database.letterAttempt.create({
      data: { letterId: first, number: 1, at: new Date(), outcome: 'refused', answer: '451' },
    });
    expect(await claimed()).toBe(second);
    await set(second, { state: 'pending' });
    await set(first, { attempts: 60 });
    await world.database.letterAttempt.create({
      data: { letterId: first, number: 60, at: new Date(), outcome: 'failed', answer: 'not written' },
    });
    expect(await claimed()).toBe(second);
  });

  test('leave before a digest that tells of what came after them, and it waits as long as they do', async () => {
    const { first, second } = await following('reminder');
    const {
      seq: _seq,
      taskId: _task,
      ...same
    } = await world.database.letter.findUniqueOrThrow({ where: { id: first } });
    const digest = uuidv7();
    await world.database.letter.create({
      data: {
        ...same,
        id: digest,
        seq: 0,
        kind: 'digest',
        occasion: digest,
        messageId: `<${digest}>`,
        notBefore: new Date(0),
      },
    });
    await set(second, { state: 'gathering', digest: { connect: { id: digest } } });
    const soon = new Date(Date.now() + 60_000);
    await set(first, { notBefore: soon });
    expect(await claimed()).toBeUndefined();
    expect(await queueUp(world.database)).toBe(1);
    expect(await countWaiting(world.database)).toMatchObject({ remaining: 0, nextAt: soon.getTime() });
    for (const id of [first, digest]) await set(id, { notBefore: new Date(0) });
    expect(await claimed()).toBe(first);
    expect(await claimed()).toBeUndefined();
    expect(await countWaiting(world.database)).toMatchObject({ remaining: 0 });
    await set(first, { state: 'sent' });
    expect(await claimed()).toBe(digest);
  });
});

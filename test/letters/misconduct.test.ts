import { deliver } from '../../activities/letters/deliver';
import { putBack } from '../../api/mail/data';
import { seedItem, seedItems } from '../support/items';
import type { PostOptions, PostWorld } from './post';
import { lettersOf, never, openPost } from './post';

let world: PostWorld;
const open = async (options?: PostOptions) => {
  world = await openPost(options);
};
afterEach(() => world.close());

const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
const seedMany = (count: number) =>
  seedItems(world.database, world.office, { deadlines: Array<string>(count).fill(inAMonth) });
const only = async () => {
  const [letter] = await lettersOf(world.database);
  if (!letter) throw new Error('no letter');
  return { ...letter, outcomes: letter.log.map(({ outcome }) => outcome) };
};

test.each([550, 552, 553])('an address refused with %i is dead at once, and never tried again', async (refuse) => {
  await open();
  await seedItem(world.database, world.office);
  world.server.conduct = () => ({ refuse, at: 'RCPT', saying: '5.1.1 no such mailbox' });
  expect(await deliver(world.post, never)).toMatchObject({ dead: 1, waiting: 0 });
  await world.hurry();
  expect(await deliver(world.post, never)).toMatchObject({ dead: 0, waiting: 0 });
  const letter = await only();
  expect(letter).toMatchObject({ state: 'dead', attempts: 1, outcomes: ['refused'] });
  expect(letter.answer).toContain(`${refuse} 5.1.1 no such mailbox`);
  expect(world.server.begun()).toBe(1);
});

test('a letter that was given up goes out once it is asked for again, under its Message-ID, to the address of then', async () => {
  await open();
  await seedItem(world.database, world.office);
  world.server.conduct = (_to, index) => (index === 0 ? { refuse: 550, at: 'RCPT' } : 'accept');
  await deliver(world.post, never);
  const given = await only();
  const { owner } = world.office.people;
  await world.database.official.update({ where: { id: owner.id }, data: { email: 'moved@example.test' } });
  await world.database.$transaction((on) => putBack(on, given, { name: '办公室' }));
  expect(await deliver(world.post, never)).toMatchObject({ sent: 1, waiting: 0 });
  expect(await only()).toMatchObject({ state: 'sent', attempts: 3, outcomes: ['refused', 'again', 'sent'] });
  expect(world.server.taken.map(({ to, mail }) => [to, mail.messageId])).toEqual([
    ['moved@example.test', given.messageId],
  ]);
});

test.each([
  [450, 'RCPT'],
  [451, 'DATA'],
  [452, 'RCPT'],
] as const)('a letter put off with %i at %s goes out later, once', async (refuse, at) => {
  await open();
  await seedItem(world.database, world.office);
  world.server.conduct = (_to, index) => (index === 0 ? { refuse, at } : 'accept');
  const first = await deliver(world.post, never);
  expect(first).toMatchObject({ retrying: 1, remaining: 0, waiting: 1, away: null });
  expect((first.nextAt ?? 0) - Date.now()).toBeGreaterThan(1_000);
  await world.hurry();
  expect(await deliver(world.post, never)).toMatchObject({ sent: 1, waiting: 0 });
  expect(await only()).toMatchObject({ state: 'sent', outcomes: ['refused', 'sent'] });
  expect(world.server.taken).toHaveLength(1);
});

test('one letter that is put off holds up no other', async () => {
  await open();
  await seedMany(20);
  world.server.conduct = (_to, index) => (index % 4 === 0 ? { refuse: 451, at: 'RCPT' } : 'accept');
  expect(await deliver(world.post, never)).toMatchObject({ sent: 15, retrying: 5, away: null });
});

test('with 500 due and the server refusing connections one letter is tried, and all are out once after its return', async () => {
  await open();
  await seedMany(500);
  await world.server.shut();
  for (let tries = 1; tries <= 3; tries++) {
    const batch = await deliver(world.post, never);
    expect(batch).toMatchObject({ sent: 0, dead: 0, retrying: 1, waiting: 500 });
    expect(batch.away).toContain('ECONNREFUSED');
  }
  expect(await world.database.letterAttempt.count()).toBe(3);

  await world.server.open();
  await world.hurry();
  const startedAt = performance.now();
  await world.drain();
  expect(performance.now() - startedAt).toBeLessThan(60_000);
  expect(await world.database.letter.count({ where: { state: 'sent' } })).toBe(500);
  expect(world.server.taken).toHaveLength(500);
  expect(new Set(world.server.taken.map(({ mail }) => mail.messageId)).size).toBe(500);
}, 120_000);

test.each([
  ['421 in the conversation', { refuse: 421, at: 'RCPT' } as const],
  ['a refused sender', { refuse: 550, at: 'MAIL' } as const],
])('%s is the server’s trouble and costs one letter one try', async (_what, conduct) => {
  await open();
  await seedMany(10);
  world.server.conduct = () => conduct;
  const batch = await deliver(world.post, never);
  expect(batch).toMatchObject({ sent: 0, dead: 0, retrying: 1, remaining: 9 });
  expect(batch.away).toContain(String(conduct.refuse));
});

test('a message whose answer was lost is unknown, and goes out again under the same Message-ID', async () => {
  await open();
  await seedItem(world.database, world.office);
  world.server.conduct = (_to, index) => (index === 0 ? 'lose the answer' : 'accept');
  expect(await deliver(world.post, never)).toMatchObject({ retrying: 1, waiting: 1, away: null });
  expect(await only()).toMatchObject({ state: 'unknown', outcomes: ['unknown'] });
  await world.hurry();
  expect(await deliver(world.post, never)).toMatchObject({ sent: 1, waiting: 0 });
  const letter = await only();
  expect(letter.outcomes).toEqual(['unknown', 'sent']);
  expect(world.server.taken.map(({ mail }) => mail.messageId)).toEqual([letter.messageId, letter.messageId]);
});

test('a message that was not whole when the line broke has simply not been sent', async () => {
  await open();
  await seedItem(world.database, world.office);
  const long = [{ id: 's', text: '标准'.repeat(400_000) }];
  await world.database.task.updateMany({ data: { standards: long } });
  world.server.conduct = (_to, index) => (index === 0 ? 'hang up within the message' : 'accept');
  expect(await deliver(world.post, never)).toMatchObject({ retrying: 1 });
  expect(await only()).toMatchObject({ state: 'pending', outcomes: ['failed'] });
  await world.hurry();
  await world.drain();
  expect(world.server.taken).toHaveLength(1);
});

test('a server that hangs up right after its 250 has the letter, once', async () => {
  await open();
  await seedMany(10);
  world.server.conduct = () => 'hang up after 250';
  await world.drain();
  await world.hurry();
  await world.drain();
  expect(world.server.taken).toHaveLength(10);
  expect(await world.database.letter.count({ where: { state: 'sent' } })).toBe(10);
});

test('with a fifth of the answers lost, copies number as many as lost answers, each under its letter’s id', async () => {
  await open();
  await seedMany(60);
  world.server.conduct = (_to, index) => (index < 60 && index % 5 === 2 ? 'lose the answer' : 'accept');
  await world.drain();
  await world.hurry();
  await world.drain();
  const ids = world.server.taken.map(({ mail }) => mail.messageId);
  expect(ids).toHaveLength(72);
  expect(new Set(ids).size).toBe(60);
  const letters = await lettersOf(world.database);
  expect(letters.every(({ state }) => state === 'sent')).toBe(true);
  const lost = letters.flatMap(({ log }) => log).filter(({ outcome }) => outcome === 'unknown');
  expect([lost.length, world.server.taken.filter(({ answered }) => !answered).length]).toEqual([12, 12]);
});

test('a server that drips its answer is given up at the deadline of the whole send', async () => {
  await open({ sendMs: 1_500 });
  await seedItem(world.database, world.office);
  world.server.conduct = (_to, index) => (index === 0 ? 'drip' : 'accept');
  const startedAt = performance.now();
  expect(await deliver(world.post, never)).toMatchObject({ retrying: 1, waiting: 1 });
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  expect(await only()).toMatchObject({ state: 'unknown', outcomes: ['unknown'] });
});

test('a certificate that cannot be trusted keeps letters waiting, not dead', async () => {
  await open({ startTls: true });
  await seedMany(3);
  const batch = await deliver(world.post, never);
  expect(batch).toMatchObject({ sent: 0, dead: 0, retrying: 1, waiting: 3 });
  expect(batch.away).toMatch(/ETLS|certificate/);
});

test('a letter whose answers are always lost is given up in the end, where the secretariat sees it', async () => {
  await open();
  await seedItem(world.database, world.office);
  world.server.conduct = () => 'lose the answer';
  for (let tries = 0; tries < 10; tries++) {
    await deliver(world.post, never);
    await world.hurry();
  }
  const letter = await only();
  expect([letter.state, letter.outcomes.length]).toEqual(['dead', 8]);
});

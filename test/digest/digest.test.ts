import { gatherMorning } from '../../activities/digest/gather';
import { hoursInForce } from '../../activities/digest/hours';
import { deliver } from '../../activities/letters/deliver';
import type { Transport } from '../../activities/letters/transport';
import type { Item } from '../../domain/item/item';
import { withClient } from '../../embedded/postgres/roles';
import type { PostWorld } from '../letters/post';
import { lettersOf, never, openPost, ring } from '../letters/post';
import { accept, command, report, sendBack, submit } from '../support/commands';
import { seedItems } from '../support/items';
import { personAs } from '../support/office';
import { recordAll } from '../support/recording';

let world: PostWorld;
beforeEach(async () => {
  world = await openPost();
});
afterEach(() => world.close());

const day = 86_400_000;
// Days of the office, whatever time it is here.
const ahead = (days: number) => new Date(Date.now() + days * day + 8 * 3_600_000).toISOString().slice(0, 10);
const today = () => ahead(0);

/** Items that the owner has been told of, and whose reminder a week before the deadline has rung. */
async function remindedItems(deadlines: readonly string[]): Promise<Item[]> {
  const policy = { remindBefore: ['P7D'] };
  const items = await seedItems(world.database, world.office, { deadlines, policy });
  await world.drain();
  world.server.taken.splice(0);
  const after: Item[] = [];
  for (const item of items) {
    const reminder = item.agenda.find(({ kind }) => kind === 'remind');
    after.push(await ring(world.database, { ...item, agenda: reminder ? [reminder] : [] }, reminder?.at ?? 0));
  }
  return after;
}

/** Moves the product's one clock on. */
async function later(hours: number): Promise<void> {
  const ms = hours * 3_600_000;
  await withClient(world.fresh.ownerUrl, (client) => client.query(`UPDATE clock SET ahead_ms = ahead_ms + ${ms}`));
}

const stateOf = async (kind: string) =>
  (await lettersOf(world.database)).filter((letter) => letter.kind === kind).map(({ state }) => state);
const mailTo = (who: keyof PostWorld['office']['people']) =>
  world.server.taken.filter(({ to }) => to === world.office.people[who].email).map(({ mail }) => mail);

describe('the morning’s digest', () => {
  test('tells in one letter what can wait: by item, the most urgent first, with what, why, when and where', async () => {
    const items = await remindedItems([ahead(20), ahead(10), ahead(15)]);
    expect(await stateOf('reminder')).toEqual(['gathering', 'gathering', 'gathering']);
    await world.drain();
    expect(world.server.taken).toHaveLength(0);

    expect(await gatherMorning(world.database, today())).toEqual({ people: 1, letters: 3, earlier: 0 });
    await world.drain();
    const [mail] = mailTo('owner');
    expect(world.server.taken).toHaveLength(1);
    expect(mail?.subject).toBe('[督办·汇总] 3 项，最急：建设服务站 2 · 还有 10 天');
    const text = mail?.text ?? '';
    const places = [2, 3, 1].map((number) => text.indexOf(`第 ${number} 项 建设服务站 ${number}\n`));
    expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true);
    for (const { id } of items) {
      expect(text).toContain(`https://duban.example.gov.cn/tasks/${id}`);
      expect(String(mail?.html)).toContain(`href="https://duban.example.gov.cn/tasks/${id}"`);
    }
    expect(text.match(/\[提醒\] /g)).toHaveLength(3);
    expect(text.match(/您是这项任务的责任人。提醒规则：完成时限前 7 天提醒。/g)).toHaveLength(3);
    expect(text).toContain('【接下来】');
  });

  test('is the fate of the letters that it told, and names itself in the log', async () => {
    await remindedItems([ahead(10), ahead(15)]);
    await gatherMorning(world.database, today());
    await world.drain();
    const letters = await lettersOf(world.database);
    const digest = letters.find(({ kind }) => kind === 'digest');
    expect(digest).toMatchObject({ state: 'sent', taskId: null, occasion: today(), log: [{ outcome: 'sent' }] });
    for (const letter of letters.filter(({ kind }) => kind === 'reminder')) {
      expect(letter).toMatchObject({ state: 'sent', digestId: digest?.id, sentAt: digest?.sentAt, attempts: 0 });
      expect(letter.answer).toContain(digest?.id);
    }
  });

  test('is made once, however often and by however many at once', async () => {
    await remindedItems([ahead(10), ahead(15)]);
    await Promise.all([1, 2, 3, 4, 5].map(() => gatherMorning(world.database, today())));
    await gatherMorning(world.database, today());
    await world.drain();
    await gatherMorning(world.database, today());
    await world.drain();
    expect(world.server.taken).toHaveLength(1);
    expect(await stateOf('digest')).toEqual(['sent']);
  });

  test('leaves out what was settled before it went, and is not sent with nothing left to tell', async () => {
    const [first, second] = await remindedItems([ahead(10), ahead(15)]);
    if (!first || !second) throw new Error('no items');
    const [owner, reviewer] = [personAs(world.office, 'owner'), personAs(world.office, 'reviewer')];
    const quiet = { where: { id: { in: [world.office.people.secretary.id, world.office.people.reviewer.id] } } };
    await world.database.official.updateMany({ ...quiet, data: { quiet: ['review'] } });
    await world.database.official.updateMany({ data: { quiet: ['review', 'accepted'] } });
    await gatherMorning(world.database, today());
    await recordAll(world.database, first, [command(submit(first), owner), command(accept(first), reviewer)]);
    await recordAll(world.database, second, [command(submit(second), owner)]);
    expect(await deliver(world.post, never)).toMatchObject({ sent: 0, moot: 1, waiting: 0 });
    expect(world.server.taken).toHaveLength(0);
    const letters = await lettersOf(world.database);
    expect(letters.find(({ kind }) => kind === 'digest')).toMatchObject({ state: 'moot' });
    for (const letter of letters.filter(({ kind }) => kind === 'reminder')) {
      expect(letter.state).toBe('moot');
      expect(letter.answer).toContain('the matter is over');
    }
  });

  test('that one of its matters is over, tells the others', async () => {
    const [first, second] = await remindedItems([ahead(10), ahead(15)]);
    if (!first || !second) throw new Error('no items');
    await gatherMorning(world.database, today());
    await world.database.official.updateMany({ data: { quiet: ['review'] } });
    await recordAll(world.database, first, [command(submit(first), personAs(world.office, 'owner'))]);
    await world.drain();
    const [mail] = mailTo('owner');
    expect(mail?.subject).toBe('[督办·汇总] 1 项：建设服务站 2 · 还有 15 天');
    expect(mail?.text).not.toContain('建设服务站 1');
    expect((await stateOf('reminder')).sort()).toEqual(['moot', 'sent']);
  });

  test('is not sent to who has left, and nothing of it', async () => {
    await remindedItems([ahead(10)]);
    await world.database.official.updateMany({ where: { email: 'owner@example.test' }, data: { active: false } });
    await gatherMorning(world.database, today());
    await world.drain();
    expect(world.server.taken).toHaveLength(0);
    expect(await stateOf('reminder')).toEqual(['moot']);
  });

  test('that did not go out becomes part of the next morning’s, which says what was due earlier', async () => {
    await remindedItems([ahead(10)]);
    await gatherMorning(world.database, today());
    await world.server.shut();
    await deliver(world.post, never);
    await later(7 * 24);
    const [item] = await seedItems(world.database, world.office, { deadlines: [ahead(12)], at: Date.now() });
    await world.database.letter.deleteMany({ where: { kind: 'assignment', state: 'pending' } });
    const reminder = item?.agenda.find(({ kind }) => kind === 'remind');
    if (!item || !reminder) throw new Error('no reminder');
    await ring(world.database, { ...item, agenda: [reminder] }, reminder.at);

    const next = new Date(Date.now() + 7 * day + 8 * 3_600_000).toISOString().slice(0, 10);
    expect(await gatherMorning(world.database, next)).toEqual({ people: 1, letters: 2, earlier: 1 });
    await world.server.open();
    await world.hurry();
    await world.drain();
    expect(world.server.taken).toHaveLength(1);
    const [mail] = mailTo('owner');
    expect(mail?.subject).toMatch(/^\[督办·汇总\] 2 项，最急：/);
    expect(mail?.text?.match(/原应于 .* 发出/g)).toHaveLength(1);
    const [older, newer] = (await lettersOf(world.database)).filter(({ kind }) => kind === 'digest');
    expect(older).toMatchObject({ state: 'moot' });
    expect(older?.answer).toContain(newer?.id);
    expect(await stateOf('reminder')).toEqual(['sent', 'sent']);
  });

  test('says once what several letters about an item would say alike', async () => {
    const policy = { remindBefore: ['P14D', 'P7D'] };
    const [item] = await seedItems(world.database, world.office, { deadlines: [ahead(30)], policy });
    await world.drain();
    world.server.taken.splice(0);
    let now = item;
    for (const reminder of item?.agenda.filter(({ kind }) => kind === 'remind') ?? [])
      if (now) now = await ring(world.database, { ...now, agenda: [reminder] }, reminder.at);
    expect(await stateOf('reminder')).toEqual(['gathering', 'gathering']);
    await gatherMorning(world.database, today());
    await world.drain();
    expect(mailTo('owner')[0]?.text?.match(/\[提醒\] /g)).toHaveLength(1);
    expect(await stateOf('reminder')).toEqual(['sent', 'sent']);
  });

  test('is repeated under its Message-ID when the sender died before it could note the answer', async () => {
    await remindedItems([ahead(10), ahead(15)]);
    await gatherMorning(world.database, today());
    const dying: Transport = {
      ...world.post.transport,
      async send(message) {
        await world.post.transport.send(message);
        throw new Error('killed here');
      },
    };
    await expect(deliver({ ...world.post, transport: dying }, never)).rejects.toThrow('killed here');
    expect(await stateOf('reminder')).toEqual(['gathering', 'gathering']);
    await world.database
      .$executeRaw`UPDATE letter SET claimed_to = now() - interval '1 second' WHERE state = 'sending'`;
    await world.drain();
    const ids = world.server.taken.map(({ mail }) => mail.messageId);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
    expect(await stateOf('reminder')).toEqual(['sent', 'sent']);
  });

  test('goes to the substitute as well while the owner is away, and only then', async () => {
    const { owner, substitute } = world.office.people;
    const data = { substituteId: substitute.id, substituteFrom: ahead(-2), substituteUntil: today() };
    await world.database.official.update({ where: { id: owner.id }, data });
    const items = await seedItems(world.database, world.office, {
      deadlines: [ahead(60)],
      policy: { signWithin: 'P1D' },
    });
    const [item] = items;
    if (!item) throw new Error('no item');
    await world.drain();
    expect(world.server.taken.map(({ to }) => to).sort()).toEqual([owner.email, substitute.email]);
    world.server.taken.splice(0);
    const chase = item.agenda.find(({ kind }) => kind === 'sign');
    if (!chase) throw new Error('no chase');
    await ring(world.database, { ...item, agenda: [chase] }, chase.at);
    await gatherMorning(world.database, today());
    await world.drain();
    expect(world.server.taken.map(({ to }) => to)).toEqual([owner.email]);
  });
});

describe('hours', () => {
  const hours = { organisation: '09:00', all: ['09:00', '10:30'] };
  const gatherAt = (hour: string) => gatherMorning(world.database, `${today()} ${hour}`, hours);

  /** A batch of its own hour whose one item reminds its owner as that hour comes. */
  async function remindedAt(remindAt: string): Promise<void> {
    const policy = { remindBefore: ['P7D'], remindAt };
    const [item] = await seedItems(world.database, world.office, { deadlines: [ahead(10)], policy });
    const reminder = item?.agenda.find(({ kind }) => kind === 'remind');
    if (!item || !reminder) throw new Error('no reminder');
    await ring(world.database, { ...item, agenda: [reminder] }, reminder.at);
  }

  test('a batch with a later hour has its digest the same day, and each hour has one whatever is done twice', async () => {
    await remindedAt('09:00');
    await gatherAt('09:00');
    await remindedAt('10:30');
    await Promise.all([1, 2, 3].map(() => gatherAt('10:30')));
    await gatherAt('09:00');
    await gatherAt('10:30');
    await world.database.letter.deleteMany({ where: { kind: 'assignment' } });
    await world.drain();
    const digests = (await lettersOf(world.database)).filter(({ kind }) => kind === 'digest');
    // The first had not gone out yet, so that one letter tells both.
    expect(digests.map(({ occasion, state }) => [occasion.slice(11), state]).sort()).toEqual([
      ['09:00', 'moot'],
      ['10:30', 'sent'],
    ]);
    expect(await stateOf('reminder')).toEqual(['sent', 'sent']);
    expect(world.server.taken).toHaveLength(1);
  });

  test('the later hour is a second letter where the first has gone, and no other for who has nothing of it', async () => {
    await remindedAt('09:00');
    await gatherAt('09:00');
    await world.drain();
    world.server.taken.splice(0);
    await remindedAt('10:30');
    const [review] = await remindedItems([ahead(20)]);
    if (!review) throw new Error('no item');
    await recordAll(world.database, review, [command(submit(review), personAs(world.office, 'owner'))]);
    await gatherAt('10:30');
    await world.drain();
    // What waits for the office is of nine o'clock: it comes tomorrow, as one digest a day has it.
    expect(world.server.taken.map(({ to }) => to)).toEqual([world.office.people.owner.email]);
    expect(new Set(await stateOf('review'))).toEqual(new Set(['gathering']));
    await gatherMorning(world.database, `${ahead(1)} 09:00`, hours);
    await world.drain();
    expect(new Set(await stateOf('review'))).toEqual(new Set(['sent']));
  });

  test('what is of an hour that is in force no longer goes with the organisation’s', async () => {
    await remindedAt('10:30');
    expect(await gatherMorning(world.database, `${today()} 09:00`, hours)).toMatchObject({ people: 0 });
    const only = { organisation: '09:00', all: ['09:00'] };
    expect(await gatherMorning(world.database, `${today()} 09:00`, only)).toMatchObject({ people: 1 });
  });

  test('those in force are the organisation’s and those that open items run under', async () => {
    await remindedAt('10:30');
    await remindedAt('08:15');
    expect(await hoursInForce(world.database)).toEqual({ organisation: '09:00', all: ['08:15', '09:00', '10:30'] });
    await world.database.task.updateMany({ data: { state: 'accepted' } });
    expect(await hoursInForce(world.database)).toEqual({ organisation: '09:00', all: ['09:00'] });
  });
});

describe('after a time without a mail server', () => {
  test('twenty letters that could not wait come as one for each person, marked late', async () => {
    await world.server.shut();
    await seedItems(world.database, world.office, { deadlines: Array<string>(20).fill(ahead(30)) });
    for (let tries = 0; tries < 3; tries++) await deliver(world.post, never);
    await later(13);
    for (let tries = 0; tries < 3; tries++) await deliver(world.post, never);
    await world.server.open();
    await world.hurry();
    await world.drain();
    expect(world.server.taken).toHaveLength(1);
    const [mail] = mailTo('owner');
    expect(mail?.subject).toMatch(/^\[督办·补发\] 20 项，最急：建设服务站/);
    expect(mail?.text).toContain('这封信本应在');
    expect(mail?.text?.match(/原应于 .* 发出/g)).toHaveLength(20);
    expect(mail?.text?.match(/\[交办\] /g)).toHaveLength(20);
    expect(await stateOf('assignment')).toEqual(Array(20).fill('sent'));
  });

  test('a single one goes on its own, marked late', async () => {
    await world.server.shut();
    await seedItems(world.database, world.office, { deadlines: [ahead(30)] });
    await deliver(world.post, never);
    await later(13);
    await world.server.open();
    await world.hurry();
    await world.drain();
    const [mail] = mailTo('owner');
    expect(mail?.subject).toMatch(/^\[督办·交办\] 建设服务站 1/);
    expect(mail?.text).toContain('这封信本应在');
  });

  test('what waits with a digest goes with it: one letter in all', async () => {
    await remindedItems([ahead(10), ahead(15)]);
    await world.server.shut();
    await gatherMorning(world.database, today());
    await seedItems(world.database, world.office, { deadlines: Array<string>(3).fill(ahead(30)) });
    await deliver(world.post, never);
    await later(24);
    await deliver(world.post, never);
    await world.server.open();
    await world.hurry();
    await world.drain();
    expect(world.server.taken).toHaveLength(1);
    expect(mailTo('owner')[0]?.subject).toMatch(/^\[督办·汇总\] 5 项，最急：建设服务站 1/);
  });

  test('what the server had put off for reasons of its own goes on by itself', async () => {
    world.server.conduct = (_to, index) => (index < 5 ? { refuse: 451, at: 'RCPT' } : 'accept');
    await seedItems(world.database, world.office, { deadlines: Array<string>(5).fill(ahead(30)) });
    await world.drain();
    await later(13);
    await world.hurry();
    await world.drain();
    expect(world.server.taken).toHaveLength(5);
  });
});

describe('when many of a person’s items are overdue by one morning', () => {
  /** Items whose first rung, counted in days, has just rung. */
  async function overdueItems(count: number, from = '2026-03-27'): Promise<void> {
    const items = await seedItems(world.database, world.office, { deadlines: Array<string>(count).fill(from) });
    await world.drain();
    world.server.taken.splice(0);
    for (const item of items) {
      const rung = item.agenda.find(({ kind }) => kind === 'escalate');
      if (rung) await ring(world.database, { ...item, agenda: [rung] }, rung.at);
    }
  }

  test('fifty are one letter to each, at once, and what escalates still cannot be silenced', async () => {
    await overdueItems(50);
    expect(await deliver(world.post, never)).toMatchObject({ sent: 0, remaining: 0 });
    await world.hurry();
    await world.drain();
    const { owner, head } = world.office.people;
    expect(world.server.taken.map(({ to }) => to).sort()).toEqual([head.email, owner.email]);
    const [mail] = mailTo('owner');
    expect(mail?.subject).toMatch(/^\[督办·合并\] 50 项，最急：建设服务站 1 · 逾期 \d+ 天$/);
    expect(mail?.text?.match(/\[红\] /g)).toHaveLength(50);
    expect(mail?.headers.get('list')).toBeUndefined();
    expect(new Set(await stateOf('overdue'))).toEqual(new Set(['sent']));
  }, 60_000);

  test('notices that nobody answered come as one letter to each of those above, and so do the next ones to who has to answer', async () => {
    const items = await seedItems(world.database, world.office, { deadlines: Array<string>(6).fill('2026-03-27') });
    const noticed: Item[] = [];
    for (const item of items) {
      const rung = item.agenda.find(({ kind, step }) => kind === 'escalate' && step === 2);
      if (rung) noticed.push(await ring(world.database, { ...item, agenda: [rung] }, rung.at));
    }
    await world.hurry();
    await world.drain();
    world.server.taken.splice(0);
    for (const item of noticed) {
      const lapse = item.agenda.filter(({ kind }) => kind === 'notice');
      await ring(world.database, { ...item, agenda: lapse }, lapse[0]?.at ?? 0);
    }
    // Held, so that they are seen together.
    expect(await deliver(world.post, never)).toMatchObject({ sent: 0, remaining: 0 });
    await world.hurry();
    await world.drain();
    const subjects = world.server.taken.map(({ to, mail }) => `${to.split('@')[0]} ${mail.subject?.split(' ')[0]}`);
    expect(subjects.sort()).toEqual(
      ['head', 'leader', 'owner', 'reviewer', 'secretary'].map((who) => `${who} [督办·合并]`),
    );
    expect(mailTo('leader')[0]?.text?.match(/\[红·督办单未答复\] /g)).toHaveLength(6);
  }, 60_000);

  test('where there is no digest, what is not signed for is one letter too, and says so', async () => {
    const policy = { digest: false };
    const items = await seedItems(world.database, world.office, {
      deadlines: Array<string>(5).fill(ahead(60)),
      policy,
    });
    await world.drain();
    world.server.taken.splice(0);
    for (const item of items) {
      const chase = item.agenda.find(({ kind, step }) => kind === 'sign' && step === 1);
      if (chase) await ring(world.database, { ...item, agenda: [chase] }, chase.at);
    }
    await world.hurry();
    await world.drain();
    expect(world.server.taken).toHaveLength(1);
    expect(mailTo('owner')[0]?.text).toContain('有 5 项任务没有签收，请立即办理');
  });

  test('a few go each on their own', async () => {
    await overdueItems(4);
    await world.hurry();
    await world.drain();
    expect(mailTo('owner').map(({ subject }) => subject?.slice(0, 6))).toEqual(Array(4).fill('[督办·红]'));
  });

  test('in a rehearsal in seconds nothing is held', async () => {
    const deadline = new Date(Date.now() + 1_000).toISOString();
    const policy = { remindBefore: [], escalation: [{ after: 'PT1S', to: ['owner'] as const }] };
    const [item] = await seedItems(world.database, world.office, { deadlines: [deadline], policy });
    if (!item) throw new Error('no item');
    await ring(world.database, item, Date.parse(deadline) + 5_000);
    await world.drain();
    expect(mailTo('owner').map(({ subject }) => subject?.slice(0, 6))).toContain('[督办·红]');
  });
});

describe('an address that is refused for good', () => {
  test('reaches the secretariat once, with the server’s words and what to do, however many letters it cost', async () => {
    const { secretary, reviewer, owner } = world.office.people;
    await seedItems(world.database, world.office, { deadlines: Array<string>(50).fill(ahead(30)) });
    world.server.conduct = (to) =>
      to === owner.email ? { refuse: 550, at: 'RCPT', saying: '5.1.1 no such mailbox' } : 'accept';
    await world.drain();
    expect(await stateOf('undeliverable')).toEqual(['gathering', 'gathering']);
    await gatherMorning(world.database, today());
    await world.drain();
    expect(world.server.taken.map(({ to }) => to).sort()).toEqual([reviewer.email, secretary.email]);
    const [mail] = mailTo('secretary');
    expect(mail?.subject).toBe('[督办·汇总] 1 个地址的信无法送达');
    expect(mail?.text).toContain('发给责任人（市级部门一，owner@example.test）的 50 封信无法送达');
    expect(mail?.text).toContain('550 5.1.1 no such mailbox');
    expect(mail?.text).toContain('请先电话告知本人');

    await seedItems(world.database, world.office, { deadlines: [ahead(31)] });
    await world.drain();
    await gatherMorning(world.database, ahead(1));
    await world.drain();
    expect(mailTo('secretary')).toHaveLength(1);
  });

  test('is told nobody any more once it is mended', async () => {
    await seedItems(world.database, world.office, { deadlines: [ahead(30)] });
    world.server.conduct = () => ({ refuse: 550, at: 'RCPT' });
    await world.drain();
    world.server.conduct = () => 'accept';
    await world.database.official.updateMany({
      where: { email: 'owner@example.test' },
      data: { email: 'new@example.test' },
    });
    await gatherMorning(world.database, today());
    await world.drain();
    expect(world.server.taken).toHaveLength(0);
    expect(await stateOf('undeliverable')).toEqual(['moot', 'moot']);
  });

  test('of a digest takes the letters in it along', async () => {
    await remindedItems([ahead(10), ahead(15)]);
    await gatherMorning(world.database, today());
    world.server.conduct = () => ({ refuse: 550, at: 'RCPT' });
    await world.drain();
    expect(await stateOf('digest')).toEqual(['dead']);
    expect(await stateOf('reminder')).toEqual(['dead', 'dead']);
  });
});

describe('what a person goes without', () => {
  test('is not written to them, but escalations and returns are, whatever is stored', async () => {
    const { owner } = world.office.people;
    const quiet = ['reminder', 'returned', 'overdue', 'escalation', 'notice', 'assignment'];
    await world.database.official.update({ where: { id: owner.id }, data: { quiet } });
    const [item] = await remindedItems([ahead(10)]);
    if (!item) throw new Error('no item');
    expect(await stateOf('reminder')).toEqual([]);
    const rung = { kind: 'escalate', at: Date.now(), local: '', by: 'P0D', step: 1 } as const;
    const risen = await ring(world.database, { ...item, agenda: [rung] }, Date.now());
    await recordAll(world.database, risen, [
      command(submit(item), personAs(world.office, 'owner')),
      command(sendBack(item), personAs(world.office, 'reviewer')),
    ]);
    await world.hurry();
    await world.drain();
    const subjects = mailTo('owner').map(({ subject }) => subject?.split(' ')[0]);
    expect(subjects.sort()).toEqual(['[督办·红]', '[督办·退回]']);
  });

  test('is left out of a digest too when they choose so before it goes', async () => {
    await remindedItems([ahead(10)]);
    await gatherMorning(world.database, today());
    await world.database.official.updateMany({ data: { quiet: ['reminder'] } });
    await world.drain();
    expect(world.server.taken).toHaveLength(0);
  });
});

test('digests and what may be silenced say how (List-Unsubscribe); what may not, does not', async () => {
  const [item] = await remindedItems([ahead(10)]);
  if (!item) throw new Error('no item');
  await gatherMorning(world.database, today());
  await recordAll(world.database, item, [command(report(30), personAs(world.office, 'owner'))]);
  await world.drain();
  const header = (mail?: { headers: Map<string, unknown> }) => mail?.headers.get('list') as Record<string, unknown>;
  expect(header(mailTo('owner')[0])).toMatchObject({
    unsubscribe: { url: 'https://duban.example.gov.cn/preferences', mail: 'duban@example.gov.cn?subject=unsubscribe' },
  });
  expect(mailTo('owner')[0]?.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mailTo('owner')[0]?.inReplyTo).toBeUndefined();

  world.server.taken.splice(0);
  await seedItems(world.database, world.office, { deadlines: [ahead(30)] });
  await world.drain();
  expect(header(mailTo('owner')[0])).toBeUndefined();
});

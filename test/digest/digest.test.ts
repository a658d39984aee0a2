import { gatherMorning } from '../../activities/digest/gather';
import { deliver } from '../../activities/letters/deliver';
import type { Transport } from '../../activities/letters/transport';
import type { PostWorld } from '../letters/post';
import { lettersOf, never, openPost, ring } from '../letters/post';
import { accept, command, submit } from '../support/commands';
import { seedItems } from '../support/items';
import { personAs } from '../support/office';
import { recordAll } from '../support/recording';
import { ahead, day, later, mailTo, remindedItems, stateOf, today } from './mornings';

let world: PostWorld;
beforeEach(async () => {
  world = await openPost();
});
afterEach(() => world.close());

describe('the morning’s digest', () => {
  test('tells in one letter what can wait: by item, the most urgent first, with what, why, when and where', async () => {
    const items = await remindedItems(world, [ahead(20), ahead(10), ahead(15)]);
    expect(await stateOf(world, 'reminder')).toEqual(['gathering', 'gathering', 'gathering']);
    await world.drain();
    expect(world.server.taken).toHaveLength(0);

    expect(await gatherMorning(world.database, today())).toEqual({ people: 1, letters: 3, earlier: 0 });
    await world.drain();
    const [mail] = mailTo(world, 'owner');
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
    await remindedItems(world, [ahead(10), ahead(15)]);
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
    await remindedItems(world, [ahead(10), ahead(15)]);
    await Promise.all([1, 2, 3, 4, 5].map(() => gatherMorning(world.database, today())));
    await gatherMorning(world.database, today());
    await world.drain();
    await gatherMorning(world.database, today());
    await world.drain();
    expect(world.server.taken).toHaveLength(1);
    expect(await stateOf(world, 'digest')).toEqual(['sent']);
  });

  test('leaves out what was settled before it went, and is not sent with nothing left to tell', async () => {
    const [first, second] = await remindedItems(world, [ahead(10), ahead(15)]);
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
    const [first, second] = await remindedItems(world, [ahead(10), ahead(15)]);
    if (!first || !second) throw new Error('no items');
    await gatherMorning(world.database, today());
    await world.database.official.updateMany({ data: { quiet: ['review'] } });
    await recordAll(world.database, first, [command(submit(first), personAs(world.office, 'owner'))]);
    await world.drain();
    const [mail] = mailTo(world, 'owner');
    expect(mail?.subject).toBe('[督办·汇总] 1 项：建设服务站 2 · 还有 15 天');
    expect(mail?.text).not.toContain('建设服务站 1');
    expect((await stateOf(world, 'reminder')).sort()).toEqual(['moot', 'sent']);
  });

  test('is not sent to who has left, and nothing of it', async () => {
    await remindedItems(world, [ahead(10)]);
    await world.database.official.updateMany({ where: { email: 'owner@example.test' }, data: { active: false } });
    await gatherMorning(world.database, today());
    await world.drain();
    expect(world.server.taken).toHaveLength(0);
    expect(await stateOf(world, 'reminder')).toEqual(['moot']);
  });

  test('that did not go out becomes part of the next morning’s, which says what was due earlier', async () => {
    await remindedItems(world, [ahead(10)]);
    await gatherMorning(world.database, today());
    await world.server.shut();
    await deliver(world.post, never);
    await later(world, 7 * 24);
    const [item] = await seedItems(world.database, world.office, { deadlines: [ahead(12)], at: Date.now() });
    await world.database.letter.updateMany({
      where: { kind: 'assignment', state: 'pending' },
      data: { state: 'moot' },
    });
    const reminder = item?.agenda.find(({ kind }) => kind === 'remind');
    if (!item || !reminder) throw new Error('no reminder');
    await ring(world.database, { ...item, agenda: [reminder] }, reminder.at);

    const next = new Date(Date.now() + 7 * day + 8 * 3_600_000).toISOString().slice(0, 10);
    expect(await gatherMorning(world.database, next)).toEqual({ people: 1, letters: 2, earlier: 1 });
    await world.server.open();
    await world.hurry();
    await world.drain();
    expect(world.server.taken).toHaveLength(1);
    const [mail] = mailTo(world, 'owner');
    expect(mail?.subject).toMatch(/^\[督办·汇总\] 2 项，最急：/);
    expect(mail?.text?.match(/原应于 .* 发出/g)).toHaveLength(1);
    const [older, newer] = (await lettersOf(world.database)).filter(({ kind }) => kind === 'digest');
    expect(older).toMatchObject({ state: 'moot' });
    expect(older?.answer).toContain(newer?.id);
    expect(await stateOf(world, 'reminder')).toEqual(['sent', 'sent']);
  });

  test('says once what several letters about an item would say alike', async () => {
    const policy = { remindBefore: ['P14D', 'P7D'] };
    const [item] = await seedItems(world.database, world.office, { deadlines: [ahead(30)], policy });
    await world.drain();
    world.server.taken.splice(0);
    let now = item;
    for (const reminder of item?.agenda.filter(({ kind }) => kind === 'remind') ?? [])
      if (now) now = await ring(world.database, { ...now, agenda: [reminder] }, reminder.at);
    expect(await stateOf(world, 'reminder')).toEqual(['gathering', 'gathering']);
    await gatherMorning(world.database, today());
    await world.drain();
    expect(mailTo(world, 'owner')[0]?.text?.match(/\[提醒\] /g)).toHaveLength(1);
    expect(await stateOf(world, 'reminder')).toEqual(['sent', 'sent']);
  });

  test('is repeated under its Message-ID when the sender died before it could note the answer', async () => {
    await remindedItems(world, [ahead(10), ahead(15)]);
    await gatherMorning(world.database, today());
    const dying: Transport = {
      ...world.post.transport,
      async send(message) {
        await world.post.transport.send(message);
        throw new Error('killed here');
      },
    };
    await expect(deliver({ ...world.post, transport: dying }, never)).rejects.toThrow('killed here');
    expect(await stateOf(world, 'reminder')).toEqual(['gathering', 'gathering']);
    await world.database
      .$executeRaw`UPDATE letter SET claimed_to = now() - interval '1 second' WHERE state = 'sending'`;
    await world.drain();
    const ids = world.server.taken.map(({ mail }) => mail.messageId);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
    expect(await stateOf(world, 'reminder')).toEqual(['sent', 'sent']);
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

import { MockActivityEnvironment } from '@temporalio/testing';
import { deliver } from '../../activities/letters/deliver';
import { createLetterActivities } from '../../activities/letters/letter-activities';
import type { Transport } from '../../activities/letters/transport';
import { withClient } from '../../embedded/postgres/roles';
import { createCalendars } from '../../prisma/calendars';
import { accept, command, report, sendBack, submit } from '../support/commands';
import { seedItem, seedItems } from '../support/items';
import { personAs } from '../support/office';
import { recordAll } from '../support/recording';
import type { PostWorld } from './post';
import { lettersOf, never, openPost, ring } from './post';

let world: PostWorld;
beforeEach(async () => {
  world = await openPost();
});
afterEach(() => world.close());

const inAMonth = () => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

describe('a letter', () => {
  test('arrives as text and HTML under its own Message-ID, and the log keeps the server’s answer', async () => {
    const item = await seedItem(world.database, world.office);
    expect(await deliver(world.post, never)).toMatchObject({ sent: 1, remaining: 0, waiting: 0, away: null });

    const [letter] = await lettersOf(world.database);
    const mail = world.server.taken[0]?.mail;
    expect(mail?.messageId).toBe(letter?.messageId);
    expect(mail?.subject).toBe(letter?.subject);
    expect(mail?.subject).toMatch(/^\[督办·交办\] 建设服务站 1 · 时限 /);
    expect(mail?.from?.value).toEqual([{ name: '督办', address: 'duban@example.gov.cn' }]);
    expect(mail?.to).toMatchObject({ value: [{ name: '责任人', address: 'owner@example.test' }] });
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect([mail?.inReplyTo, mail?.references]).toEqual([`<${item.id}@duban>`, `<${item.id}@duban>`]);
    const link = `https://duban.example.gov.cn/tasks/${item.id}`;
    for (const part of [mail?.text, String(mail?.html)]) {
      expect(part).toContain('请签收');
      expect(part).toContain(link);
    }
    expect(letter).toMatchObject({ state: 'sent', attempts: 1, address: 'owner@example.test' });
    expect(letter?.log).toMatchObject([{ number: 1, outcome: 'sent', answer: '250 2.0.0 queued as 1' }]);
    expect(letter?.answer).toBe('250 2.0.0 queued as 1');
  });

  test('is written in its reader’s language', async () => {
    await world.database.official.updateMany({ where: { email: 'owner@example.test' }, data: { locale: 'en' } });
    await seedItem(world.database, world.office);
    await world.drain();
    expect(world.server.taken[0]?.mail.subject).toMatch(/^\[Duban · assigned\] 建设服务站 1 · due /);
    expect(world.server.taken[0]?.mail.html).toContain('<html lang="en">');
  });

  test('goes to the substitute as well, and says whose', async () => {
    const { owner, substitute } = world.office.people;
    await world.database.official.update({ where: { id: owner.id }, data: { substituteId: substitute.id } });
    await seedItem(world.database, world.office);
    await world.drain();
    const mail = world.server.taken.find(({ to }) => to === substitute.email)?.mail;
    expect(world.server.taken).toHaveLength(2);
    expect(mail?.text).toContain('您是责任人（这项任务的责任人）的B角');
  });

  test('of a return names the standards not met, with their notes', async () => {
    const item = await seedItem(world.database, world.office);
    const [owner, reviewer] = [personAs(world.office, 'owner'), personAs(world.office, 'reviewer')];
    await recordAll(world.database, item, [
      command(report(80), owner),
      command(submit(item), owner),
      command(sendBack(item, '办事指南没有上墙'), reviewer),
    ]);
    await world.drain();
    const mail = world.server.taken.find(({ mail: { subject } }) => subject?.includes('退回'))?.mail;
    expect(mail?.subject).toBe('[督办·退回] 建设服务站 1 · 1 项标准未达到');
    expect(mail?.text).toContain('1. [未达到] 挂牌运行\n→ 办事指南没有上墙\n2. [达到] 办事指南上墙');
    expect(mail?.text).toContain('退回理由：办事指南没有上墙');
  });

  test('of an escalation tells what was last reported, and every rung in one', async () => {
    const deadline = new Date(Date.now() + 1_000).toISOString();
    const policy = {
      remindBefore: [],
      escalation: [
        { after: 'PT1S', to: ['owner', 'unit_head'] as const },
        { after: 'PT2S', to: ['leader'] as const },
      ],
    };
    const [issued] = await seedItems(world.database, world.office, { deadlines: [deadline], policy });
    if (!issued) throw new Error('nothing was issued');
    const item = await recordAll(world.database, issued, [command(report(40), personAs(world.office, 'owner'))]);
    await ring(world.database, item, Date.parse(deadline) + 10_000);
    await world.drain();
    const told = world.server.taken.filter(({ mail }) => mail.subject?.includes('升级'));
    expect(told.map(({ to }) => to).sort()).toEqual(['head@example.test', 'leader@example.test', 'owner@example.test']);
    const toLeader = told.find(({ to }) => to === 'leader@example.test')?.mail.text;
    expect(toLeader).toContain('您是这项任务的责任领导。');
    expect(toLeader).toContain('第 1 级未曾单独发出，由本信一并告知。');
    expect(toLeader).toMatch(/最近报告：.* 责任人 40%：完成阶段任务/);
    expect(toLeader).toContain('请过问此事');
  });
});

describe('no letter goes out', () => {
  const moot = async () => {
    const batch = await deliver(world.post, never);
    const [letter] = await lettersOf(world.database);
    expect(world.server.taken).toHaveLength(batch.sent);
    expect(letter).toMatchObject({ state: 'moot', log: [{ outcome: 'moot' }] });
    return letter?.answer;
  };

  test('for a matter that is over', async () => {
    const item = await seedItem(world.database, world.office);
    const [owner, reviewer] = [personAs(world.office, 'owner'), personAs(world.office, 'reviewer')];
    await recordAll(world.database, item, [command(submit(item), owner), command(accept(item), reviewer)]);
    expect(await moot()).toContain('the item is accepted');
  });

  test('about a deadline that was met while the reminder waited', async () => {
    const deadline = inAMonth();
    const item = await seedItem(world.database, world.office, { deadlines: [deadline] });
    await world.drain();
    await withClient(world.fresh.ownerUrl, (client) =>
      client.query(
        `UPDATE letter SET state = 'pending', kind = 'reminder', occasion = 'P7D@${deadline}', attempts = 1`,
      ),
    );
    await recordAll(world.database, item, [command(submit(item), personAs(world.office, 'owner'))]);
    expect(await deliver(world.post, never)).toMatchObject({ sent: 0, moot: 1 });
    expect(world.server.taken).toHaveLength(1);
  });

  test('of an escalation while the item is under review; returned, it is told after all', async () => {
    const item = await seedItem(world.database, world.office, { deadlines: ['2026-03-27'] });
    await world.drain();
    const rung = item.agenda.find(({ kind }) => kind === 'escalate')?.at ?? 0;
    const risen = await ring(world.database, item, rung);
    const [owner, reviewer] = [personAs(world.office, 'owner'), personAs(world.office, 'reviewer')];
    const submitted = await recordAll(world.database, risen, [command(submit(item), owner)]);
    await world.hurry();
    await world.drain();
    const overdue = { where: { kind: 'overdue', recipientId: world.office.people.owner.id } };
    expect(await world.database.letter.findFirst(overdue)).toMatchObject({ state: 'moot' });

    await recordAll(world.database, submitted, [command(sendBack(item), reviewer)]);
    await world.drain();
    expect(await world.database.letter.findFirst(overdue)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test('to somebody who has left office', async () => {
    await seedItem(world.database, world.office);
    await world.database.official.updateMany({ where: { email: 'owner@example.test' }, data: { active: false } });
    expect(await moot()).toContain('the recipient has left office');
  });

  test('to somebody who has handed the item on', async () => {
    const item = await seedItem(world.database, world.office);
    await world.database.task.update({
      where: { id: item.id },
      data: { ownerId: world.office.people.substitute.id },
    });
    expect(await moot()).toContain('the recipient is no longer concerned with the item');
  });
});

describe('sent once', () => {
  test('by two deliveries at the same time', async () => {
    await seedItems(world.database, world.office, { deadlines: Array<string>(80).fill(inAMonth()) });
    const batches = await Promise.all([1, 2, 3].map(() => deliver(world.post, never)));
    await world.drain();
    expect(batches.reduce((sum, { sent }) => sum + sent, 0)).toBe(80);
    expect(new Set(world.server.taken.map(({ mail }) => mail.messageId)).size).toBe(80);
    expect(world.server.taken).toHaveLength(80);
  });

  test('while the database is away for a moment after the server has taken it', async () => {
    await seedItem(world.database, world.office);
    let cut = 0;
    const database = new Proxy(world.database, {
      get(target, name) {
        const isAfter = world.server.taken.length > 0;
        if (name === '$transaction' && isAfter && cut++ < 2) throw new Error('connection lost');
        return Reflect.get(target, name);
      },
    });
    expect(await deliver({ ...world.post, database }, never)).toMatchObject({ sent: 1 });
    expect(cut).toBe(3);
    expect(world.server.taken).toHaveLength(1);
  });

  test('and again, under the same Message-ID, when the sender died before it could note the answer', async () => {
    await seedItem(world.database, world.office);
    const dying: Transport = {
      ...world.post.transport,
      async send(message) {
        await world.post.transport.send(message);
        throw new Error('killed here');
      },
    };
    await expect(deliver({ ...world.post, transport: dying }, never)).rejects.toThrow('killed here');
    expect(await deliver(world.post, never)).toMatchObject({ sent: 0, remaining: 0, waiting: 1 });

    await world.database.$executeRaw`UPDATE letter SET claimed_to = now() - interval '1 second'`;
    expect(await deliver(world.post, never)).toMatchObject({ sent: 1, waiting: 0 });
    const [letter] = await lettersOf(world.database);
    expect(letter?.log.map(({ outcome }) => outcome)).toEqual(['unknown', 'sent']);
    expect(world.server.taken.map(({ mail }) => mail.messageId)).toEqual([letter?.messageId, letter?.messageId]);
  });

  test('though it was written too slowly for its lease: it is known not to have left, and is not in doubt', async () => {
    await seedItem(world.database, world.office);
    const now = performance.now.bind(performance);
    const slow = {
      ...world.post.organisation,
      get publicUrl() {
        jest.spyOn(performance, 'now').mockImplementation(() => now() + 40_000);
        return 'https://duban.example.gov.cn/';
      },
    };
    expect(await deliver({ ...world.post, organisation: slow }, never)).toMatchObject({ sent: 0, retrying: 1 });
    jest.restoreAllMocks();
    expect(world.server.taken).toHaveLength(0);
    expect(await lettersOf(world.database)).toMatchObject([{ state: 'pending', log: [{ outcome: 'failed' }] }]);

    await world.hurry();
    await world.drain();
    expect(await lettersOf(world.database)).toMatchObject([
      { state: 'sent', log: [{ outcome: 'failed' }, { outcome: 'sent' }] },
    ]);
    expect(world.server.taken).toHaveLength(1);
  });

  test('but for one copy more for each sender that died at that moment, all under one id', async () => {
    await seedItems(world.database, world.office, { deadlines: Array<string>(20).fill(inAMonth()) });
    const dying: Transport = {
      ...world.post.transport,
      async send(message) {
        await world.post.transport.send(message);
        throw new Error('killed here');
      },
    };
    for (let deaths = 0; deaths < 20; deaths++)
      await expect(deliver({ ...world.post, transport: dying }, never)).rejects.toThrow('killed here');
    await world.database.$executeRaw`UPDATE letter SET claimed_to = now() - interval '1 second'`;
    await world.drain();
    const ids = world.server.taken.map(({ mail }) => mail.messageId);
    expect([ids.length, new Set(ids).size]).toEqual([40, 20]);
    expect(
      await world.database.letterAttempt.groupBy({ by: ['outcome'], _count: true, orderBy: { outcome: 'asc' } }),
    ).toEqual([
      { outcome: 'sent', _count: 20 },
      { outcome: 'unknown', _count: 20 },
    ]);
  });

  test('through the activity that workers run, which beats while it works and stops when it is told to', async () => {
    await seedItems(world.database, world.office, { deadlines: Array<string>(3).fill(inAMonth()) });
    const { database, server } = world;
    const letters = createLetterActivities({
      ...{
        database,
        mailServer: { SMTP_URL: server.url },
        mailFrom: 'duban@example.gov.cn',
        publicUrl: 'http://localhost:3000',
      },
      ...{ zone: 'Asia/Shanghai', locale: 'zh-CN', calendars: createCalendars(database) },
    });
    const stopped = new MockActivityEnvironment();
    stopped.cancel();
    expect(await stopped.run(letters.activities.deliverLetters)).toMatchObject({ sent: 0, remaining: 3 });
    const running = new MockActivityEnvironment();
    expect(await running.run(letters.activities.deliverLetters)).toMatchObject({ sent: 3, waiting: 0 });
    expect(server.taken[0]?.mail.text).toMatch(/请在 .* 结束前签收/);
    letters.close();
  });
});

import { gatherMorning } from '../../activities/digest/gather';
import { deliver } from '../../activities/letters/deliver';
import type { Item } from '../../domain/item/item';
import type { PostWorld } from '../letters/post';
import { never, openPost, ring } from '../letters/post';
import { seedItems } from '../support/items';
import { ahead, later, mailTo, remindedItems, stateOf, today } from './mornings';

let world: PostWorld;
beforeEach(async () => {
  world = await openPost();
});
afterEach(() => world.close());

describe('after a time without a mail server', () => {
  test('twenty letters that could not wait come as one for each person, marked late', async () => {
    await world.server.shut();
    await seedItems(world.database, world.office, { deadlines: Array<string>(20).fill(ahead(30)) });
    for (let tries = 0; tries < 3; tries++) await deliver(world.post, never);
    await later(world, 13);
    for (let tries = 0; tries < 3; tries++) await deliver(world.post, never);
    await world.server.open();
    await world.hurry();
    await world.drain();
    expect(world.server.taken).toHaveLength(1);
    const [mail] = mailTo(world, 'owner');
    expect(mail?.subject).toMatch(/^\[督办·补发\] 20 项，最急：建设服务站/);
    expect(mail?.text).toContain('这封信本应在');
    expect(mail?.text?.match(/原应于 .* 发出/g)).toHaveLength(20);
    expect(mail?.text?.match(/\[交办\] /g)).toHaveLength(20);
    expect(await stateOf(world, 'assignment')).toEqual(Array(20).fill('sent'));
  });

  test('a single one goes on its own, marked late', async () => {
    await world.server.shut();
    await seedItems(world.database, world.office, { deadlines: [ahead(30)] });
    await deliver(world.post, never);
    await later(world, 13);
    await world.server.open();
    await world.hurry();
    await world.drain();
    const [mail] = mailTo(world, 'owner');
    expect(mail?.subject).toMatch(/^\[督办·交办\] 建设服务站 1/);
    expect(mail?.text).toContain('这封信本应在');
  });

  test('what waits with a digest goes with it: one letter in all', async () => {
    await remindedItems(world, [ahead(10), ahead(15)]);
    await world.server.shut();
    await gatherMorning(world.database, today());
    await seedItems(world.database, world.office, { deadlines: Array<string>(3).fill(ahead(30)) });
    await deliver(world.post, never);
    await later(world, 24);
    await deliver(world.post, never);
    await world.server.open();
    await world.hurry();
    await world.drain();
    expect(world.server.taken).toHaveLength(1);
    expect(mailTo(world, 'owner')[0]?.subject).toMatch(/^\[督办·汇总\] 5 项，最急：建设服务站 1/);
  });

  test('what the server had put off for reasons of its own goes on by itself', async () => {
    world.server.conduct = (_to, index) => (index < 5 ? { refuse: 451, at: 'RCPT' } : 'accept');
    await seedItems(world.database, world.office, { deadlines: Array<string>(5).fill(ahead(30)) });
    await world.drain();
    await later(world, 13);
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
    const [mail] = mailTo(world, 'owner');
    expect(mail?.subject).toMatch(/^\[督办·合并\] 50 项，最急：建设服务站 1 · 逾期 \d+ 天$/);
    expect(mail?.text?.match(/\[红\] /g)).toHaveLength(50);
    expect(mail?.headers.get('list')).toBeUndefined();
    expect(new Set(await stateOf(world, 'overdue'))).toEqual(new Set(['sent']));
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
    expect(mailTo(world, 'leader')[0]?.text?.match(/\[红·督办单未答复\] /g)).toHaveLength(6);
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
    expect(mailTo(world, 'owner')[0]?.text).toContain('有 5 项任务没有签收，请立即办理');
  });

  test('a few go each on their own', async () => {
    await overdueItems(4);
    await world.hurry();
    await world.drain();
    expect(mailTo(world, 'owner').map(({ subject }) => subject?.slice(0, 6))).toEqual(Array(4).fill('[督办·红]'));
  });

  test('in a rehearsal in seconds nothing is held', async () => {
    const deadline = new Date(Date.now() + 1_000).toISOString();
    const policy = { remindBefore: [], escalation: [{ after: 'PT1S', to: ['owner'] as const }] };
    const [item] = await seedItems(world.database, world.office, { deadlines: [deadline], policy });
    if (!item) throw new Error('no item');
    await ring(world.database, item, Date.parse(deadline) + 5_000);
    await world.drain();
    expect(mailTo(world, 'owner').map(({ subject }) => subject?.slice(0, 6))).toContain('[督办·红]');
  });
});

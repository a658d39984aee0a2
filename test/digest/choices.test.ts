import { gatherMorning } from '../../activities/digest/gather';
import type { PostWorld } from '../letters/post';
import { openPost, ring } from '../letters/post';
import { command, report, sendBack, submit } from '../support/commands';
import { seedItems } from '../support/items';
import { personAs } from '../support/office';
import { recordAll } from '../support/recording';
import { ahead, mailTo, remindedItems, stateOf, today } from './mornings';

let world: PostWorld;
beforeEach(async () => {
  world = await openPost();
});
afterEach(() => world.close());

describe('an address that is refused for good', () => {
  test('reaches the secretariat once, with the server’s words and what to do, however many letters it cost', async () => {
    const { secretary, reviewer, owner } = world.office.people;
    await seedItems(world.database, world.office, { deadlines: Array<string>(50).fill(ahead(30)) });
    world.server.conduct = (to) =>
      to === owner.email ? { refuse: 550, at: 'RCPT', saying: '5.1.1 no such mailbox' } : 'accept';
    await world.drain();
    expect(await stateOf(world, 'undeliverable')).toEqual(['gathering', 'gathering']);
    await gatherMorning(world.database, today());
    await world.drain();
    expect(world.server.taken.map(({ to }) => to).sort()).toEqual([reviewer.email, secretary.email]);
    const [mail] = mailTo(world, 'secretary');
    expect(mail?.subject).toBe('[督办·汇总] 1 个地址的信无法送达');
    expect(mail?.text).toContain('发给责任人（市级部门一，owner@example.test）的 50 封信无法送达');
    expect(mail?.text).toContain('550 5.1.1 no such mailbox');
    expect(mail?.text).toContain('请先电话告知本人');

    await seedItems(world.database, world.office, { deadlines: [ahead(31)] });
    await world.drain();
    await gatherMorning(world.database, ahead(1));
    await world.drain();
    expect(mailTo(world, 'secretary')).toHaveLength(1);
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
    expect(await stateOf(world, 'undeliverable')).toEqual(['moot', 'moot']);
  });

  test('of a digest takes the letters in it along', async () => {
    await remindedItems(world, [ahead(10), ahead(15)]);
    await gatherMorning(world.database, today());
    world.server.conduct = () => ({ refuse: 550, at: 'RCPT' });
    await world.drain();
    expect(await stateOf(world, 'digest')).toEqual(['dead']);
    expect(await stateOf(world, 'reminder')).toEqual(['dead', 'dead']);
  });
});

describe('what a person goes without', () => {
  test('is not written to them, but escalations and returns are, whatever is stored', async () => {
    const { owner } = world.office.people;
    const quiet = ['reminder', 'returned', 'overdue', 'escalation', 'notice', 'assignment'];
    await world.database.official.update({ where: { id: owner.id }, data: { quiet } });
    const [item] = await remindedItems(world, [ahead(10)]);
    if (!item) throw new Error('no item');
    expect(await stateOf(world, 'reminder')).toEqual([]);
    const rung = { kind: 'escalate', at: Date.now(), local: '', by: 'P0D', step: 1 } as const;
    const risen = await ring(world.database, { ...item, agenda: [rung] }, Date.now());
    await recordAll(world.database, risen, [
      command(submit(item), personAs(world.office, 'owner')),
      command(sendBack(item), personAs(world.office, 'reviewer')),
    ]);
    await world.hurry();
    await world.drain();
    const subjects = mailTo(world, 'owner').map(({ subject }) => subject?.split(' ')[0]);
    expect(subjects.sort()).toEqual(['[督办·红]', '[督办·退回]']);
  });

  test('is left out of a digest too when they choose so before it goes', async () => {
    await remindedItems(world, [ahead(10)]);
    await gatherMorning(world.database, today());
    await world.database.official.updateMany({ data: { quiet: ['reminder'] } });
    await world.drain();
    expect(world.server.taken).toHaveLength(0);
  });
});

test('digests and what may be silenced say how (List-Unsubscribe); what may not, does not', async () => {
  const [item] = await remindedItems(world, [ahead(10)]);
  if (!item) throw new Error('no item');
  await gatherMorning(world.database, today());
  await recordAll(world.database, item, [command(report(30), personAs(world.office, 'owner'))]);
  await world.drain();
  const header = (mail?: { headers: Map<string, unknown> }) => mail?.headers.get('list') as Record<string, unknown>;
  expect(header(mailTo(world, 'owner')[0])).toMatchObject({
    unsubscribe: { url: 'https://duban.example.gov.cn/preferences', mail: 'duban@example.gov.cn?subject=unsubscribe' },
  });
  expect(mailTo(world, 'owner')[0]?.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mailTo(world, 'owner')[0]?.inReplyTo).toBeUndefined();

  world.server.taken.splice(0);
  await seedItems(world.database, world.office, { deadlines: [ahead(30)] });
  await world.drain();
  expect(header(mailTo(world, 'owner')[0])).toBeUndefined();
});

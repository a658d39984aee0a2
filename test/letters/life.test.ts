import { gatherMorning } from '../../activities/digest/gather';
import type { Order } from '../../domain/item/command';
import type { Item } from '../../domain/item/item';
import { accept, command, report, submit } from '../support/commands';
import { seedItem } from '../support/items';
import type { Who } from '../support/office';
import { personAs } from '../support/office';
import { recordAll } from '../support/recording';
import type { PostWorld } from './post';
import { openPost, ring } from './post';

/** Letters of an item's whole life, from the command to the reader. */
let world: PostWorld;
let item: Item;
beforeEach(async () => {
  world = await openPost();
  item = await seedItem(world.database, world.office);
  await world.drain();
  world.server.taken.splice(0);
});
afterEach(() => world.close());

/** Does something to the item as somebody, and answers what was sent at once: to whom, and under which label. */
async function after(who: Who, order: Order): Promise<string[]> {
  item = await recordAll(world.database, item, [command(order, personAs(world.office, who))]);
  return sent();
}

async function sent(): Promise<string[]> {
  await world.hurry();
  await world.drain();
  const told = world.server.taken.splice(0).map(({ to, mail }) => {
    texts.set(to, mail.text ?? '');
    return `${to.split('@')[0]} ${/\[督办·(.*?)\]/.exec(mail.subject ?? '')?.[1]}`;
  });
  return told.sort();
}
const texts = new Map<string, string>();

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const extended = { deadline: day(60), dueAt: Date.parse(day(61)) };

test('an item that is handed on is told to who has it now and to who had it, though they are nothing to it any more', async () => {
  const { id, name } = world.office.people.partner;
  const told = await after('secretary', {
    ...{ type: 'amend', reason: '工作调动', owner: { id, name, unit: 'PARTNER' } },
  });
  expect(told).toEqual(['owner 移交', 'partner 交办·移交']);
  expect(texts.get('owner@example.test')).toContain('您是这项任务的原责任人。');
  expect(texts.get('partner@example.test')).toContain('移交理由：工作调动');
});

test('an extension is asked of the secretariat, and what was decided is told to the owner’s side, with old and new', async () => {
  const asked = await after('owner', { type: 'request-extension', ...extended, reason: '设备缺货' });
  expect(asked).toEqual(['reviewer 待批', 'secretary 待批']);
  const granted = await after('secretary', { type: 'grant-extension' });
  expect(granted).toEqual(['head 同意延期', 'owner 同意延期']);
  expect(texts.get('owner@example.test')).toMatch(/完成时限调整：.* → .*（当日结束前）/);
  expect(texts.get('head@example.test')).toContain('延期由责任人申请。');
});

test('who asked for an extension hears of it even when the item has gone to another since', async () => {
  await after('owner', { type: 'request-extension', ...extended, reason: '设备缺货' });
  const { id, name } = world.office.people.partner;
  await after('secretary', { type: 'amend', reason: '工作调动', owner: { id, name, unit: 'PARTNER' } });
  const refused = await after('secretary', { type: 'refuse-extension', reason: '可以调剂' });
  expect(refused).toEqual(['head 不同意延期', 'owner 不同意延期', 'partner 不同意延期']);
  expect(texts.get('owner@example.test')).toContain('这是您提出的申请。');
});

test('an instruction and a chase by hand go out at once, in the words that were given', async () => {
  const instructed = await after('leader', { type: 'instruct', text: '本周内解决。' });
  expect(instructed).toEqual(['head 批示', 'owner 批示', 'reviewer 批示', 'secretary 批示']);
  expect(texts.get('head@example.test')).toContain('批示：本周内解决。');
  expect(await after('secretary', { type: 'remind', note: '请说明原因' })).toEqual(['owner 催办']);
  expect(texts.get('owner@example.test')).toContain('催办意见：请说明原因');
});

test('the last report of a letter is the owner’s side’s, and not the part of a co-operating unit', async () => {
  await after('owner', report(60, { done: '管网接通六成' }));
  await after('partner', report(10, { done: '配合完成一成' }));
  await after('secretary', { type: 'remind', note: '请加快' });
  expect(texts.get('owner@example.test')).toContain('管网接通六成');
  expect(texts.get('owner@example.test')).not.toContain('配合完成一成');
});

test('what a leader has to decide reaches the leader at once; what was decided, the owner’s side and the office', async () => {
  expect(await after('secretary', { type: 'suspend', reason: '诉讼' })).toEqual(['leader 待批']);
  const [request] = item.requests;
  const told = await after('leader', { type: 'approve', request: request?.id ?? '' });
  expect(told).toEqual(['head 暂缓', 'owner 暂缓', 'reviewer 暂缓', 'secretary 暂缓']);
  expect(texts.get('owner@example.test')).toContain('理由：诉讼');
});

test('a submission and an acceptance wait for the morning', async () => {
  expect(await after('owner', submit(item))).toEqual([]);
  await gatherMorning(world.database, day(0));
  expect(await sent()).toEqual(['reviewer 汇总', 'secretary 汇总']);
  expect(texts.get('reviewer@example.test')).toContain('[待验收] 责任人已送审，请验收');
  expect(await after('reviewer', accept(item))).toEqual([]);
  await gatherMorning(world.database, day(1));
  expect(await sent()).toEqual(['head 汇总', 'owner 汇总']);
});

test('a notice goes to who has to answer it; that it was not answered, to those above', async () => {
  const rung = { kind: 'escalate', at: item.dueAt + 5 * 86_400_000, local: '', by: 'P3D', step: 2 } as const;
  item = await ring(world.database, { ...item, agenda: [rung] }, rung.at);
  const told = await sent();
  expect(told).toEqual([
    ...['head 督办单·蓝色', 'leader 红·升级', 'owner 督办单·蓝色', 'reviewer 红·升级', 'secretary 红·升级'],
  ]);
  expect(texts.get('owner@example.test')).toMatch(/督办〔\d{4}〕1号督办单（蓝色）/);
  const lapse = item.agenda.find(({ kind }) => kind === 'notice');
  item = await ring(world.database, { ...item, agenda: lapse ? [lapse] : [] }, lapse?.at ?? 0);
  expect(await sent()).toEqual([
    ...['head 督办单·黄色', 'leader 红·督办单未答复', 'owner 督办单·黄色'],
    ...['reviewer 红·督办单未答复', 'secretary 红·督办单未答复'],
  ]);
  expect(texts.get('leader@example.test')).toMatch(/已发出督办〔\d{4}〕\d+号督办单（黄色）/);
});

import { compose } from '../../activities/letters/compose';
import { deliver } from '../../activities/letters/deliver';
import { seedItem } from '../support/items';
import type { PostWorld } from './post';
import { lettersOf, never, openPost } from './post';
import { sampleFacts } from './sample-facts';

/** Cases of the catalogue of bad input that concern letters on their way. */
let world: PostWorld;
beforeEach(async () => {
  world = await openPost();
});
afterEach(() => world.close());

const owner = (data: { name?: string; email?: string }) =>
  world.database.official.update({ where: { id: world.office.people.owner.id }, data });

test.each([
  ['E07', '王"小"芳, 局长 <x@evil.test>'],
  ['E07', '阿卜杜拉·买买提'],
  ['E07', `O'Brien; "quoted" (comment)`],
])('%s a name such as %s arrives as it is written, and adds no recipient', async (_case, name) => {
  await owner({ name });
  await seedItem(world.database, world.office);
  await world.drain();
  expect(world.server.taken.map(({ to }) => to)).toEqual(['owner@example.test']);
  const to = world.server.taken[0]?.mail.to;
  expect(to && !Array.isArray(to) && to.value).toEqual([{ name, address: 'owner@example.test' }]);
});

test('E01 a name with line breaks starts no header of its own', async () => {
  await owner({ name: '王芳\r\nBcc: all@example.test\r\nX-Evil: yes' });
  await seedItem(world.database, world.office);
  await world.drain();
  expect(world.server.taken).toHaveLength(1);
  const mail = world.server.taken[0]?.mail;
  expect([mail?.bcc, mail?.headers.get('x-evil')]).toEqual([undefined, undefined]);
});

test.each([
  ['E02', '"a@evil.com x"@gov.cn'],
  ['E03', 'u@good.cn(x)evil.com'],
  ['E06', 'a@gov.cn; b@gov.cn'],
  ['E01', 'a@gov.cn\r\nRCPT TO:<b@evil.test>'],
])('%s an address such as %j is never spoken to the server', async (_case, email) => {
  await seedItem(world.database, world.office);
  await owner({ email });
  expect(await deliver(world.post, never)).toMatchObject({ sent: 0, dead: 1 });
  expect(world.server.begun()).toBe(0);
  expect((await lettersOf(world.database))[0]?.answer).toContain('地址无法投递');
});

test('E08 a long subject goes in encoded words of at most 75 octets, and no character is cut in two', async () => {
  await world.database.official.updateMany({ data: { locale: 'zh-CN' } });
  const item = await seedItem(world.database, world.office);
  await world.database.task.update({ where: { id: item.id }, data: { task: '𠮷祥社区🚧道路整治'.repeat(40) } });
  await world.drain();
  const mail = world.server.taken[0]?.mail;
  const raw = mail?.headerLines.find(({ key }) => key === 'subject')?.line ?? '';
  const words = raw.match(/=\?[^?]+\?[BQ]\?[^?]*\?=/g) ?? [];
  expect(words.length).toBeGreaterThan(3);
  for (const word of words) expect(Buffer.byteLength(word)).toBeLessThanOrEqual(75);
  for (const line of raw.split(/\r?\n/)) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(78);
  expect(mail?.subject).toMatch(/^\[督办·交办\] 𠮷祥社区🚧/u);
  expect(mail?.subject).not.toMatch(/\uFFFD|\p{Cs}/u);
});

test('E12 no machine answers a letter, so that nothing loops', () => {
  expect(compose(sampleFacts('overdue', 'zh-CN')).headers).toMatchObject({
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
  });
});

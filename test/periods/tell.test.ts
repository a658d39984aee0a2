import { tellClosed, tellMonthClosed, tellUnsettled } from '../../activities/periods/tell';
import { nextMonth } from '../../domain/clocks/reporting';
import { fold } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import { canonical } from '../../domain/ledger/canonical';
import { figuresOf } from '../../domain/periods/figures';
import { monthsOf, quarterOf } from '../../domain/periods/period';
import { withClient } from '../../embedded/postgres/roles';
import type { PostWorld } from '../letters/post';
import { openPost } from '../letters/post';
import { accept, command, submit } from '../support/commands';
import { seedItems } from '../support/items';
import { ledgerOf } from '../support/ledger';
import { personAs } from '../support/office';
import { recordAll } from '../support/recording';

const zone = 'Asia/Shanghai';
const today = new Date().toLocaleDateString('sv-SE', { timeZone: zone });
const quarter = quarterOf(today.slice(0, 7));
const [month, , last] = monthsOf(quarter);

let world: PostWorld;
let items: Item[];
const telling = () => ({ on: world.database, zone });

beforeAll(async () => {
  world = await openPost();
  const { database, office } = world;
  items = await seedItems(database, office, { deadlines: [today, today, today, '2099-12-31'] });
  // The third names no leader in charge.
  const third = items[2] as Item;
  await recordAll(database, third, [
    command({ type: 'amend', reason: '调整', leader: null }, personAs(office, 'secretary')),
  ]);
  await world.drain();
}, 60_000);
afterAll(() => world?.close());

const addressOf = (who: keyof PostWorld['office']['people']) => world.office.people[who].email;
const rows = (kind: string) =>
  world.database.letter.findMany({
    where: { kind },
    include: { recipient: true },
    orderBy: { recipient: { email: 'asc' } },
  });
/** The mails about a period that have come, by address. */
const mails = (subject: RegExp) =>
  new Map(
    world.server.taken
      .filter(({ mail }) => subject.test(mail.subject ?? ''))
      .map(({ mail }) => [[mail.to].flat()[0]?.value[0]?.address ?? '', mail.text ?? '']),
  );

it('nobody is told twice, whatever runs twice or together', async () => {
  const told = await Promise.all([1, 2, 3].map(() => tellUnsettled(telling(), quarter)));
  expect(told.reduce((sum, one) => sum + one)).toBe(4);
  expect(await tellUnsettled(telling(), quarter)).toBe(0);
  expect((await rows('unsettled')).map(({ recipient, occasion }) => [recipient.email, occasion])).toEqual(
    ['leader', 'otherleader', 'reviewer', 'secretary'].map((name) => [`${name}@example.test`, quarter]),
  );
});

it('each leader in charge gets the items of theirs, and the secretariat all, by unit with owner and deadline', async () => {
  await world.drain();
  const sent = mails(/季清/);
  expect([...sent.keys()].sort()).toEqual(
    (['leader', 'otherLeader', 'reviewer', 'secretary'] as const).map(addressOf).sort(),
  );
  const numbers = (who: Parameters<typeof addressOf>[0]) =>
    [...(sent.get(addressOf(who)) ?? '').matchAll(/第 (\d+) 项 建设服务站/g)].map(([, number]) => Number(number));
  expect(numbers('leader')).toEqual([1, 2, 3]);
  expect(numbers('otherLeader')).toEqual([3]);
  expect(numbers('secretary')).toEqual([1, 2, 3]);
  const text = sent.get(addressOf('leader'));
  expect(text).toContain('市级部门一（3 项）');
  expect(text).toContain('责任人 责任人 · 时限');
  expect(text).toContain('其中 1 项没有指定责任领导');
  expect(text).toContain(`https://duban.example.gov.cn/periods/${quarter}`);
  expect(sent.get(addressOf('otherLeader'))).toContain('由您负责的还有 1 项未清');
});

it('what is settled before the letter goes out is not in it; with nothing left, or nobody concerned, it is not sent', async () => {
  const { database, office } = world;
  await database.letter.updateMany({ where: { kind: 'unsettled' }, data: { state: 'pending', attempts: 0 } });
  const finish = async (item: Item) => {
    const owner = personAs(office, 'owner');
    await recordAll(database, item, [
      command(submit(item), owner),
      command(accept(item), personAs(office, 'reviewer')),
    ]);
  };
  for (const item of items.slice(0, 2)) await finish(item);
  await database.official.update({ where: { id: office.people.otherLeader.id }, data: { active: false } });
  world.server.taken.length = 0;
  await world.drain();
  const sent = mails(/季清/);
  expect([...sent.keys()].sort()).toEqual((['leader', 'reviewer', 'secretary'] as const).map(addressOf).sort());
  expect(sent.get(addressOf('secretary'))).toContain('还有 1 项未清');

  await database.official.update({ where: { id: office.people.otherLeader.id }, data: { active: true } });
  await finish(await itemNow(2));
  await database.letter.updateMany({ where: { kind: 'unsettled' }, data: { state: 'pending', attempts: 0 } });
  await world.drain();
  expect((await rows('unsettled')).map(({ state, answer }) => [state, answer])).toEqual(
    Array(4).fill(['moot', '已全部结清 · everything is settled by now']),
  );
  expect(await tellUnsettled(telling(), '2098-Q4')).toBe(0);
});

it('the secretariat, and who stands in for them, is told the figures of a month that was closed, until it is sealed', async () => {
  const { database, office, fresh } = world;
  const { reviewer, substitute } = office.people;
  await database.official.update({ where: { id: reviewer.id }, data: { substituteId: substitute.id } });
  const overall = { ...figuresOf([]).overall, items: 3, open: 1, overdue: 1, reportsDue: 3, reportsMissing: 2 };
  // The month is not over, which the database minds; here only its letter is looked at.
  await withClient(fresh.ownerUrl, async (client) => {
    await client.query('ALTER TABLE period DISABLE TRIGGER USER');
    await client.query(
      `INSERT INTO period (id, state, from_at, cut_off, figures) VALUES ($1, 'closed', now(), now(), $2)`,
      [month, canonical({ overall, units: [] })],
    );
  });
  expect(await tellMonthClosed(telling(), month)).toBe(3);
  expect(await tellClosed(telling(), month)).toBe(0);
  world.server.taken.length = 0;
  await world.drain();
  const sent = mails(/月结/);
  expect([...sent.keys()].sort()).toEqual((['reviewer', 'secretary', 'substitute'] as const).map(addressOf).sort());
  expect(sent.get(addressOf('secretary'))).toContain('应报 3 项，缺报 2 项');
  expect(sent.get(addressOf('substitute'))).toContain('您是办公室乙（领导小组办公室工作人员）的B角');

  await withClient(fresh.ownerUrl, (client) => client.query(`UPDATE period SET state = 'sealed'`));
  await database.letter.updateMany({ where: { kind: 'month_closed' }, data: { state: 'pending', attempts: 0 } });
  await world.drain();
  expect((await rows('month_closed')).map(({ state }) => state)).toEqual(['moot', 'moot', 'moot']);
});

it('with the last month of a quarter, and with no other, what the quarter finds unsettled is told as well', async () => {
  const { database, office } = world;
  await seedItems(database, office, { deadlines: [today] });
  const [first, , third] = monthsOf(quarterOf(nextMonth(last)));
  expect(await tellClosed(telling(), first)).toBe(3);
  expect(await tellClosed(telling(), third)).toBe(7);
  const told = await database.letter.groupBy({ by: ['kind', 'occasion'], _count: true, where: { occasion: third } });
  expect(told).toEqual([{ kind: 'month_closed', occasion: third, _count: 3 }]);
  const occasion = quarterOf(third);
  const readers = (await rows('unsettled'))
    .filter((row) => row.occasion === occasion)
    .map(({ recipient }) => recipient);
  expect(readers.map(({ email }) => email)).toEqual(
    (['leader', 'reviewer', 'secretary', 'substitute'] as const).map(addressOf),
  );
});

async function itemNow(index: number): Promise<Item> {
  return fold(await ledgerOf(world.database, items[index]?.id ?? ''));
}

import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import type { Order } from '../../domain/item/command';
import { accept, command, report, sign, submit } from '../support/commands';
import { seedItem, seedItems } from '../support/items';
import type { Who } from '../support/office';
import { personAs } from '../support/office';
import { recordAll } from '../support/recording';
import type { Desk } from './desk';
import { openDesk, verified } from './desk';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 60_000);
beforeEach(async () => {
  desk.receiver.answers(() => ({ status: 200 }));
  desk.receiver.taken.length = 0;
  await desk.place.database.connection.updateMany({ data: { state: 'ended', pausedWhy: null } });
});
afterAll(() => desk?.close());

const issue = () => seedItem(desk.place.database, desk.place.office);
const ids = () => desk.receiver.taken.map(({ headers }) => String(headers['webhook-id']));
const outcomes = async (id: string) =>
  (await desk.deliveries(id)).map(({ attempts }) => attempts.map(({ outcome, status }) => [outcome, status]));

test('what is recorded reaches a webhook once, in order, signed as Standard Webhooks has it', async () => {
  await issue();
  const { id, secret } = await desk.register();
  const item = await issue();
  expect(await desk.turn(id)).toMatchObject({ over: false, failed: 0, waiting: 0 });
  const told = desk.receiver.taken.map((one) => verified(one, secret));
  // Nothing of before the connection was there.
  expect(told.map(({ type }) => type)).toEqual(['batch_issued', 'issued']);
  const { name } = desk.place.office.people.secretary;
  expect(told[1]).toMatchObject({
    ...{ id: `evt_${item.id}_1_1`, seq: 1, link: `https://duban.example.test/tasks/${item.id}`, actor: { name } },
    ...{ task: { id: item.id, number: item.number, state: 'assigned' }, data: { deadline: item.deadline } },
  });
  expect(ids()).toEqual(told.map((one) => one.id));
  expect(JSON.stringify(told)).not.toContain('@example.test');
  await Promise.all([desk.turn(id), desk.turn(id)]);
  expect(desk.receiver.taken).toHaveLength(2);
  expect(() => new Webhook('whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA').verify('{}', {})).toThrow();
});

test('only the kinds that were asked for are told, in any number of connections', async () => {
  const [one, other] = [await desk.register({ events: ['issued'] }), await desk.register({ events: ['batch_issued'] })];
  await seedItems(desk.place.database, desk.place.office, { deadlines: ['2099-01-01', '2099-01-02', '2099-01-03'] });
  await desk.turn(one.id);
  expect((await desk.deliveries(one.id)).map(({ type }) => type)).toEqual(['issued', 'issued', 'issued']);
  await desk.turn(other.id);
  expect((await desk.deliveries(other.id)).map(({ type }) => type)).toEqual(['batch_issued']);
});

test('a light is told of whoever changes it: a clock that turns it, or a person whose command does', async () => {
  const { database, office } = desk.place;
  const { id, secret } = await desk.register({ events: ['turned_green', 'turned_grey', 'turned_blue', 'suspended'] });
  let item = await issue();
  const give = async (who: Who, order: Order) => {
    item = await recordAll(database, item, [command(order, personAs(office, who))]);
  };
  await give('owner', sign);
  await give('secretary', { type: 'suspend', reason: '诉讼' });
  await give('leader', { type: 'approve', request: item.requests.at(-1)?.id ?? '' });
  await give('secretary', { type: 'resume' });
  await give('owner', report(100));
  await give('owner', submit(item));
  await give('secretary', accept(item));
  await desk.turn(id);
  await desk.turn(id);
  const told = desk.receiver.taken.map((one) => verified(one, secret));
  expect(told.map(({ type, task, data }) => [type, task?.light, data.light])).toEqual([
    ['suspended', 'grey', undefined],
    ['turned_grey', 'grey', 'grey'],
    ['turned_green', 'green', 'green'],
    ['turned_blue', 'blue', 'blue'],
  ]);
});

test('what fails for a moment is tried again with the same id and the same words, and holds up what follows', async () => {
  const { id, secret } = await desk.register({ events: ['issued'] });
  await issue();
  await issue();
  desk.receiver.answers((_, count) => ({ status: count <= 2 ? 500 : 200, body: 'x'.repeat(100_000) }));
  expect(await desk.turn(id)).toMatchObject({ failed: 1, waiting: 2 });
  const { nextAt } = await desk.turn(id);
  expect(desk.receiver.taken).toHaveLength(1);
  expect(nextAt).toBeGreaterThan(Date.now() + 2_000);
  await desk.later(id);
  await desk.turn(id);
  await desk.later(id);
  expect(await desk.turn(id)).toMatchObject({ sent: 2, waiting: 0 });
  const [first, again, third, second] = desk.receiver.taken;
  expect([again?.body, third?.body]).toEqual([first?.body, first?.body]);
  expect(new Set(ids()).size).toBe(2);
  for (const taken of [first, second]) if (taken) verified(taken, secret);
  expect((await desk.deliveries(id))[0]?.attempts).toMatchObject([
    { outcome: 'failed', status: 500, answer: expect.stringMatching(/^x{499}…$/) },
    { outcome: 'failed', status: 500 },
    { outcome: 'sent', status: 200 },
  ]);
});

test('a refusal is for good, a redirect is not followed, and one that asks for peace gets it', async () => {
  const { id } = await desk.register({ events: ['issued'] });
  for (let count = 0; count < 3; count++) await issue();
  const elsewhere = { location: desk.receiver.url.replace('/hook', '/elsewhere') };
  desk.receiver.answers((_, count) =>
    count === 1
      ? { status: 410 }
      : count === 2
        ? { status: 307, headers: elsewhere }
        : { status: 429, headers: { 'retry-after': '600' } },
  );
  const { nextAt } = await desk.turn(id);
  expect(await outcomes(id)).toEqual([[['refused', 410]], [['refused', 307]], [['failed', 429]]]);
  expect(desk.receiver.taken.map(({ path }) => path)).toEqual(['/hook', '/hook', '/hook']);
  expect(nextAt).toBeGreaterThan(Date.now() + 590_000);
});

test('a receiver that does not answer is given ten seconds, and one that is away none', async () => {
  const [silent, away] = [await desk.register({ events: ['issued'] }), await desk.register({ events: ['issued'] })];
  const { database } = desk.place;
  await issue();
  desk.receiver.answers(() => undefined);
  const began = Date.now();
  await desk.turn(silent.id);
  expect(Date.now() - began).toBeGreaterThan(9_000);
  expect(Date.now() - began).toBeLessThan(15_000);
  expect(await outcomes(silent.id)).toEqual([[['failed', null]]]);
  await desk.call('DELETE', `/api/connections/${away.id}`);
  const gone = await desk.register({ events: ['issued'], url: 'http://127.0.0.1:9/' });
  await issue();
  await desk.turn(gone.id);
  expect((await desk.deliveries(gone.id))[0]?.attempts[0]).toMatchObject({ outcome: 'failed', status: null });
  expect((await database.connection.findUniqueOrThrow({ where: { id: away.id } })).sealed).toBe('');
}, 30_000);

test('what was missed over days is gathered day by day, and all of it', async () => {
  const { id } = await desk.register({ events: ['issued'] });
  const item = await issue();
  const daysAgo = new Date(Date.now() - 5.5 * 86_400_000);
  await desk.place.database.connection.update({ where: { id }, data: { createdAt: daysAgo, gatheredTo: daysAgo } });
  await desk.turn(id);
  expect(ids()).toContain(`evt_${item.id}_1_1`);
  expect(new Set(ids()).size).toBe(ids().length);
});

test('a sender that was killed is found, its try logged as unknown, and the message sent under its old id', async () => {
  const { id } = await desk.register({ events: ['issued'] });
  await issue();
  await desk.turn(id);
  await desk.place.database.delivery.updateMany({
    where: { connectionId: id },
    data: { state: 'sending', attempts: 2, claimedTo: new Date(0), sentAt: null },
  });
  await desk.turn(id);
  expect(new Set(ids()).size).toBe(1);
  expect((await outcomes(id))[0]?.map(([outcome]) => outcome)).toEqual(['sent', 'unknown', 'sent']);
});

test('an entry whose transaction is still under way while another is gathered is told all the same', async () => {
  const { id } = await desk.register({ events: ['issued'] });
  let gathered = () => {};
  const meanwhile = new Promise<void>((resolve) => {
    gathered = resolve;
  });
  const items = await seedItems(desk.place.database, desk.place.office, { deadlines: ['2099-01-01'] });
  await desk.turn(id);
  // An entry that was given its time first, and is seen last.
  const slow = desk.place.database.$transaction(
    async (on) => {
      const { body } = await on.ledger.findFirstOrThrow({ where: { taskId: items[0]?.id ?? '' } });
      await on.ledger.create({
        data: {
          ...{ taskId: items[0]?.id ?? '', seq: 2, commandId: 'slow', body, prevHash: '', hash: '' },
          recordedAt: new Date(),
        },
      });
      await meanwhile;
    },
    { timeout: 30_000 },
  );
  await sleep(300);
  await issue();
  await desk.turn(id);
  // As if so long had gone by that looking again at the last moments would not find it.
  const { gatheredTo } = await desk.place.database.connection.findUniqueOrThrow({ where: { id } });
  gathered();
  await slow;
  const { recordedAt } = await desk.place.database.ledger.findFirstOrThrow({ where: { commandId: 'slow' } });
  expect(gatheredTo.getTime()).toBeLessThanOrEqual(recordedAt.getTime());
  await desk.turn(id);
  expect((await desk.deliveries(id)).map(({ event }) => event)).toContain(`evt_${items[0]?.id}_2_1`);
});

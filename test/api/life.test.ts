import { wallClock } from '../../domain/clocks/zone';
import type { Item } from '../../domain/item/item';
import { keyTaskId } from '../../workflows/messages/names';
import { seedItem } from '../support/items';
import { faultsOf, ledgerOf } from '../support/ledger';
import type { Who } from '../support/office';
import { until } from '../support/until';
import { openNamespace } from './support/engine';
import type { Place } from './support/place';
import { addOfficial, openPlace } from './support/place';

let place: Place;
let stop: () => Promise<void>;
let item: Item;

beforeAll(async () => {
  const engine = await openNamespace();
  place = await openPlace(engine);
  stop = await engine.work(place.databaseUrl);
}, 120_000);
afterAll(async () => {
  await stop?.();
  await place?.close();
});
beforeEach(async () => {
  item = await seedItem(place.database, place.office);
});

const give = (who: Who, command: string, body: object = {}, headers: Record<string, string> = {}) =>
  place.call(who, 'POST', `/api/tasks/${item.id}/${command}`, { headers, body });
const day = (ahead: number) => new Date(Date.parse(item.deadline) + ahead * 86_400_000).toISOString().slice(0, 10);
const submit = () => ({ standards: item.standards.map(({ id }) => ({ id, how: '现场核查' })) });
const judge = (met: boolean) => item.standards.map(({ id }) => ({ id, met }));

/** What `GET /api/tasks/{id}` shows; every answer is held against the spec as well. */
async function read(who: Who = 'secretary') {
  const { status, body } = await place.call(who, 'GET', `/api/tasks/${item.id}`);
  expect(status).toBe(200);
  return body as unknown as Detail;
}
type Detail = {
  state: string;
  deadline: string;
  originalDeadline: string;
  may: string[];
  owner: { email: string };
  standards: { id: string; text: string }[];
  extensions: { number: number; state: string; from: string; deadline: string; decidedBy: string | null }[];
  extensionsLeft: number;
  deadlines: { from: string; to: string; why: string }[];
  requests: { id: string; kind: string }[];
  instructions: { text: string; by: string }[];
  urged: number;
  late: boolean;
};

/** Letters of a kind about the item, by who gets them. */
async function readersOf(kind: string): Promise<string[]> {
  const letters = await place.database.letter.findMany({
    where: { taskId: item.id, kind },
    include: { recipient: true },
  });
  return letters.map(({ recipient }) => recipient.name).sort();
}

describe('extensions over HTTP', () => {
  it('the first is the secretariat’s, the second a leader’s, the third refused; the original deadline and every move stay', async () => {
    expect(await give('owner', 'request-extension', { deadline: day(10), reason: '雨季' })).toMatchObject({
      status: 200,
    });
    expect(await readersOf('approval')).toEqual(['办公室乙', '办公室甲']);
    expect(await give('leader', 'grant-extension')).toMatchObject({
      status: 403,
      body: { code: 'secretariat_decides' },
    });
    expect(await give('secretary', 'grant-extension')).toMatchObject({ status: 200 });
    await give('head', 'request-extension', { deadline: day(20), reason: '征迁' });
    expect(await give('secretary', 'grant-extension')).toMatchObject({ status: 403, body: { code: 'leader_decides' } });
    expect(await give('leader', 'grant-extension')).toMatchObject({ status: 200 });
    expect(await give('owner', 'request-extension', { deadline: day(30), reason: '再等' })).toMatchObject({
      status: 409,
      body: { code: 'extensions_used_up' },
    });
    const detail = await read();
    expect(detail).toMatchObject({ deadline: day(20), originalDeadline: item.deadline, extensionsLeft: 0 });
    expect(detail.extensions).toMatchObject([
      { number: 1, state: 'granted', from: item.deadline, deadline: day(10), decidedBy: '办公室甲' },
      { number: 2, state: 'granted', from: day(10), deadline: day(20), decidedBy: '责任领导' },
    ]);
    expect(detail.deadlines).toMatchObject([
      { from: item.deadline, to: day(10), why: 'extension' },
      { from: day(10), to: day(20), why: 'extension' },
    ]);
  });

  it('asked for without a later day, a real day or a reason is refused by field; refused, it is told with the reason', async () => {
    const ask = (deadline: string, reason = '雨季') => give('owner', 'request-extension', { deadline, reason });
    expect(await ask('2099-02-30')).toMatchObject({ status: 400 });
    expect(await ask(day(1), ' ')).toMatchObject({ status: 400 });
    expect(await ask(item.deadline)).toMatchObject({ status: 422, body: { code: 'deadline_not_later' } });
    await ask(day(3));
    expect(await ask(day(4))).toMatchObject({ status: 409, body: { code: 'already_asked' } });
    expect(await give('secretary', 'refuse-extension', { reason: '理由不足' })).toMatchObject({ status: 200 });
    expect((await read()).extensions).toMatchObject([{ state: 'refused', refusal: '理由不足' }]);
    expect(await give('secretary', 'grant-extension')).toMatchObject({
      status: 409,
      body: { code: 'no_extension_asked' },
    });
    expect(await readersOf('decision')).toEqual(['单位负责人', '责任人']);
  });
});

describe('amending over HTTP', () => {
  it('hands the item to a new owner: both are told, rights go over, and the history shows old and new', async () => {
    const email = await addOfficial(place.database, `heir-${item.number}-${Date.now()}`, 'official', 'DEPT');
    expect(await give('secretary', 'amend', { owner: email, reason: '岗位调整' })).toMatchObject({ status: 200 });
    expect((await read()).owner.email).toBe(email);
    expect(await readersOf('released')).toEqual(['责任人']);
    expect(await readersOf('assignment')).toContain('责任人');
    expect((await place.http.call(email, 'POST', `/api/tasks/${item.id}/sign`, { body: {} })).status).toBe(200);
    const path = `/api/tasks/${item.id}/history?limit=200`;
    const { items } = (await place.call('secretary', 'GET', path)).body as unknown as { items: { words: string }[] };
    expect(items.map(({ words }) => words)).toContainEqual(expect.stringContaining('责任人 责任人 → heir-'));
  });

  it('a head of the unit hands on within the unit, and changes nothing else', async () => {
    const within = await addOfficial(place.database, `within-${Date.now()}`, 'official', 'DEPT');
    const outside = await addOfficial(place.database, `outside-${Date.now()}`, 'official', 'PARTNER');
    expect(await give('head', 'amend', { owner: outside, reason: '分工' })).toMatchObject({
      status: 403,
      body: { code: 'only_within_unit' },
    });
    expect(await give('head', 'amend', { deadline: day(9), reason: '宽限' })).toMatchObject({ status: 403 });
    expect(await give('head', 'amend', { owner: within, reason: '分工' })).toMatchObject({ status: 200 });
  });

  it('moves deadline and standards; an unknown person, nothing at all or a day gone by is refused', async () => {
    const [first] = item.standards;
    const standards = [first?.text ?? '', '公示满七天'];
    expect(await give('secretary', 'amend', { deadline: day(5), standards, reason: '加项' })).toMatchObject({
      status: 200,
    });
    const detail = await read();
    expect(detail.deadlines).toMatchObject([{ to: day(5), why: 'amended' }]);
    expect(detail.standards).toEqual([first, { id: expect.not.stringMatching(/^s[12]$/), text: '公示满七天' }]);
    const amend = (body: object) => give('secretary', 'amend', { reason: '再改', ...body });
    expect(await amend({ owner: 'nobody@example.test' })).toMatchObject({
      status: 422,
      body: { code: 'order_unclear', errors: [{ pointer: '/owner', code: 'person-unknown' }] },
    });
    expect(await amend({})).toMatchObject({ status: 422, body: { code: 'nothing_changed' } });
    expect(await amend({ deadline: '2020-01-01' })).toMatchObject({ status: 422, body: { code: 'deadline_past' } });
  });
});

describe('an item that is over', () => {
  const finish = async () => {
    await give('owner', 'submit', submit());
    await give('secretary', 'accept', { effectRating: 88, standards: judge(true) });
    await until(
      () => place.http.temporal.client.workflow.getHandle(keyTaskId(item.id)).describe(),
      ({ status }) => status.name === 'COMPLETED',
    );
  };

  it('takes an instruction, and is taken up again when a leader approves, with a workflow that goes on', async () => {
    await finish();
    expect(await give('leader', 'instruct', { text: '回头看' })).toMatchObject({
      status: 200,
      body: { state: 'accepted' },
    });
    expect(await give('secretary', 'reopen', { reason: '效果反弹', deadline: day(30) })).toMatchObject({ status: 200 });
    const [request] = (await read()).requests;
    expect(request).toMatchObject({ kind: 'reopen' });
    expect(await give('secretary', 'approve', { request: request?.id })).toMatchObject({ status: 403 });
    expect(await give('leader', 'approve', { request: request?.id })).toMatchObject({
      status: 200,
      body: { state: 'in_progress' },
    });
    expect(await read()).toMatchObject({ deadline: day(30), instructions: [{ text: '回头看', by: '责任领导' }] });
    expect(await give('owner', 'report', { percent: 60, done: '返工', effect: '复查', reason: '重启' })).toMatchObject({
      status: 200,
    });
    const { status } = await place.http.temporal.client.workflow.getHandle(keyTaskId(item.id)).describe();
    expect(status.name).toBe('RUNNING');
    expect(faultsOf(await ledgerOf(place.database, item.id))).toEqual([]);
  });
});

it('a submission is withdrawn by the owner’s side only, and may be submitted again', async () => {
  await give('owner', 'submit', submit());
  expect(await give('secretary', 'withdraw')).toMatchObject({ status: 403 });
  expect(await give('owner', 'withdraw')).toMatchObject({ status: 200, body: { state: 'in_progress' } });
  expect(await give('owner', 'submit', submit())).toMatchObject({ status: 200, body: { state: 'under_review' } });
});

it('chasing by hand is counted, and each time a letter', async () => {
  for (const who of ['secretary', 'leader', 'head'] as const)
    expect(await give(who, 'remind', { note: '请抓紧' })).toMatchObject({ status: 200 });
  expect(await give('owner', 'remind')).toMatchObject({ status: 403 });
  expect((await read()).urged).toBe(3);
  expect(await readersOf('urging')).toEqual(['责任人', '责任人', '责任人']);
});

it('an item accepted after its deadline stays late', async () => {
  const due = new Date(Date.now() + 1_500).toISOString();
  item = await seedItem(place.database, place.office, {
    deadlines: [due],
    policy: { escalation: [{ after: 'PT1H', to: ['owner'] }] },
  });
  await until(
    () => Promise.resolve(Date.now()),
    (now) => now > Date.parse(due) + 100,
  );
  await give('owner', 'submit', submit());
  await give('secretary', 'accept', { effectRating: 70, standards: judge(true) });
  expect(await read()).toMatchObject({ state: 'accepted', late: true });
  const path = `/api/tasks/${item.id}/history?limit=200`;
  const { items } = (await place.call('secretary', 'GET', path)).body as unknown as { items: { words: string }[] };
  // Instants are told by the organisation's wall clock.
  expect(items[0]?.words).toContain(wallClock(Date.parse(due), 'Asia/Shanghai').slice(0, 16));
});

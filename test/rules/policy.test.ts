import { movesBetween } from '../../domain/clocks/preview';
import { fold } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import { verified } from '../audit/record';
import type { Reply } from '../support/http';
import { ledgerOf } from '../support/ledger';
import type { WorkerProcess } from '../support/worker-process';
import type { Workshop } from './workshop';
import { openWorkshop } from './workshop';

let shop: Workshop;
let worker: WorkerProcess;
let first: Item[];
let second: Item[];

beforeAll(async () => {
  shop = await openWorkshop();
  worker = await shop.work();
  first = await shop.issue({ deadlines: ['2027-03-10', '2027-06-10', '2027-09-10', '2027-12-10'] });
  second = await shop.issue({ deadlines: ['2027-04-14'], policy: { remindBefore: ['P2D'] } });
}, 60_000);
afterAll(async () => {
  await worker?.stop();
  await shop?.close();
});

const batchOf = (items: Item[]) => items[0]?.batch ?? '';
const order = async (
  who: Parameters<Workshop['call']>[0],
  item: Item | undefined,
  command: string,
  body: object = {},
) => {
  const reply = await shop.call(who, 'POST', `/api/tasks/${item?.id}/${command}`, { body });
  expect(reply).toMatchObject({ status: 200 });
  return reply;
};
const itemNow = async ({ id }: Item) => fold(await ledgerOf(shop.database, id));
type Versions = { items: object[] };
type Shown = { version: number; preview: string; counts: { items: number }; items: { id: string; moves: object[] }[] };
const shownOf = (reply: Reply) => reply.body as unknown as Shown;
const steps = ({ agenda }: Item) => agenda.filter(({ kind }) => kind === 'escalate').map(({ by }) => by);

const escalation = [
  { after: 'P0D', to: ['owner', 'unit_head'] },
  { after: 'P2D', to: ['leader', 'secretariat'], notice: true, answerWithin: 'P2D' },
];

describe('The policy of a running batch', () => {
  it('moves exactly what its preview shows, on every open item, under review and suspended ones among them', async () => {
    const [, reviewed, suspended, over] = first;
    const how = reviewed?.standards.map(({ id }) => ({ id, how: '现场核查' }));
    await order('owner', reviewed, 'submit', { standards: how });
    await order('secretary', suspended, 'suspend', { reason: '等待上级部署' });
    await order('leader', suspended, 'approve', { request: (await itemNow(suspended as Item)).requests[0]?.id });
    await order('secretary', over, 'cancel', { reason: '与另一项重复' });
    await order('leader', over, 'approve', { request: (await itemNow(over as Item)).requests[0]?.id });

    const own = { remindBefore: ['P10D'], escalation };
    const path = `/api/batches/${batchOf(first)}/policy`;
    const shown = await shop.call('secretary', 'POST', `${path}/preview`, { body: own });
    expect(shown).toMatchObject({ status: 200, body: { version: 0, batches: 1 } });
    const before = await shop.items();
    const blind = await shop.call('secretary', 'PUT', path, { body: own });
    expect(blind).toMatchObject({
      status: 428,
      body: { code: 'preview_needed', counts: { items: 2 }, items: [{ id: first[0]?.id }, { id: reviewed?.id }] },
    });
    expect(blind.body).toMatchObject({ preview: shownOf(shown).preview });
    const other = { ...own, remindBefore: ['P11D'], preview: shownOf(shown).preview };
    expect(await shop.call('secretary', 'PUT', path, { body: other })).toMatchObject({
      ...{ status: 412, body: { code: 'preview_stale', preview: expect.any(String) } },
    });
    expect(await shop.database.policyVersion.count()).toBe(0);
    expect(await shop.items()).toEqual(before);
    const reply = await shop.call('secretary', 'PUT', path, {
      body: { ...own, note: '试行', preview: shownOf(shown).preview },
      headers: { 'if-match': '"0"' },
    });
    const change = await shop.finished(reply);
    const after = await shop.items();

    const moved = [...before.values()]
      .map(({ id, agenda }) => ({ id, moves: movesBetween(agenda, after.get(id)?.agenda ?? []) }))
      .filter(({ id, moves }) => moves.length > 0 && id !== suspended?.id);
    expect(moved.map(({ id }) => id)).toEqual([first[0]?.id, reviewed?.id]);
    expect(shownOf(shown).items.map(({ id, moves }) => ({ id, moves }))).toEqual(moved);
    expect(change).toMatchObject({ total: 3, moved: 3 });
    const running = await shop.call('leader', 'GET', path);
    expect(running.body).toMatchObject({ note: '试行', own, running: [{ items: 3 }] });
    expect(steps(after.get(first[0]?.id ?? '') as Item)).toEqual(['P0D', 'P2D']);
    expect(after.get(over?.id ?? '')?.version).toBe(before.get(over?.id ?? '')?.version);
    expect(after.get(second[0]?.id ?? '')?.version).toBe(1);
  }, 60_000);

  it('is the one by which a suspended item is planned when it is resumed', async () => {
    const [, , suspended] = first;
    await order('secretary', suspended, 'resume');
    const item = await itemNow(suspended as Item);
    expect(steps(item)).toEqual(['P0D', 'P2D']);
    expect(item.agenda.filter(({ kind }) => kind === 'remind').map(({ by }) => by)).toEqual(['P10D']);
  });

  it('reaches items that change nothing in their clocks as well: they run under its version', async () => {
    const path = `/api/batches/${batchOf(second)}/policy`;
    const body = { remindBefore: ['P2D'], extensionsMax: 5 };
    const shown = await shop.call('secretary', 'POST', `${path}/preview`, { body });
    expect(shownOf(shown)).toMatchObject({ counts: { items: 0 }, items: [] });
    const reply = await shop.call('secretary', 'PUT', path, { body });
    expect(await shop.finished(reply)).toMatchObject({ total: 1, moved: 1 });
    const item = await itemNow(second[0] as Item);
    expect(item).toMatchObject({
      extensionsMax: 5,
      rules: { policy: (reply.body as unknown as { version: number }).version },
    });
  });

  it('answers 412 to who decided on an older version', async () => {
    const path = `/api/batches/${batchOf(second)}/policy`;
    const reply = await shop.call('secretary', 'PUT', path, {
      body: { extensionsMax: 1 },
      headers: { 'if-match': '"0"' },
    });
    expect(reply).toMatchObject({ status: 412, body: { code: 'version_stale' } });
  });
});

describe('The organisation’s policy', () => {
  it('is for new batches, and leaves running ones alone where nobody asks', async () => {
    const versions = [...(await shop.items()).values()].map(({ version }) => version);
    const reply = await shop.call('secretary', 'PUT', '/api/policy', {
      body: { remindAt: '08:30', signWithin: 'P3D', note: '自下一批起' },
    });
    expect(reply).toMatchObject({
      status: 200,
      body: { change: null, policy: { remindAt: '08:30', extensionsMax: 2 } },
    });
    expect([...(await shop.items()).values()].map(({ version }) => version)).toEqual(versions);
    const [issued] = await shop.issue({ deadlines: ['2027-05-19'] });
    expect(issued?.agenda.find(({ kind }) => kind === 'remind')?.local).toMatch(/08:30:00$/);
    const { version } = reply.body as unknown as { version: number };
    expect((await shop.call('owner', 'GET', `/api/tasks/${issued?.id}`)).body).toMatchObject({
      rules: { policy: 0, organisation: version },
    });
  });

  it('moves running batches where asked, each with its own keys kept', async () => {
    const body = { remindAt: '10:00', applyTo: 'running' };
    const shown = await shop.call('secretary', 'POST', '/api/policy/preview', { body });
    const before = await shop.items();
    const blind = await shop.call('secretary', 'PUT', '/api/policy', { body });
    expect(blind).toMatchObject({ status: 428, body: { code: 'preview_needed', preview: shownOf(shown).preview } });
    const reply = await shop.seen('/api/policy', body);
    const change = await shop.finished(reply);
    const after = await shop.items();
    const moved = [...before.values()]
      .map(({ id, agenda }) => ({ id, moves: movesBetween(agenda, after.get(id)?.agenda ?? []) }))
      .filter(({ moves }) => moves.length > 0);
    expect(shownOf(shown).items.map(({ id, moves }) => ({ id, moves }))).toEqual(moved);
    expect(change.moved).toBe(5);
    const own = after.get(second[0]?.id ?? '');
    expect(own?.agenda.filter(({ kind }) => kind === 'remind').map(({ by, local }) => [by, local.slice(11)])).toEqual([
      ['P2D', '10:00:00'],
    ]);
    expect(own?.extensionsMax).toBe(5);
    const { version } = reply.body as unknown as { version: number };
    const path = `/api/batches/${batchOf(second)}/policy`;
    const [newest, older] = ((await shop.call('leader', 'GET', `${path}/versions`)).body as unknown as Versions).items;
    expect(newest).toMatchObject({ organisation: version, version: own?.rules.policy });
    expect(older).toMatchObject({ organisation: 0 });
    expect((await shop.call('leader', 'GET', path)).body).toMatchObject({ organisation: version });
    expect((await shop.call('owner', 'GET', `/api/tasks/${own?.id}`)).body).toMatchObject({
      rules: { policy: own?.rules.policy, organisation: version },
    });
    const { body: versions } = await shop.call('owner', 'GET', '/api/policy/versions');
    expect(versions).toMatchObject({
      items: [{ policy: { remindAt: '10:00' } }, { note: '自下一批起', policy: { signWithin: 'P3D' } }],
    });
  }, 60_000);
});

it('leaves nothing under the name of a change that verification takes for more than it ordered', async () => {
  const { faults, total } = await verified(shop.database);
  expect(total).toBe(faults.length);
  expect(faults.filter(({ detail }) => detail.startsWith('change/'))).toEqual([]);
});

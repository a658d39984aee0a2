import type { Item } from '../../../domain/item/item';
import { keyTaskId } from '../../../workflows/messages/names';
import { faultsOf, ledgerOf } from '../../support/ledger';
import { until } from '../../support/until';
import type { Life } from '../support/life';
import { acceptance, inDays, openLife, report, sendBack, submission } from '../support/life';

let life: Life;
let item: Item;

beforeAll(async () => {
  life = await openLife();
}, 120_000);
afterAll(() => life?.close());
beforeEach(async () => {
  item = await life.issue();
});

type Detail = {
  state: string;
  light: string;
  deadline: string;
  instructions: { by: string; text: string }[];
  requests: { id: string; kind: string; deadline?: string }[];
  deadlineChanges: { cause: string }[];
  may: string[];
};
const read = (who?: Parameters<Life['read']>[1]) => life.read<Detail>(item, who);
const status = async () =>
  (await life.http.temporal.client.workflow.getHandle(keyTaskId(item.id)).describe()).status.name;
const ended = () => until(status, (name) => name === 'COMPLETED');

async function accepted(): Promise<void> {
  await life.done(item, 'owner', 'submit', submission(item));
  await life.done(item, 'secretary', 'accept', acceptance(item));
  await ended();
}

async function cancelled(): Promise<void> {
  const { events } = await life.done(item, 'secretary', 'cancel', { reason: '并入另一项' });
  const [asked] = events as unknown as { request: { id: string } }[];
  await life.done(item, 'leader', 'approve', { request: asked?.request.id });
  await ended();
}

describe('an item that is over', () => {
  it.each([
    ['accepted', accepted],
    ['cancelled', cancelled],
  ])('takes a leader’s words when it is %s, and its workflow ends again', async (state, end) => {
    await end();
    const words = { text: '做法请各县区参考' };
    expect(await life.give(item, 'leader', 'instruct', words)).toMatchObject({
      ...{ status: 200, body: { state, events: [{ type: 'instructed' }] } },
    });
    await ended();
    expect(await life.give(item, 'otherLeader', 'instruct', words)).toMatchObject({ status: 200 });
    expect(await read()).toMatchObject({
      state,
      instructions: [{ by: '责任领导', text: '做法请各县区参考' }, { by: '领导小组成员' }],
    });
    expect(faultsOf(await ledgerOf(life.database, item.id))).toEqual([]);
  });

  it('is reopened when a leader approves, under a new deadline, and lives on', async () => {
    await accepted();
    const body = { reason: '回头看发现标识脱落', deadline: inDays(90) };
    const { events } = await life.done(item, 'secretary', 'reopen', body);
    expect(events).toMatchObject([{ type: 'asked', request: { kind: 'reopen', deadline: inDays(90) } }]);
    await ended();
    const [request] = (await read('leader')).requests;
    expect(request).toMatchObject({ kind: 'reopen', deadline: inDays(90) });
    expect((await read('leader')).may).toEqual(expect.arrayContaining(['approve', 'reject', 'instruct']));
    expect(await life.give(item, 'secretary', 'reopen', body)).toMatchObject({ body: { code: 'already_asked' } });
    const answer = await life.give(item, 'leader', 'approve', { request: request?.id });
    expect(answer).toMatchObject({ status: 200, body: { state: 'in_progress' } });
    expect(await status()).toBe('RUNNING');
    expect(await read()).toMatchObject({
      ...{ state: 'in_progress', light: 'green', deadline: inDays(90), deadlineChanges: [{ cause: 'reopening' }] },
      effectRating: null,
    });
    await life.done(item, 'owner', 'report', { ...report, percent: 100 });
    await accepted();
    expect(await read()).toMatchObject({ state: 'accepted', requests: [] });
    expect(faultsOf(await ledgerOf(life.database, item.id))).toEqual([]);
  });

  it('stays as it is when the leader rejects, or asked for it themselves', async () => {
    await accepted();
    const { id } = life.office.people.reviewer;
    const { events } = await life.done(item, 'reviewer', 'reopen', { reason: '回头看' });
    const request = (events as unknown as { request: { id: string } }[])[0]?.request.id;
    await life.database.official.update({ where: { id }, data: { role: 'leader' } });
    const own = await life.give(item, 'reviewer', 'approve', { request });
    await life.database.official.update({ where: { id }, data: { role: 'secretariat' } });
    expect(own).toMatchObject({ status: 403, body: { code: 'own_request' } });
    expect(await life.give(item, 'leader', 'reject', { request, reason: '情况属个别' })).toMatchObject({
      ...{ status: 200, body: { state: 'accepted' } },
    });
    expect(await read()).toMatchObject({ state: 'accepted', requests: [] });
  });

  it('records what it refuses, once for a key, however many come at once', async () => {
    await accepted();
    const late = (key: string) => life.give(item, 'owner', 'report', report, { 'idempotency-key': key });
    const answers = await Promise.all(['a', 'a', 'b', 'c'].map(late));
    await ended();
    answers.push(await late('a'));
    expect(answers.map(({ body }) => body.code)).toEqual(Array(5).fill('not_in_this_state'));
    const refused = await life.database.refusal.findMany({ where: { taskId: item.id } });
    expect(refused.map(({ code, version }) => [code, version])).toEqual(Array(3).fill(['not_in_this_state', 3]));
  });

  it('that was cancelled is not reopened', async () => {
    await cancelled();
    expect(await life.give(item, 'secretary', 'reopen', { reason: '恢复' })).toMatchObject({
      ...{ status: 409, body: { code: 'not_in_this_state', state: 'cancelled' } },
    });
  });
});

describe('withdrawal, suspension and cancellation', () => {
  it('takes a submission back; its clock runs on as if it had never stopped', async () => {
    await life.done(item, 'owner', 'submit', submission(item));
    expect((await read('head')).may).toContain('withdraw');
    expect(await life.give(item, 'head', 'withdraw')).toMatchObject({
      ...{ status: 200, body: { state: 'in_progress', events: [{ type: 'withdrawn' }] } },
    });
    expect(await life.give(item, 'owner', 'withdraw')).toMatchObject({ status: 409 });
    await life.done(item, 'owner', 'submit', submission(item));
    expect(await life.give(item, 'secretary', 'return', sendBack(item))).toMatchObject({ status: 200 });
  });

  it('stops every clock on a leader’s approval, and resumes with the time that remained', async () => {
    const { events } = await life.done(item, 'secretary', 'suspend', { reason: '等待规划调整' });
    const request = (events as unknown as { request: { id: string } }[])[0]?.request.id;
    expect(await life.give(item, 'secretary', 'approve', { request })).toMatchObject({ status: 403 });
    expect(await life.give(item, 'leader', 'approve', { request: 'suspend-99' })).toMatchObject({
      ...{ status: 409, body: { code: 'request_unknown' } },
    });
    await life.done(item, 'leader', 'approve', { request });
    expect(await read()).toMatchObject({ state: 'suspended', light: 'grey' });
    expect(await life.give(item, 'owner', 'report', report)).toMatchObject({ status: 409 });
    await life.done(item, 'secretary', 'resume');
    expect(await read()).toMatchObject({ state: 'assigned', light: 'green', deadline: item.deadline });
  });
});

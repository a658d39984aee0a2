import type { Item } from '../../../domain/item/item';
import type { Life } from '../support/life';
import { acceptance, inDays, openLife, submission } from '../support/life';

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
  deadline: string;
  originalDeadline: string;
  dueAt: string;
  extensions: Record<string, unknown>[];
  deadlineChanges: Record<string, unknown>[];
  extensionsLeft: number;
  may: string[];
};
const read = (who?: Parameters<Life['read']>[1]) => life.read<Detail>(item, who);
const ask = (days: number, who: 'owner' | 'head' = 'owner') =>
  life.give(item, who, 'request-extension', { deadline: inDays(days), reason: '招标推迟' });

describe('an extension', () => {
  it('is refused under a policy that allows none, and said to be', async () => {
    item = await life.issue({ policy: { extensionsMax: 0 } });
    expect(await ask(60)).toMatchObject({
      ...{ status: 409, body: { code: 'extensions_used_up', detail: '该事项所适用的督办规则不允许延期。' } },
    });
  });

  it('is asked for with a later deadline and a reason, granted by the secretariat, and moves the deadline', async () => {
    expect(await ask(60)).toMatchObject({ status: 200, body: { events: [{ type: 'extension_asked' }] } });
    expect(await read()).toMatchObject({ deadline: item.deadline, extensions: [{ state: 'waiting', number: 1 }] });
    expect((await read()).may).toEqual(expect.arrayContaining(['grant-extension', 'refuse-extension']));
    expect(await life.give(item, 'secretary', 'grant-extension')).toMatchObject({ status: 200 });
    expect(await read()).toMatchObject({
      deadline: inDays(60),
      originalDeadline: item.deadline,
      dueAt: new Date(`${inDays(60)}T23:59:59.999+08:00`).toISOString(),
      extensionsLeft: 1,
      extensions: [
        {
          ...{ number: 1, state: 'granted', from: item.deadline, deadline: inDays(60), reason: '招标推迟' },
          ...{ askedBy: '责任人', decidedBy: '办公室甲' },
        },
      ],
      deadlineChanges: [
        { cause: 'extension', from: item.deadline, to: inDays(60), by: '办公室甲', reason: '招标推迟' },
      ],
    });
  });

  it('from the second on is a leader’s to decide; two are the most', async () => {
    await ask(40);
    expect(await life.give(item, 'leader', 'grant-extension')).toMatchObject({
      ...{ status: 403, body: { code: 'secretariat_decides' } },
    });
    await life.done(item, 'secretary', 'grant-extension');
    await ask(50, 'head');
    expect(await life.give(item, 'secretary', 'grant-extension')).toMatchObject({
      ...{ status: 403, body: { code: 'leader_decides' } },
    });
    expect((await read('secretary')).may).not.toContain('grant-extension');
    expect((await read('leader')).may).toContain('grant-extension');
    await life.done(item, 'leader', 'grant-extension');
    expect(await ask(60)).toMatchObject({
      ...{ status: 409, body: { code: 'extensions_used_up', detail: '该事项最多可延期 2 次，已经用完。' } },
    });
    const { extensions, deadlineChanges, originalDeadline, extensionsLeft, may } = await read('owner');
    expect(extensions.map(({ state, from, deadline }) => [state, from, deadline])).toEqual([
      ['granted', item.deadline, inDays(40)],
      ['granted', inDays(40), inDays(50)],
    ]);
    expect(deadlineChanges).toHaveLength(2);
    expect([originalDeadline, extensionsLeft]).toEqual([item.deadline, 0]);
    expect(may).not.toContain('request-extension');
  });

  it('that is refused leaves the deadline and may be asked for anew; its refusal stays on record', async () => {
    await ask(60);
    expect(await ask(61, 'head')).toMatchObject({ status: 409, body: { code: 'already_asked' } });
    await life.done(item, 'secretary', 'refuse-extension', { reason: '可以分期完成' });
    expect(await life.give(item, 'secretary', 'grant-extension')).toMatchObject({
      ...{ status: 409, body: { code: 'no_extension_asked' } },
    });
    await ask(45);
    expect(await read()).toMatchObject({
      deadline: item.deadline,
      extensions: [
        { number: 1, state: 'refused', refusal: '可以分期完成' },
        { number: 2, state: 'waiting' },
      ],
    });
  });

  it('is not to be had for a deadline that is no later, nor under review; what an end overtakes is void', async () => {
    const earlier = await life.give(item, 'owner', 'request-extension', { deadline: inDays(3), reason: '提前' });
    expect(earlier).toMatchObject({ status: 422, body: { code: 'deadline_not_later' } });
    await ask(60);
    await life.done(item, 'owner', 'submit', submission(item));
    expect(await life.give(item, 'secretary', 'grant-extension')).toMatchObject({
      ...{ status: 409, body: { code: 'not_in_this_state' } },
    });
    expect(await ask(61)).toMatchObject({ status: 409, body: { code: 'not_in_this_state' } });
    await life.done(item, 'secretary', 'accept', acceptance(item));
    expect(await read()).toMatchObject({ extensions: [{ state: 'void' }], deadlineChanges: [] });
  });

  it('takes an instant with its offset, and answers 400 to what is no deadline', async () => {
    const at = `${inDays(50)}T12:00:00+08:00`;
    await life.done(item, 'owner', 'request-extension', { deadline: at, reason: '以开标时间为准' });
    await life.done(item, 'secretary', 'grant-extension');
    expect(await read()).toMatchObject({ deadline: at, dueAt: new Date(at).toISOString() });
    for (const deadline of ['2099-02-30', '12月底', '2099-01-01T00:00:00', '9999-12-31', '', '2099-01-01T24:00:00Z', 7])
      expect(await life.give(item, 'owner', 'request-extension', { deadline, reason: '延' })).toMatchObject({
        ...{ status: 400, body: { code: 'invalid_request', errors: [{ in: 'body', pointer: '/deadline' }] } },
      });
  });

  it('is told in the history in the reader’s language', async () => {
    await ask(60);
    await life.done(item, 'secretary', 'grant-extension');
    const told = async (language: string) => {
      const path = `/api/tasks/${item.id}/history`;
      const { body } = await life.call('owner', 'GET', path, { headers: { 'accept-language': language } });
      const lines = (body as unknown as { items: { kind: string; words: string }[] }).items;
      return lines.filter(({ kind }) => kind === 'entry').map(({ words }) => words);
    };
    expect((await told('zh-CN')).slice(1)).toEqual([
      `申请延期至 ${inDays(60)}（第 1 次申请）：招标推迟`,
      `同意延期：完成时限由 ${item.deadline} 改为 ${inDays(60)}`,
    ]);
    expect((await told('en')).at(-1)).toBe(`granted the extension: due ${inDays(60)} instead of ${item.deadline}`);
  });
});

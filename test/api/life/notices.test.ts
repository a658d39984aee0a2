import type { Item } from '../../../domain/item/item';
import { until } from '../../support/until';
import type { Life } from '../support/life';
import { acceptance, inDays, openLife, report, submission } from '../support/life';

let life: Life;

beforeAll(async () => {
  life = await openLife();
}, 120_000);
afterAll(() => life?.close());

type Notice = { id: string; number: string; colour: string; open: boolean; lapsed: boolean; answer: object | null };
type Detail = {
  state: string;
  notices: Notice[];
  urged: number;
  late: boolean;
  daysLate: number;
  light: string;
  percent: number;
  reports: { percent: number; reason?: string }[];
  milestones: { id: string; done: boolean; past: boolean }[];
  agenda: { kind: string; why: string }[];
  rules: { policy: number; calendar: number };
};
const policy = {
  escalation: [
    { after: 'PT0S', to: ['owner', 'unit_head'] as const },
    { after: 'PT0.2S', to: ['leader', 'secretariat'] as const, notice: true, answerWithin: 'PT2S' },
  ],
};

/** An item that is late as it is issued, so that a notice comes at once; a first command starts its workflow. */
async function noticed(): Promise<Item> {
  const item = await life.issue({ deadlines: [new Date(Date.now() - 60_000).toISOString()], policy });
  await life.done(item, 'owner', 'report', report);
  await until(
    () => life.read<Detail>(item),
    ({ notices }) => notices.length > 0,
  );
  return item;
}

describe('a supervision notice', () => {
  it('is numbered, acknowledged, answered once in time, and stays on the item', async () => {
    const item = await noticed();
    const [notice] = (await life.read<Detail>(item, 'owner')).notices;
    expect(notice).toMatchObject({
      number: expect.stringMatching(/^督办〔20\d\d〕\d+号$/),
      colour: 'blue',
      open: true,
    });
    const body = { notice: notice?.id };
    expect(await life.give(item, 'secretary', 'acknowledge-notice', body)).toMatchObject({ status: 403 });
    expect(await life.give(item, 'owner', 'acknowledge-notice', body)).toMatchObject({ status: 200 });
    expect(await life.give(item, 'head', 'acknowledge-notice', body)).toMatchObject({
      ...{ status: 409, body: { code: 'notice_answered' } },
    });
    expect(await life.give(item, 'head', 'answer-notice', { ...body, text: '已倒排工期' })).toMatchObject({
      status: 200,
    });
    expect(await life.give(item, 'owner', 'answer-notice', { ...body, text: '再答' })).toMatchObject({
      ...{ status: 409, body: { code: 'notice_answered' } },
    });
    expect(await life.give(item, 'owner', 'answer-notice', { notice: 'notice-99', text: '答' })).toMatchObject({
      ...{ status: 409, body: { code: 'notice_unknown' } },
    });
    await life.done(item, 'owner', 'submit', submission(item));
    await life.done(item, 'secretary', 'accept', acceptance(item));
    expect((await life.read<Detail>(item)).notices).toMatchObject([
      { id: notice?.id, open: false, lapsed: false, answer: { text: '已倒排工期', late: false, by: '单位负责人' } },
    ]);
  });

  it('that nobody answers goes up in colour, and a late answer is taken and marked', async () => {
    const item = await noticed();
    const { notices } = await until(
      () => life.read<Detail>(item, 'owner'),
      (detail) => detail.notices.length === 3,
    );
    expect(notices.map(({ colour, lapsed }) => [colour, lapsed])).toEqual([
      ['blue', true],
      ['yellow', true],
      ['red', false],
    ]);
    const [first] = notices;
    await life.done(item, 'owner', 'answer-notice', { notice: first?.id, text: '迟复致歉' });
    expect((await life.read<Detail>(item)).notices[0]).toMatchObject({ open: false, answer: { late: true } });
  });
});

describe('chasing by hand', () => {
  it('counts, with and without a note, and is for those above', async () => {
    const item = await life.issue();
    expect(await life.give(item, 'secretary', 'remind', { note: '请本周报送' })).toMatchObject({
      ...{ status: 200, body: { events: [{ type: 'urged', count: 1, note: '请本周报送' }] } },
    });
    for (const who of ['leader', 'head'] as const) await life.done(item, who, 'remind');
    expect(await life.give(item, 'owner', 'remind')).toMatchObject({ status: 403 });
    expect(await life.read(item)).toMatchObject({ urged: 3 });
    expect(await life.database.letter.count({ where: { taskId: item.id, kind: 'urging' } })).toBe(3);
  });
});

describe('late', () => {
  it('is told of what is open and of what was submitted late, stays after completion, and can be asked for', async () => {
    const [late, inTime] = [await life.issue({ deadlines: [inDays(-3)] }), await life.issue()];
    expect(await life.read(late)).toMatchObject({ late: true, daysLate: 3, light: 'red' });
    expect(await life.read(inTime)).toMatchObject({ late: false, daysLate: 0 });
    for (const item of [late, inTime]) {
      await life.done(item, 'owner', 'submit', submission(item));
      await life.done(item, 'secretary', 'accept', acceptance(item));
    }
    expect(await life.read(late)).toMatchObject({ late: true, daysLate: 3, light: 'blue', state: 'accepted' });
    const list = async (query: string) =>
      (
        (await life.call('secretary', 'GET', `/api/tasks?limit=200&${query}`)).body as unknown as {
          items: { id: string; late: boolean }[];
        }
      ).items;
    const all = await list('');
    const lateOnes = await list('late=true');
    expect(lateOnes.map(({ id }) => id)).toContain(late.id);
    expect(lateOnes.every((item) => item.late)).toBe(true);
    expect([...lateOnes, ...(await list('late=false'))].map(({ id }) => id).sort()).toEqual(
      all.map(({ id }) => id).sort(),
    );
  });
});

describe('reports and milestones', () => {
  it('reach milestones, take one back, and fall only with a reason', async () => {
    const item = await life.issue();
    const [stage] = item.milestones;
    await life.done(item, 'owner', 'report', { ...report, percent: 60, milestones: [{ id: stage?.id, done: true }] });
    expect((await life.read<Detail>(item)).milestones).toMatchObject([{ id: stage?.id, done: true, past: false }]);
    const fall = { ...report, percent: 40, milestones: [{ id: stage?.id, done: false }] };
    expect(await life.give(item, 'owner', 'report', fall)).toMatchObject({
      ...{ status: 422, body: { code: 'percent_fall_needs_reason' } },
    });
    await life.done(item, 'owner', 'report', { ...fall, reason: '选址重做' });
    expect(await life.read(item)).toMatchObject({
      ...{
        percent: 40,
        milestones: [{ done: false }],
        reports: [{ percent: 60 }, { percent: 40, reason: '选址重做' }],
      },
    });
    const unknown = await life.give(item, 'owner', 'report', {
      ...report,
      percent: 50,
      milestones: [{ id: 'm9', done: true }],
    });
    expect(unknown).toMatchObject({ status: 422, body: { code: 'milestone_unknown' } });
  });

  it('say in plain words why each clock rings, and by which rules', async () => {
    const item = await life.issue();
    const { agenda, rules } = await life.read<Detail>(item);
    const whys = Object.fromEntries(agenda.map(({ kind, why }) => [kind, why]));
    expect(whys.milestone).toBe('阶段目标“选址”到期仍未完成，亮黄灯');
    expect(whys.sign).toMatch(/签收/);
    expect(whys.month_end).toMatch(/月结截止/);
    expect(rules).toEqual({ policy: 0, organisation: 0, calendar: expect.any(Number) });
    const { agenda: english } = await life.read<Detail>(item, 'owner', { 'accept-language': 'en' });
    for (const { why } of english) expect(why).toMatch(/^[\x20-\x7e“”选址]+$/);
  });
});

import { bulletinBody } from '../../api/periods/bulletin/schema';
import { adjustmentBody, closeBody } from '../../api/periods/schema';
import { nextStep } from '../../web/commands/failure.js';
import { adjustBody, adjustmentLine } from '../../web/period/adjustments.js';
import { sectionsForm } from '../../web/period/bulletin.js';
import { carryOverLine } from '../../web/period/carry-overs.js';
import { closeForm } from '../../web/period/close.js';
import { wantedIn } from '../../web/period/entries.js';
import { sealedWords, sealForm } from '../../web/period/seal.js';
import { unsettledLine } from '../../web/period/unsettled.js';
import { actingBrowser, formOf, inside, named, settled, shown, textOf } from './acting-browser';
import { entered, speak } from './browser';
import { bulletinRead, carryOver, figures, month, openItem, sections } from './period-figures';

const problem = (code: string, detail: string, more: object = {}) => ({ code, detail, errors: [], ...more });
const done = jest.fn();
beforeEach(() => done.mockClear());

describe('the close of a month', () => {
  const open = { ...month, state: 'open', holds: [{ code: 'cut_off_ahead', message: '' }] };
  const ahead = { ...open, id: '2026-03', cutOff: '2999-03-31T15:59:59.999Z' };
  const closePath = 'POST /api/periods/2026-03/close';

  it('is as of the cut-off once that has passed', async () => {
    const asked = actingBrowser({ [closePath]: () => [200, month] });
    const page = shown(closeForm({ ...open, holds: [] }, done));
    await formOf(page, 'Close the month').dispatch('submit');
    expect(asked).toMatchObject([{ what: closePath, body: {} }]);
    expect(asked[0]?.headers['idempotency-key']).toMatch(/./);
    expect(done).toHaveBeenCalledWith(month);
  });

  it('is early as of an instant that has passed, after its meaning was shown and it was confirmed', async () => {
    const asOf = new Date('2026-03-20T10:00').toISOString();
    const preclose = `GET /api/periods/2026-03/preclose?asOf=${encodeURIComponent(asOf)}`;
    const asked = actingBrowser({
      [closePath]: () => [200, month],
      [preclose]: () => [200, { asOf, entryCount: 3, figures, holds: [] }],
    });
    const page = shown(closeForm(ahead, done));
    const form = formOf(page, 'Close it early');
    const when = named(page, 'asOf');
    when.value = '2999-01-01T00:00';
    await form.dispatch('submit');
    expect(textOf(form)).toContain('This instant has not passed yet.');
    when.value = '2026-03-20T10:00';
    await when.dispatch('change');
    expect(textOf(form)).toMatch(
      /3 entries, of which 3 open, 1 red, 1 without their report.*belongs to the next month/,
    );
    await form.dispatch('submit');
    expect(textOf(form)).toContain('Tick this first.');
    expect(asked.map(({ what }) => what)).toEqual([preclose]);
    named(page, 'sure').checked = true;
    await form.dispatch('submit');
    expect(asked.at(-1)).toMatchObject({ what: closePath, body: { asOf } });
    expect(closeBody.safeParse(asked.at(-1)?.body).error).toBeUndefined();
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('is not offered where another month comes first, and says in words what the API refuses, with a next step', async () => {
    const reply = problem('earlier_month_open', 'Close 2026-02 first: months close in order.', { months: ['2026-02'] });
    actingBrowser({ [closePath]: () => [409, reply] });
    expect(closeForm({ ...open, holds: [{ code: 'earlier_month_open' }] }, done)).toBeNull();
    const form = formOf(shown(closeForm({ ...open, holds: [] }, done)), 'Close the month');
    await form.dispatch('submit');
    expect(textOf(form)).toMatch(/⚠ Close 2026-02 first.*Open that month and close it first\..*Reload the page/);
    expect(form.querySelector('.problem')).toMatchObject({ hidden: false, focused: true });
    expect(done).not.toHaveBeenCalled();
    expect(form.querySelector('button')?.disabled).toBe(false);
  });
});

describe('a seal', () => {
  it('is set once it is confirmed that nothing changes again, and then told by number and hash', async () => {
    const asked = actingBrowser({ 'POST /api/periods/2026-03/seal': () => [200, month] });
    const page = shown(sealForm(month, done));
    const form = formOf(page, 'Seal the month');
    expect(textOf(form)).toContain('2026-03 never changes again');
    await form.dispatch('submit');
    expect(asked).toEqual([]);
    named(page, 'sure').checked = true;
    await form.dispatch('submit');
    expect(asked).toHaveLength(1);
    expect(done).toHaveBeenCalledWith(month);
    expect(sealedWords({ id: '2026-03', seal: { number: 7, seal: 'a'.repeat(64) } })).toBe(
      `2026-03 is sealed: no. 7, SHA-256 ${'a'.repeat(16)}…`,
    );
  });

  it('that something holds by now is refused in words', async () => {
    actingBrowser({ 'POST /api/periods/2026-Q1/seal': () => [409, problem('items_unsettled', '2 items are due.')] });
    const page = shown(sealForm({ id: '2026-Q1', kind: 'quarter' }, done));
    named(page, 'sure').checked = true;
    await formOf(page, 'Seal the quarter').dispatch('submit');
    expect(textOf(page)).toMatch(/⚠ 2 items are due\.Settle each item under “Not settled”/);
  });
});

describe('the wording of a bulletin', () => {
  const path = '/api/periods/2026-03/bulletin';

  it('says only what is not the usual text, on the version that was read', async () => {
    const asked = actingBrowser({ [`PUT ${path}`]: () => [200, bulletinRead] });
    const page = shown(sectionsForm({ ...bulletinRead, written: ['issuer'] }, done));
    named(page, 'comments').value = 'mine\r\nand more';
    await formOf(page, 'Edit its text').dispatch('submit');
    expect(asked).toMatchObject([{ body: { sections: { comments: 'mine\nand more', issuer: sections.issuer } } }]);
    expect(asked[0]?.headers['if-match']).toBe('"0"');
    expect(bulletinBody.safeParse(asked[0]?.body).error).toBeUndefined();
    expect(done).toHaveBeenCalled();
  });

  it('keeps what was typed where somebody else wrote meanwhile, shows what stands, and is saved on the next press', async () => {
    const theirs = { ...sections, comments: 'theirs', issuer: 'another office' };
    const stands = { ...bulletinRead, version: 1, sections: theirs, written: ['comments', 'issuer'] };
    const asked = actingBrowser({
      [`GET ${path}`]: () => [200, stands],
      [`PUT ${path}`]: ({ headers }) =>
        headers['if-match'] === '"1"' ? [200, stands] : [412, problem('bulletin_changed', 'Changed.', { version: 1 })],
    });
    const page = shown(sectionsForm(bulletinRead, done));
    const form = formOf(page, 'Edit its text');
    named(page, 'comments').value = 'mine';
    await form.dispatch('submit');
    expect(named(page, 'comments').value).toBe('mine');
    expect(named(page, 'issuer').value).toBe('another office');
    expect(textOf(form)).toMatch(
      /Somebody else has written meanwhile:theirs.*⚠ Changed\.What you typed is still there/,
    );
    await form.dispatch('submit');
    expect(asked.at(-1)).toMatchObject({ body: { sections: { comments: 'mine', issuer: 'another office' } } });
    expect(done).toHaveBeenCalledTimes(1);
  });
});

describe('carry-overs', () => {
  const everything = { carryOver: true, decide: true };

  it('are asked for with a deadline after the quarter and a reason, on the version that was seen', async () => {
    const path = 'POST /api/periods/2026-Q1/carry-overs';
    const asked = actingBrowser({ [path]: () => [201, {}] });
    const page = shown(unsettledLine('2026-Q1', openItem, everything, done));
    expect(named(page, 'deadline').attributes.min).toBe('2026-04-01');
    const form = formOf(page, 'Ask to carry it over');
    await form.dispatch('submit');
    expect(asked).toEqual([]);
    named(page, 'deadline').value = '2026-06-30';
    named(page, 'reason').value = '招标推迟';
    await form.dispatch('submit');
    expect(asked).toMatchObject([{ what: path, body: { task: 'y', deadline: '2026-06-30', reason: '招标推迟' } }]);
    expect(asked[0]?.headers['if-match']).toBe('"4"');
  });

  it('are not asked for where one waits, or a review does; it is said what comes first', () => {
    actingBrowser({});
    const review = { ...openItem, state: 'under_review' };
    expect(textOf(shown(unsettledLine('2026-Q1', review, everything, done)))).toContain('accept or return it');
    const waits = { ...openItem, carryOver: { period: '2026-Q1', deadline: '2026-06-30' } };
    expect(textOf(shown(unsettledLine('2026-Q1', waits, everything, done)))).toContain('Wait for its decision.');
  });

  it('are decided by leaders, a rejection with its reason', async () => {
    const id = 'x.carry_over-3';
    const asked = actingBrowser({
      [`POST /api/periods/2026-Q1/carry-overs/${id}/approve`]: () => [200, {}],
      [`POST /api/periods/2026-Q1/carry-overs/${id}/reject`]: () => [200, {}],
    });
    const page = shown(carryOverLine('2026-Q1', carryOver, everything, done));
    await formOf(page, 'Approve').dispatch('submit');
    await formOf(page, 'Reject').dispatch('submit');
    named(page, 'reason').value = '按期完成';
    await formOf(page, 'Reject').dispatch('submit');
    expect(asked.map(({ body }) => body)).toEqual([{}, { reason: '按期完成' }]);
    const decided = {
      ...carryOver,
      state: 'rejected',
      decidedBy: '领导',
      decidedAt: carryOver.askedAt,
      refusal: '不行',
    };
    expect(textOf(shown(carryOverLine('2026-Q1', decided, everything, done)))).toMatch(/✗ rejected.*领导.*不行/);
  });
});

describe('entries and their adjustments', () => {
  it('are filtered by what the address says, and by nothing else', () => {
    expect(String(wantedIn('?light=red&unit=D&missing=true&x=1'))).toBe('light=red&unit=D&missing=true');
    expect(String(wantedIn('?light=mauve&unit=&missing=no'))).toBe('');
  });

  it('are corrected in what was filled in only, in the form that the API takes', () => {
    const task = '01890000-0000-7000-8000-000000000000';
    const said = entered({ percent: '30', reported: 'false', light: '', step: '0', reason: '纸质报送' });
    const body = adjustBody(said, task);
    expect(body).toEqual({ task, corrects: { percent: 30, step: 0, reported: false }, reason: '纸质报送' });
    expect(adjustmentBody.safeParse(body).error).toBeUndefined();
  });

  it('tell of each adjustment what it changed, why, who made it and where it counts', () => {
    actingBrowser({});
    const one = {
      task: 'x',
      name: '任务',
      reason: '笔误',
      by: { name: '办公室甲' },
      at: '2026-04-02T00:00:00Z',
      booked: '2026-04',
    };
    const corrects = { light: { from: 'red', to: 'green' }, reported: { from: false, to: true } };
    const page = shown(adjustmentLine({ ...one, corrects }));
    expect(textOf(page)).toMatch(
      /任务Light: red → green; Report: missing → reported.*笔误.*办公室甲 · counts to 2026-04/,
    );
    expect(inside(page).some(({ attributes }) => attributes.href === '/tasks/x')).toBe(true);
  });
});

describe('what is refused about periods', () => {
  const codes = [
    ...['nothing_to_close', 'month_ahead', 'cut_off_ahead', 'as_of_outside', 'as_of_ahead', 'earlier_month_open'],
    ...['closed_as_of', 'already_sealed', 'not_closed', 'earlier_month_not_sealed', 'months_not_sealed'],
    ...['items_unsettled', 'nothing_corrected', 'period_open', 'bulletin_sealed', 'bulletin_changed'],
    ...['quarter_ahead', 'quarter_sealed', 'not_due_in_quarter'],
  ];

  it.each(['zh-CN', 'en'] as const)('comes with a next step: %s', async (language) => {
    actingBrowser({});
    speak(language);
    for (const code of codes)
      expect(nextStep(409, code)).toMatch(language === 'en' ? /^[A-Z].+\.$/ : /\p{Script=Han}.+。$/u);
    await settled();
  });
});

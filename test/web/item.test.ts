import { about, standing } from '../../web/item/about.js';
import { deadlines } from '../../web/item/deadlines.js';
import { extensions } from '../../web/item/extensions.js';
import { instructions } from '../../web/item/instructions.js';
import { notices } from '../../web/item/notices.js';
import { reports } from '../../web/item/reports.js';
import { requests } from '../../web/item/requests.js';
import { milestones } from '../../web/item/standards.js';
import type { Node } from './pretend-browser';
import { inside, pretendBrowser, textOf } from './pretend-browser';

const at = '2099-03-01T02:00:00Z';
const nodesOf = (shown: unknown) => [shown].flat(Number.POSITIVE_INFINITY).filter(Boolean) as Node[];
const told = (shown: unknown) => nodesOf(shown).map(textOf).join('\n');

beforeAll(() => pretendBrowser());

describe('the page of an item', () => {
  it.each([
    ['in_progress', '3 days late'],
    ['under_review', 'submitted 3 days late'],
    ['accepted', 'completed 3 days late'],
  ])('says how late it is in words, also when it is %s', (state, words) => {
    const item = { state, late: true, daysLate: 3, light: 'red', reportMissing: '2099-02', agenda: [] };
    expect(told(standing(item))).toContain(`⚠ ${words}`);
    expect(told(standing(item))).toContain('the report of 2099-02 is missing');
    expect(told(standing({ ...item, late: false }))).not.toContain('late');
  });

  it('counts what was chased by hand, and leaves out what there is none of', () => {
    const bare = {
      leadUnit: { name: 'U' },
      coUnitNames: [],
      owner: { name: 'O' },
      leader: null,
      deadline: '2099-03-27',
    };
    const item = { ...bare, percent: 40, step: 0, urged: 2, returns: 0, effectRating: null };
    expect(told(about(item))).toContain('Chased by hand2 times');
    expect(told(about(item))).not.toContain('Returned');
    expect(told(notices({ notices: [] }))).toBe('');
    expect(told(extensions({ extensions: [], extensionsLeft: 2 }))).toBe('');
  });

  it('shows the original deadline and every move of it', () => {
    const move = { at, by: '办公室甲', from: '2099-03-27', to: '2099-04-30', cause: 'extension', reason: '招标推迟' };
    const item = { originalDeadline: '2099-03-27', deadline: '2099-04-30' };
    expect(told(deadlines({ ...item, deadlineChanges: [move] }))).toMatch(
      /Original deadline2099-03-27In force2099-04-30\n.*extension: from 2099-03-27 to 2099-04-30.*办公室甲.*招标推迟/,
    );
    expect(told(deadlines({ ...item, deadlineChanges: [] }))).toContain('has never moved');
  });

  it('shows extensions with their decisions, and what waits', () => {
    const asked = { deadline: '2099-04-30', reason: '招标推迟', askedBy: '责任人', askedAt: at };
    const refused = {
      ...asked,
      number: 1,
      state: 'refused',
      decidedBy: '办公室甲',
      decidedAt: at,
      refusal: '理由不足',
    };
    const shown = told(
      extensions({ extensions: [refused, { ...asked, number: 2, state: 'waiting' }], extensionsLeft: 2 }),
    );
    expect(shown).toMatch(/✗ refused · No. 1, to 2099-04-30.*办公室甲 · Reason: 理由不足/);
    expect(shown).toContain('… waiting · No. 2');
    const request = { id: 'reopen-5', kind: 'reopen', by: '办公室甲', at, reason: '回头看', deadline: '2099-06-30' };
    expect(told(requests({ requests: [request] }))).toMatch(
      /办公室甲.*Ask to reopen it.*回头看.*New deadline: 2099-06-30/,
    );
  });

  it('tells notices by number, colour in words, and what became of them', () => {
    const sent = {
      number: '督办〔2099〕1号',
      colour: 'yellow',
      issuedAt: at,
      dueAt: at,
      acknowledgedAt: at,
      open: true,
    };
    const late = { at, by: '责任人', text: '迟复致歉', late: true };
    const shown = told(
      notices({
        notices: [
          { ...sent, lapsed: true, answer: null },
          { ...sent, number: '督办〔2099〕2号', colour: 'red', lapsed: true, answer: late, open: false },
          { ...sent, number: '督办〔2099〕3号', colour: 'blue', lapsed: false, answer: null, open: false },
        ],
      }),
    );
    expect(shown).toMatch(/1号 · △ yellow · answer by .*acknowledged.*⚠ no answer came in time · ○ not answered yet/);
    expect(shown).toMatch(/2号 · ■ red .*answered by 责任人.*\(late\)迟复致歉/);
    expect(shown).toMatch(/3号 · ◇ blue .*– no longer to be answered/);
  });

  it('shows instructions as they were written, and milestones past their date', () => {
    expect(told(instructions({ instructions: [{ at, by: '领导', text: '<b>抓紧</b>' }] }))).toContain('<b>抓紧</b>');
    const one = { name: '选址', date: '2099-02-01', done: false, past: true };
    expect(told(milestones({ milestones: [one] }))).toContain('⚠ 2099-02-01 选址 · past its date');
    expect(told(milestones({ milestones: [{ ...one, done: true }] }))).toContain('✓ 2099-02-01 选址 · reached');
  });

  it('offers the files of a report as links, the latest report first', () => {
    const evidence = [{ id: 'f1', name: '现场.png', size: 2_097_152, sha256: 'ab' }];
    const report = { at, by: { name: '责任人' }, done: '选址', effect: '少跑一趟' };
    const all = [10, 20, 30, 40, 50].map((percent) => ({ ...report, percent, ...(percent === 50 && { evidence }) }));
    const shown = reports({ reports: all });
    expect(told(shown)).toMatch(/50% · 选址.*现场\.png 2\.0 MB.*40%.*30%.*\n.*2 earlier reports.*20%.*10%/);
    const links = nodesOf(shown)
      .flatMap(inside)
      .filter(({ tag }) => tag === 'a');
    expect(links.map(({ attributes }) => attributes)).toEqual([
      { href: '/api/evidence/f1', download: '现场.png', title: 'SHA-256 ab' },
    ]);
  });
});

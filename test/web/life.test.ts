import type { Node } from './pretend-browser';
import { pretendBrowser, textOf } from './pretend-browser';

let life: (item: object) => unknown[];

beforeAll(async () => {
  pretendBrowser();
  life = ((await import('../../web/life.js' as string)) as { life: typeof life }).life;
});

const at = '2099-03-01T02:00:00Z';
const empty = {
  ...{ instructions: [], requests: [], notices: [], extensions: [], extensionsLeft: 2 },
  ...{ deadlineChanges: [], reports: [] },
};
const said = (item: object) =>
  life(item)
    .flat(Number.POSITIVE_INFINITY)
    .filter(Boolean)
    .map((node) => textOf(node as Node));

describe('what stands on an item', () => {
  it('says nothing of what there is none of', () => {
    expect(said(empty)).toEqual([]);
  });

  it('shows instructions, requests, notices, extensions with old and new, and reports with their files', () => {
    const told = said({
      instructions: [{ at, by: '责任领导', text: '<b>抓紧</b>' }],
      requests: [{ id: 'reopen-5', kind: 'reopen', by: '办公室甲', reason: '回头看', deadline: '2099-06-30' }],
      notices: [
        { number: '督办〔2099〕1号', colour: 'yellow', dueAt: at, acknowledgedAt: at, lapsed: true, answer: null },
        {
          number: '督办〔2099〕2号',
          colour: 'red',
          dueAt: at,
          acknowledgedAt: null,
          lapsed: true,
          answer: { at, by: '责任人', text: '迟复致歉', late: true },
        },
      ],
      extensions: [
        {
          number: 1,
          from: '2099-03-27',
          deadline: '2099-04-30',
          reason: '招标推迟',
          state: 'granted',
          askedBy: '责任人',
          askedAt: at,
          decidedBy: '办公室甲',
          decidedAt: at,
        },
      ],
      extensionsLeft: 1,
      deadlineChanges: [
        { at, by: '办公室甲', from: '2099-03-27', to: '2099-04-30', cause: 'extension', reason: '招标推迟' },
      ],
      reports: [
        {
          at,
          by: { name: '责任人' },
          percent: 40,
          done: '选址',
          effect: '少跑一趟',
          reason: '重做',
          evidence: [{ id: 'x', name: '现场.png', size: 2_097_152, sha256: 'ab' }],
        },
      ],
    }).join('\n');
    for (const part of [
      ...['<b>抓紧</b>', 'Ask to reopen it · 办公室甲 · 回头看 · 2099-06-30'],
      ...['督办〔2099〕1号 · yellow', 'not answered in time', '督办〔2099〕2号 · red', 'answered late', '迟复致歉'],
      ...['1. 2099-03-27 → 2099-04-30 · granted', 'Extensions left: 1', '2099-03-27 → 2099-04-30 · extension'],
      ...['现场.png（2.0 MB）', 'Effect: 少跑一趟', '重做'],
    ])
      expect(told).toContain(part);
  });
});

import { compose, subjectLimit } from '../../activities/letters/compose';
import { plainAddress } from '../../activities/letters/send';
import { dayText, deadlineText } from '../../activities/letters/wording/dates';
import { contentOf } from '../../activities/letters/wording/kinds';
import { states } from '../../domain/item/item';
import { letterKinds } from '../../domain/letters/letter';
import type { Locale } from '../../domain/locale';
import { locales } from '../../domain/locale';
import { entry, on, sampleFacts } from './sample-facts';

const hostile = '<script>alert("1")</script> & \u202Egnp.exe\u202C\r\nBcc: all@example.test \u0000\uD800 {{x}}';

describe('the subject', () => {
  test('keeps what it is about when the task’s name is long, and cuts no character in two', () => {
    const { subject } = compose(sampleFacts('overdue', 'zh-CN', { item: { task: '督办🚧'.repeat(100) } }));
    expect([...subject]).toHaveLength(subjectLimit);
    expect(subject).toMatch(/^\[督办·红\] 督办🚧.*… · 逾期 3 天$/u);
    expect(subject).not.toMatch(/\p{Cs}/u);
  });

  test('is one plain line, whatever the task is called', () => {
    const { subject } = compose(sampleFacts('reminder', 'en', { item: { task: hostile } }));
    expect(subject).toBe(
      '[Duban · reminder] <script>alert("1")</script> & gnp.exe Bcc: all@example.test {{x}} · 7 days left',
    );
  });
});

describe.each(locales)('the HTML in %s', (locale) => {
  test.each(letterKinds)('of a letter of kind %s shows what people wrote as text, and has the link twice', (kind) => {
    const { html, text } = compose(
      sampleFacts(kind, locale, {
        reader: { name: hostile, address: 'a@example.test' },
        item: { task: hostile, owner: hostile, leadUnit: hostile, standards: [{ id: 's', text: hostile }] },
        lastReport: { at: on('03-18'), by: hostile, percent: 10, done: hostile },
      }),
    );
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; gnp.exe');
    for (const part of [html, text]) expect(part).not.toMatch(/[\u202A-\u202E\u2066-\u2069\r]|(?!\n)\p{Cc}|\p{Cs}/u);
    expect(html.split('href="https://duban.example.gov.cn/tasks/')).toHaveLength(3);
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html.match(/max-width:(\d+)px/)?.[1]).toBe('600');
    expect(html).not.toMatch(/<(link|style|img|iframe|form)\b|@import|url\(/);
  });
});

test('a notice after a late return tells of every step by itself, and does not say that nothing was submitted', () => {
  const returned = { steps: [1, 2, 3], item: { returns: 1 } };
  const chinese = compose(sampleFacts('notice', 'zh-CN', returned)).text;
  expect(chinese).toContain('督办规则第 2 级，发出督办单。');
  expect(chinese).toContain('第 1、3 级同时到达，由本信一并告知。');
  expect(chinese).toContain('还没有重新送审');
  const english = compose(sampleFacts('notice', 'en', returned)).text;
  expect(english.replaceAll(/\s+/g, ' ')).toContain(
    'This letter also stands for steps 1 and 3, reached at the same time.',
  );
  expect(english).toContain('has not been submitted again');
  for (const kind of ['overdue', 'escalation'] as const) {
    expect(compose(sampleFacts(kind, 'zh-CN')).text).toContain('还没有送审');
    expect(compose(sampleFacts(kind, 'zh-CN', { item: { returns: 1 } })).text).toContain('还没有重新送审');
  }
});

test('the same facts give the same letter, byte for byte', () => {
  for (const kind of letterKinds)
    expect(compose(sampleFacts(kind, 'zh-CN'))).toEqual(compose(sampleFacts(kind, 'zh-CN')));
});

test('dates are those of the organisation’s zone, with the weekday, whatever the machine’s own zone', () => {
  const at = Date.parse('2026-03-31T16:30:00Z');
  expect(dayText(at, { locale: 'zh-CN', zone: 'Asia/Shanghai' })).toBe('2026年4月1日 周三');
  expect(dayText(at, { locale: 'en', zone: 'America/New_York' })).toBe('Tue 31 March 2026');
  expect(deadlineText('2026-03-31T16:30:00Z', at, { locale: 'zh-CN', zone: 'Asia/Urumqi' })).toBe(
    '2026年3月31日 周二 22:30',
  );
});

test('a rehearsal in seconds reads as well as months do', () => {
  const policy = { ...sampleFacts('overdue', 'en').policy, remindBefore: ['PT2S'], signWithin: 'PT30S' };
  const escalation = [
    { after: 'PT0S', to: ['owner'] as const },
    { after: 'PT90S', to: ['leader'] as const },
  ];
  const more = {
    policy: { ...policy, escalation },
    now: on('03-27', '12:00'),
    item: { dueAt: on('03-27', '12:00') - 1 },
  };
  expect(compose(sampleFacts('overdue', 'zh-CN', more)).text).toContain('督办规则第 1 级：一逾期，报责任人。');
  expect(compose(sampleFacts('escalation', 'zh-CN', more)).text).toContain(
    '督办规则第 2 级：逾期满 1 分钟 30 秒，报责任领导。',
  );
  expect(compose(sampleFacts('overdue', 'en', more)).subject).toMatch(/ · overdue$/);
  expect(compose(sampleFacts('reminder', 'en', { ...more, by: 'PT2S' })).text).toContain(
    '2 seconds before the deadline',
  );
  expect(compose(sampleFacts('assignment', 'zh-CN', { policy: more.policy })).text).toContain(
    '请在 3月2日 周一 10:20 前签收',
  );
});

test('the reminder of the day itself that comes on the Friday before says how long is left, not that it is today', () => {
  const sunday = { deadline: '2026-03-29', dueAt: on('03-30', '00:00') - 1 };
  const zh = compose(sampleFacts('reminder', 'zh-CN', { by: 'P0D', now: on('03-27'), item: sunday }));
  expect(zh.subject).toContain('还有 2 天');
  expect(zh.text).toContain('提醒规则：完成时限当天提醒。\n那一天是休息日，所以提前到前一个工作日。');
  expect(zh.text).not.toContain('今天');
  const en = compose(sampleFacts('reminder', 'en', { by: 'P0D', now: on('03-27'), item: sunday }));
  expect(en.subject).toContain('2 days left');
  expect(en.text).not.toContain('today');
});

test('a reminder that comes early for a day off says so', () => {
  const early = sampleFacts('reminder', 'zh-CN', { by: 'P7D', now: on('03-19') });
  expect(compose(early).text).toContain('那一天是休息日，所以提前到前一个工作日。');
  expect(compose(sampleFacts('reminder', 'zh-CN')).text).not.toContain('休息日');
});

test('a report’s reminder that comes early for a day off says how long there really is, and why', () => {
  const at = Date.parse('2026-12-18T09:00:00+08:00');
  const chased = entry(at, null, { type: 'report_chased', month: '2026-12', by: 'P5D' });
  const zh = compose(sampleFacts('report_reminder', 'zh-CN', { now: at, entry: chased })).text;
  expect(zh).toContain('2026年12月的进展报告请在 12月25日 周五 结束前提交，还有 7 天。');
  expect(zh).toContain('截止前 5 天提醒；送审也算报告。\n那一天是休息日，所以提前到前一个工作日。');
  const en = compose(sampleFacts('report_reminder', 'en', { now: at, entry: chased })).text;
  expect(en).toContain('is due by the end of Fri 25 December: 7 days left.');
  expect(compose(sampleFacts('report_reminder', 'zh-CN')).text).not.toContain('休息日');
});

test('a date reckoned without an official holiday notice says so', () => {
  const [clock] = sampleFacts('overdue', 'zh-CN').item.clocks;
  if (!clock) throw new Error('no clock');
  const facts = sampleFacts('overdue', 'zh-CN', { item: { clocks: [{ ...clock, assumed: true }] } });
  expect(compose(facts).text).toContain('放假安排尚未公布');
});

test.each([
  ['zhang@example.gov.cn', 'zhang@example.gov.cn'],
  ['Zhang.San+x@例子.中国', 'Zhang.San+x@xn--fsqu00a.xn--fiqs8s'],
  ['a@evil.com\r\nRCPT TO:<b@evil.com>', undefined],
  ['"a@evil.com x"@gov.cn', undefined],
  ['u@good.cn(x)evil.com', undefined],
  ['a@b.cn, c@d.cn', undefined],
  ['a@b@c.cn', undefined],
  ['', undefined],
])('the address %j is written to as %j', (given, expected) => {
  expect(plainAddress(given)).toBe(expected);
});

describe.each(locales)('every letter in %s', (locale) => {
  const clockless = { clocks: [] };
  const days = [
    ['before the deadline', on('03-20')],
    ['after it', on('04-10')],
  ] as const;
  const each = letterKinds.flatMap((kind) => states.map((state) => [kind, state] as const));

  test.each(each)(
    'of kind %s about an item %s says what is next, and has no heading with nothing under it',
    (kind, state) => {
      for (const [, now] of days)
        for (const clocks of [{}, clockless]) {
          const facts = sampleFacts(kind, locale, { now, item: { state, ...clocks } });
          const content = contentOf(facts);
          expect(content.next.filter((line) => line.trim() !== '')).not.toEqual([]);
          expect(content.why.filter((line) => line.trim() !== '')).not.toEqual([]);
          for (const { title, points } of content.sections) expect([title, points.length > 0]).toEqual([title, true]);
          const { text } = compose(facts);
          expect(text).toMatch(locale === 'en' ? /What happens next\n\S/ : /【接下来】\n[^\n【]/);
          expect(text).not.toMatch(/undefined|NaN|Infinity/);
        }
    },
  );
});

test('an item with no rung left says so before its deadline', () => {
  const facts = sampleFacts('urging', 'zh-CN', { item: { clocks: [] } });
  expect(compose(facts).text).toContain('【接下来】\n到期仍未送审的，亮红灯；不再升级。');
});

test('an assignment that leaves after its time for signing says that this has gone by; one that is signed asks for none', () => {
  const late = { now: on('03-06', '10:00'), since: on('03-02', '10:20') };
  expect(compose(sampleFacts('assignment', 'zh-CN', late)).text).toContain(
    '签收时限（3月4日 周三 结束）已过，请立即签收，按质量标准推进',
  );
  expect(compose(sampleFacts('assignment', 'en', late)).text).toContain(
    'It was to be signed for by the end of Wed 4 March, which has gone by: please sign for it now, work to',
  );
  const inTime = compose(sampleFacts('assignment', 'zh-CN', { now: on('03-04', '23:00') })).text;
  expect(inTime).toContain('请在 3月4日 周三 结束前签收');
  const signed = compose(sampleFacts('assignment', 'zh-CN', { ...late, item: { state: 'in_progress' } })).text;
  expect(signed).not.toContain('签收，');
  expect(signed).toContain('请按质量标准推进');
});

test.each([
  ['reopen-9', 'accepted', '恢复督办的申请没有批准，这项任务仍为已销号。\n您不需要办理。'],
  ['cancel-9', 'suspended', '撤销的申请没有批准，这项任务仍在暂缓。\n暂缓期间不需要办理和报告。'],
  ['cancel-9', 'under_review', '撤销的申请没有批准，这项任务仍在待验收。\n请等待验收结果，目前不需要办理。'],
  ['suspend-9', 'in_progress', '暂缓的申请没有批准，一切照旧。\n请按原来的要求和时限推进。'],
] as const)('that %s was rejected is told as the item stands: %s', (request, state, words) => {
  const rejected = entry(on('03-19', '11:20'), '陈立新', { type: 'rejected', request, reason: '成效保持得住。' });
  const facts = { entry: rejected, item: { state } };
  expect(compose(sampleFacts('decision', 'zh-CN', facts)).text).toContain(words);
  const english = compose(sampleFacts('decision', 'en', facts)).text;
  expect(english.includes('Please go on')).toBe(state === 'in_progress');
});

test('while a reopening waits for a leader, the item is said to stay accepted, with no clock that runs', () => {
  const asked = entry(on('03-18', '10:05'), '李明', {
    ...{ type: 'asked', request: { id: 'reopen-9', kind: 'reopen', by: 'li', reason: '回头看发现窗口关了两个。' } },
  });
  const { text } = compose(sampleFacts('approval', 'zh-CN', { entry: asked, item: { state: 'accepted' } }));
  expect(text).toContain('批准之前仍为已销号。');
  expect(text).not.toContain('时限继续计算');
});

test('escalations of two steps to one reader differ in their subjects', () => {
  const subject = (steps: number[], locale: Locale) =>
    compose(sampleFacts('escalation', locale, { steps, now: on('04-08') })).subject;
  expect(subject([2], 'zh-CN')).toMatch(/ · 第 2 级，逾期 12 天$/);
  expect(subject([2, 3], 'zh-CN')).toMatch(/ · 第 3 级，逾期 12 天$/);
  expect(subject([3], 'en')).toMatch(/ · step 3, 12 days overdue$/);
});

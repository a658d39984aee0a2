import { compose, subjectLimit } from '../../activities/letters/compose';
import { plainAddress } from '../../activities/letters/send';
import { dayText, deadlineText } from '../../activities/letters/wording/dates';
import { letterKinds } from '../../domain/letters/letter';
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

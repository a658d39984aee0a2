import fc from 'fast-check';
import { dayFromSerial } from '../../../domain/table/day';
import { readDeadlineText } from '../../../domain/table/deadline-text';

const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const two = (part: number) => String(part).padStart(2, '0');
const day = (month: number, date: number) => `2026-${two(month)}-${two(date)}`;
const monthEnd = (month: number) => day(month, lastDays[month - 1] ?? 0);

const inChinese = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const dateInChinese = (date: number) =>
  date <= 10 ? inChinese[date] : `${date < 20 ? '' : inChinese[Math.floor(date / 10)]}十${inChinese[date % 10] ?? ''}`;
const wide = (text: string) => text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));

/** Each form with its day, in a table for 2026. */
const byTable: [string, string][] = [
  ...['2026年3月31日', '2026-03-31', '2026/3/31', '2026.3.31'].map((text): [string, string] => [text, day(3, 31)]),
  ['8月上旬', day(8, 10)],
  ['8月中旬', day(8, 20)],
  ['8月下旬', day(8, 31)],
  ['上半年', day(6, 30)],
  ...['5月15日前', '5月15日'].map((text): [string, string] => [text, day(5, 15)]),
  ...['3月底前', '3月底', '3月', '一季度', '2026年一季度'].map((text): [string, string] => [text, day(3, 31)]),
  ...['第二季度', '二季度末', '6月底前'].map((text): [string, string] => [text, day(6, 30)]),
  ...['下半年', '年底前', '年内', '本年度', '全年', '2026年12月底'].map((text): [string, string] => [
    text,
    day(12, 31),
  ]),
  ['10月', day(10, 31)],
  ['2026年7月', day(7, 31)],
  ['三季度末', day(9, 30)],
];

test.each(byTable)('%s is %s in a table for 2026', (text, expected) => {
  expect(readDeadlineText(text, 2026)).toEqual({ day: expected });
});

const years = fc.constantFrom(
  '',
  '2026年',
  '２０２６年',
  '二〇二六年',
  '二○二六年',
  '二零二六年',
  '今年',
  '本年',
  '26年',
);
const ends = fc.constantFrom('', '底', '末', '前', '内', '底前', '末前', '以前', '之前', '底以前', '前完成');
const widths = fc.constantFrom(
  (text: string) => text,
  wide,
  (text: string) => [...text].join(' '),
  (text: string) => `　${text}\n`,
);

describe('every form, with or without the year, 第, 底, 末, 前 and 内, in any width', () => {
  const months = fc.integer({ min: 1, max: 12 });

  test('a month is its last day', () => {
    const spelled = (month: number) =>
      fc.constantFrom(`${month}月`, `${two(month)}月`, `${inChinese[month]}月`, `${month}月份`);
    const forms = months.chain((month) => fc.tuple(fc.constant(month), spelled(month), years, ends, widths));
    fc.assert(
      fc.property(forms, ([month, text, year, end, width]) => {
        expect(readDeadlineText(width(`${year}${text}${end}`), 2026)).toEqual({ day: monthEnd(month) });
      }),
    );
  });

  test('a date is that day', () => {
    const dates = months.chain((month) =>
      fc.tuple(fc.constant(month), fc.integer({ min: 1, max: lastDays[month - 1] ?? 1 })),
    );
    const spellings = fc.constantFrom(
      (month: number, date: number) => `${month}月${date}日`,
      (month: number, date: number) => `${two(month)}月${two(date)}号`,
      (month: number, date: number) => `${inChinese[month]}月${dateInChinese(date)}日`,
    );
    fc.assert(
      fc.property(
        dates,
        spellings,
        years,
        fc.constantFrom('', '前', '之前', '以前', '前完成'),
        widths,
        ([month, date], spell, year, end, width) => {
          expect(readDeadlineText(width(`${year}${spell(month, date)}${end}`), 2026)).toEqual({
            day: day(month, date),
          });
        },
      ),
    );
  });

  test('a ten days, a quarter, a half and a year end where they end', () => {
    const spans = fc.oneof(
      months.chain((month) =>
        fc.constantFrom(
          [`${month}月上旬`, day(month, 10)],
          [`${month}月中旬`, day(month, 20)],
          [`${month}月下旬`, monthEnd(month)],
        ),
      ),
      fc
        .integer({ min: 1, max: 4 })
        .chain((quarter) =>
          fc
            .constantFrom(
              `第${inChinese[quarter]}季度`,
              `${inChinese[quarter]}季度`,
              `${quarter}季度`,
              `第${quarter}季度`,
            )
            .map((text) => [text, monthEnd(quarter * 3)]),
        ),
      fc.constantFrom(['上半年', day(6, 30)], ['下半年', day(12, 31)]),
    );
    fc.assert(
      fc.property(spans, years, ends, widths, ([text = '', expected = ''], year, end, width) => {
        expect(readDeadlineText(width(`${year}${text}${end}`), 2026)).toEqual({ day: expected });
      }),
    );
  });

  test.each([
    '年底',
    '年底前',
    '年末',
    '年末前',
    '年内',
    '年度内',
    '2026年底',
    '2026年年底前',
    '今年底',
    '本年内',
    '2026年度',
    '2026年全年',
    '全年',
    '2026年',
  ])('%s is the last day of the year', (text) => {
    expect(readDeadlineText(text, 2026)).toEqual({ day: '2026-12-31' });
  });

  test('a year that is written holds before the batch’s', () => {
    expect(readDeadlineText('2027年3月底前', 2026)).toEqual({ day: '2027-03-31' });
    expect(readDeadlineText('2月', 2028)).toEqual({ day: '2028-02-29' });
  });
});

test.each(['长期坚持', '持续推进', '长期', '常态化推进', '2026年长期坚持'])(
  'B54 %s is the last day of the year, marked as ongoing',
  (text) => {
    expect(readDeadlineText(text, 2026)).toEqual({ day: '2026-12-31', ongoing: true });
  },
);

test.each([
  ['B44', '2026年3月31日'],
  ['B44', '2026 年 03 月 31 日'],
  ['B45', '２０２６年３月３１日'],
  ['B46', '二〇二六年三月三十一日'],
  ['B46', '二○二六年三月三十一日'],
  ['B46', '二零二六年三月卅一日'],
  ['B47', '2026.3.31'],
  ['B47', '2026/3/31'],
  ['B47', '20260331'],
  ['B48', '3月31日'],
  ['B48', '3月31日（周二）前'],
])('%s %s is 31 March 2026', (_, text) => {
  expect(readDeadlineText(text, 2026)).toEqual({ day: '2026-03-31' });
});

test.each([
  ['尽快', 'deadline-unreadable'],
  ['适时', 'deadline-unreadable'],
  ['B54 待定', 'deadline-unreadable'],
  ['B54 月底前', 'deadline-unreadable'],
  ['B54 每月5日', 'deadline-recurring'],
  ['B49 3/4/2026', 'deadline-ambiguous'],
  ['B53 2026-02-30', 'no-such-day'],
  ['B53 2026年2月30日', 'no-such-day'],
  ['B53 2月29日', 'no-such-day'],
  ['13月', 'no-such-day'],
  ['五季度', 'no-such-day'],
  ['B55 农历三月初三', 'deadline-other-calendar'],
  ['B55 民国115年3月', 'deadline-other-calendar'],
  ['B57 0206年3月31日', 'deadline-year-unlikely'],
  ['B57 20206年3月31日', 'deadline-year-unlikely'],
  ['3', 'deadline-unreadable'],
  ['前', 'deadline-unreadable'],
  ['1月至3月', 'deadline-unreadable'],
])('%s: %s', (named, fault) => {
  expect(readDeadlineText(named.replace(/^B\d+ /, ''), 2026)).toEqual({ fault });
});

test('whatever is written, it is a day that exists or a fault, in no time', () => {
  const pieces = fc.constantFrom(
    '年',
    '月',
    '日',
    '底',
    '前',
    '第',
    '季度',
    '上旬',
    '半年',
    '2026',
    '13',
    '3',
    '0',
    '一',
    '〇',
    '-',
    '/',
    '.',
    ' ',
    '内',
    '全',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
      ),
      (text) => {
        const read = readDeadlineText(text, 2026);
        if ('day' in read) expect(new Date(`${read.day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(read.day);
      },
    ),
  );
});

describe('serials', () => {
  test.each([
    ['B50', 46_112, false, '2026-03-31'],
    ['B50', 44_650, true, '2026-03-31'],
    ['B52', 46_112.99999, false, '2026-03-31'],
    ['B51', 61, false, '1900-03-01'],
    ['B51', 60, false, undefined],
    ['B51', 0, false, undefined],
    ['B51', -1, false, undefined],
    ['B51', Number.NaN, false, undefined],
  ])('%s the serial %d (1904: %s) is %s', (_, serial, date1904, expected) => {
    expect(dayFromSerial(serial, date1904)).toBe(expected);
  });
});

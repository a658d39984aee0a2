import { checkNotice } from '../../domain/calendars/check-notice';
import notice2026 from '../../domain/calendars/cn-2026.json';
import { readNotice } from '../../domain/calendars/read-notice';
import type { Cell, Workbook } from '../../domain/table/grid';

const whole = { pointer: '/off' };
const line = (type: 'off' | 'work', day: string, at = 0) => ({
  type,
  day,
  name: '',
  place: { pointer: `/${type}/${at}` },
});
const linesOf = ({ off, work }: { off: string[]; work: string[] }) => [
  ...off.map((day, at) => line('off', day, at)),
  ...work.map((day, at) => line('work', day, at)),
];
const codes = (lines: ReturnType<typeof line>[], year = 2026) =>
  checkNotice(year, lines, whole).problems.map(({ code, place, value }) => [
    code,
    'pointer' in place && place.pointer,
    value,
  ]);

describe('A holiday notice', () => {
  it('is sound as it was officially published, and there is nothing odd about it', () => {
    const { days, problems, warnings } = checkNotice(2026, linesOf(notice2026), whole);
    expect({ problems, warnings }).toEqual({ problems: [], warnings: [] });
    expect(days).toMatchObject({ off: notice2026.off, work: notice2026.work });
  });

  it.each([
    ['a day of another year', line('off', '2027-01-01'), 'day-not-in-year'],
    ['a day that does not exist', line('off', '2026-02-30'), 'day-unreadable'],
    ['a make-up day that is a weekday already', line('work', '2026-10-12'), 'working-already'],
    ['the same day off and working', line('work', '2026-10-03'), 'day-off-and-working'],
    ['a day twice', line('off', '2026-10-01'), 'day-twice'],
  ])('is refused with %s', (_, wrong, code) => {
    const sound = [line('off', '2026-10-01'), line('off', '2026-10-03')];
    expect(codes([...sound, { ...wrong, place: { pointer: '/wrong' } }])).toEqual([[code, '/wrong', wrong.day]]);
  });

  it('is refused where no day is off: that is an empty answer, not a year', () => {
    expect(codes([line('work', '2026-10-10')])).toEqual([['nothing-off', '/off', '']]);
  });

  it('draws warnings from a feed that marks ordinary days as holidays (wrong feed)', () => {
    const ordinary = Array.from({ length: 40 }, (_, at) =>
      new Date(Date.UTC(2026, 6, 1 + at)).toISOString().slice(0, 10),
    );
    const { problems, warnings } = checkNotice(
      2026,
      linesOf({ off: [...notice2026.off, ...ordinary], work: [] }),
      whole,
    );
    expect(problems).toEqual([]);
    expect(warnings.map(({ code }) => code)).toEqual(['many-days-off']);
  });

  it('draws warnings from a feed of another country, and from a make-up day far from any holiday (errors in make-up days)', () => {
    const other = ['2026-01-01', '2026-07-03', '2026-12-25'].map((day) => line('off', day));
    const { warnings } = checkNotice(2026, [...other, line('work', '2026-08-29')], whole);
    expect(warnings.map(({ code, value }) => [code, value])).toEqual([
      ['public-holiday-missing', '2026-05-01'],
      ['public-holiday-missing', '2026-10-01'],
      ['public-holiday-missing', '2026-10-02'],
      ['public-holiday-missing', '2026-10-03'],
      ['make-up-far', '2026-08-29'],
    ]);
  });
});

const workbook = (rows: Cell[][]): Workbook => ({
  format: 'csv',
  date1904: false,
  sheets: [{ name: '', hidden: false, merges: [], rows: rows.map((cells, at) => ({ row: at + 1, cells })) }],
});

describe('A notice in a file', () => {
  it('is read from the columns 日期, 类型 and 名称 in any order and in the usual writings', () => {
    const { lines, problems } = readNotice(
      workbook([
        ['2026年放假安排', null, null],
        ['名称', '日期', '类型'],
        ['国庆节', { date: '2026-10-01' }, '休'],
        ['国庆节', '2026/10/2', 'off'],
        [null, '10月10日', '补班'],
        [null, null, null],
        ['', '２０２６年９月２０日', '班'],
      ]),
      2026,
    );
    expect(problems).toEqual([]);
    expect(lines.map(({ day, type, name }) => [day, type, name])).toEqual([
      ['2026-10-01', 'off', '国庆节'],
      ['2026-10-02', 'off', '国庆节'],
      ['2026-10-10', 'work', ''],
      ['2026-09-20', 'work', ''],
    ]);
  });

  it('names row and column of what cannot be read', () => {
    const { problems } = readNotice(
      workbook([
        ['date', 'type'],
        ['2026-10-01', '调休'],
        ['soon', 'off'],
        [{ formula: 'A1' }, 'off'],
      ]),
      2026,
    );
    expect(problems.map(({ code, place }) => [code, place])).toEqual([
      ['type-unknown', { row: 2, column: 'type' }],
      ['day-unreadable', { row: 3, column: 'date' }],
      ['cell-unreadable', { row: 4, column: 'date' }],
    ]);
    expect(
      readNotice(
        workbook([
          ['date', 'name'],
          ['2026-10-01', 'x'],
        ]),
        2026,
      ).problems,
    ).toMatchObject([{ code: 'headings-missing', place: { column: '类型' } }]);
  });
});

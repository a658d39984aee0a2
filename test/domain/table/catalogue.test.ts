import { word } from '../../../domain/table/problem';
import { readTable } from '../../../domain/table/read-table';
import { wordTableRefusal } from '../../../domain/table/table-refusal';
import { readCsv } from '../../../spreadsheet/csv/read-csv';
import { goodRow, headings, inJanuary, read, readChanged, withMore, workbookOf } from './in-directory';

const refused = (rows: Parameters<typeof workbookOf>[0], options = {}) => {
  const table = readTable(workbookOf(rows), { ...inJanuary, ...options });
  if (!('refused' in table)) throw new Error('the table was read');
  for (const locale of ['zh-CN', 'en'] as const) expect(wordTableRefusal(table.refused, locale)).not.toMatch(/[{}]/);
  return table.refused;
};

test('a good row has no fault and nothing odd', () => {
  expect(readChanged({})).toMatchObject({ faults: [], odd: [] });
});

describe('text', () => {
  test.each([
    ['B11 a zero character', '建设\0站', '重点任务 control-characters'],
    ['B12 a character that was lost before', '建设\ufffd站', '重点任务 source-damaged'],
    ['B37 an error', { error: '#REF!' }, '重点任务 cell-error'],
    ['B37 an error as text', '#N/A', '重点任务 cell-error'],
    ['B36 a formula without a stored value', { formula: 'A1' }, '重点任务 formula-without-value'],
    ['B43 a number that lost digits', 1.23e17, '重点任务 number-imprecise'],
    ['B43 the same as text', '1.23E+17', '重点任务 number-imprecise'],
    ['B66 a character of a private font', '建设\ue000站', '重点任务 private-use-characters'],
    ['B69 a turn in the direction of writing', '建设\u202e站', '重点任务 control-characters'],
    ['B69 a control character', '建设\u0007站', '重点任务 control-characters'],
    ['B70 half a character', '建设\ud800站', '重点任务 source-damaged'],
    ['501 characters', '长'.repeat(501), '重点任务 task-too-long'],
    ['no name', ' 　', '重点任务 task-missing'],
  ])('%s is a fault at its cell', (_, cell, fault) => {
    const { faults, row } = readChanged({ 重点任务: cell });
    expect(faults).toEqual([fault]);
    // The database holds neither U+0000 nor half a character.
    expect(row?.task).not.toMatch(/\0|\p{Cs}/u);
  });

  test('a cell over 10,000 characters is a fault, and 10,000 are none', () => {
    const long = (length: number) => readChanged({ 质量标准: '长'.repeat(length) }).faults;
    expect(long(10_001)).toEqual(['质量标准 cell-too-long']);
    expect(long(10_000)).toEqual([]);
  });

  test.each([
    ['B67 traditional characters', '建設園區統戰工作服務站'],
    ['B72 a leading =', '=1+1 的办法'],
    ['B72 a leading full-width ＋', '＋推进'],
    ['B72 a leading @', '@各单位'],
    ['B73 markup', '<script>alert(1)</script>{{x}}'],
    ['B68 an emoji', '建设👨‍👩‍👧站'],
  ])('%s is kept as it is', (_, text) => {
    expect(readChanged({ 重点任务: text })).toMatchObject({ faults: [], row: { task: text } });
  });

  test('A27 what is broken in its cell to fit the print is one line, as a reader takes it in', () => {
    const broken = { 重点任务: '建设园区\r\n  服务站\t（一期）', 类别: '园\n区' };
    expect(readChanged(broken)).toMatchObject({
      faults: [],
      row: { task: '建设园区 服务站 （一期）', category: '园 区' },
    });
  });

  test('B68 text is composed, and counted in characters', () => {
    expect(readChanged({ 重点任务: 'Cafe\u0301' }).row?.task).toBe('Café');
    expect(readChanged({ 重点任务: '𠮷'.repeat(500) }).faults).toEqual([]);
  });

  test('B42 a number stands for its digits, and text of a number for itself', () => {
    expect(readChanged({ 重点任务: 12 }).row?.task).toBe('12');
    expect(readChanged({ 重点任务: '12' }).row?.task).toBe('12');
  });
});

describe('headings', () => {
  test('B18 a heading that stands twice is refused, until a column is named by its letter', () => {
    const rows = [
      [...headings, '责任人'],
      [...goodRow(), '某人'],
    ];
    expect(refused(rows)).toMatchObject({ code: 'headings-twice', status: 422 });
    expect(read(workbookOf(rows), { mapping: { owner: 'F' } }).problems).toEqual([]);
  });

  test('B19 spaces, full width, stars and brackets in a heading do not matter', () => {
    const odd = [
      '类 别',
      '重点\n任务',
      '质量标准（可多条）',
      '* 牵头单位',
      '配合单位：',
      '责 任 人',
      '责任人邮箱　',
      '完成时限',
    ];
    expect(read(workbookOf([odd, goodRow()])).mapping).toMatchObject({ owner: '责 任 人', task: '重点\n任务' });
  });

  test.each(['牵头单位', '主办单位', '牵头部门', '责任单位', '責任單位', 'leadUnit'])(
    'B20 %s alone is the lead unit, and the mapping says so',
    (heading) => {
      const names = headings.map((name) => (name === '牵头单位' ? heading : name));
      const { mapping, rows, problems } = read(workbookOf([names, goodRow()]));
      expect(mapping.leadUnit).toBe(heading);
      expect(rows[0]).toMatchObject({ leadUnit: 'P-02', coUnits: ['P-01'] });
      expect(problems).toEqual([]);
    },
  );

  test('B20 责任单位 beside 牵头单位 co-operates, together with 配合单位', () => {
    const { rows } = read(
      workbookOf([
        [...headings, '责任单位'],
        [...goodRow(), '东城区'],
      ]),
    );
    expect([...(rows[0]?.coUnits ?? [])].sort()).toEqual(['C-01', 'P-01']);
  });

  test('columns may stand in any order', () => {
    expect(read(workbookOf([[...headings].reverse(), goodRow().reverse()])).problems).toEqual([]);
  });

  test('B21 a column that is not known is a warning; missing ones are listed', () => {
    const { warnings, problems } = read(
      workbookOf([
        [...headings, '天气'],
        [...goodRow(), '晴'],
      ]),
    );
    expect(problems).toEqual([]);
    expect(warnings).toMatchObject([{ row: 1, column: '天气', code: 'column-not-used' }]);
    const refusal = refused([
      ['重点任务', '责任人', '备注'],
      ['甲', '某人', null],
    ]);
    expect(refusal).toMatchObject({
      code: 'headings-missing',
      status: 422,
      params: { names: '质量标准、牵头单位、完成时限' },
    });
  });

  test('columns of any name may be mapped by hand, either way round', () => {
    const names = headings.map((name) => (name === '重点任务' ? '要办的事' : name));
    expect(refused([names, goodRow()])).toMatchObject({ code: 'headings-missing' });
    for (const mapping of [{ task: '要办的事' }, { 要办的事: 'task' }, { task: 'B' }] as Record<string, string>[])
      expect(read(workbookOf([names, goodRow()]), { mapping }).problems).toEqual([]);
    expect(refused([names, goodRow()], { mapping: { task: '没有的列' } })).toMatchObject({ code: 'mapping-unknown' });
  });

  test('B10 B22 unknown headings, headings only, and no items are refused with what was expected', () => {
    expect(
      refused([
        ['ⅹ', 'Ⅱ'],
        ['1', '2'],
      ]),
    ).toMatchObject({ code: 'header-unknown', status: 422 });
    expect(refused([headings])).toMatchObject({ code: 'rows-none', status: 422 });
    expect(refused([headings, ['合计', null, '3项']])).toMatchObject({ code: 'rows-none' });
  });
});

describe('rows', () => {
  test('titles, notes, totals, blank rows and headings printed again are no items', () => {
    const rows = [
      ['2026年推进表'],
      ['填报单位：办公室'],
      headings,
      goodRow(),
      [null, null],
      ['园区'],
      headings,
      goodRow({ 重点任务: '第二项' }),
      ['合计', '2项'],
      ['小计：', null, null, '2'],
      ['注：1.每月25日前报送。'],
      ['填表人：某人', null, null, '审核：某人'],
    ];
    const table = read(workbookOf(rows));
    expect(table.rows.map(({ row }) => row)).toEqual([4, 8]);
    expect(table.problems).toEqual([]);
  });

  test.each([
    ['too many', `${goodRow().join(',')},多出`, 'cells-too-many'],
    ['too few', goodRow().slice(0, 7).join(','), 'cells-too-few'],
  ])('B24 %s cells in a CSV row are a fault of the row', (_, line, code) => {
    const { problems } = read(readCsv(Buffer.from(`${headings.join(',')}\n${line}\n`)));
    expect(problems[0]).toMatchObject({ row: 2, column: null, code });
  });

  test('B25 more than 20,000 items are refused, 20,000 are read', () => {
    const rows = (count: number) => [
      headings,
      ...Array.from({ length: count }, (_, at) => goodRow({ 重点任务: `任务${at}` })),
    ];
    expect(refused(rows(20_001))).toMatchObject({ code: 'rows-too-many', status: 413, params: { count: 20_001 } });
    expect(read(workbookOf(rows(20_000))).rows).toHaveLength(20_000);
  });

  test('B38 merged cells hold for every row: the category silently, others with a warning to check', () => {
    const merges = [0, 3].map((column) => ({ top: 2, bottom: 3, left: column, right: column }));
    const rows = [headings, goodRow(), goodRow({ 类别: null, 重点任务: '第二项', 牵头单位: null })];
    const [sheet] = workbookOf(rows).sheets;
    if (!sheet) throw new Error('no sheet');
    const table = read(workbookOf([], { sheets: [{ ...sheet, merges }] }));
    expect(table.rows[1]).toMatchObject({ category: '园区', leadUnit: 'P-02' });
    expect(table.problems).toEqual([]);
    expect(table.warnings).toMatchObject([
      { row: 3, column: '牵头单位', code: 'filled-from-merge', params: { earlier: 2 } },
    ]);
  });

  test('in a CSV, which has no merges, a blank category is taken from above with a warning', () => {
    const lines = [headings, goodRow(), goodRow({ 类别: '', 重点任务: '第二项' })].map((cells) => cells.join(','));
    const table = read(readCsv(Buffer.from(lines.join('\n'))));
    expect(table.rows[1]?.category).toBe('园区');
    expect(table.warnings).toMatchObject([{ row: 3, column: '类别', code: 'category-carried-down' }]);
  });

  test('B39 hidden rows are read, counted and told', () => {
    const [sheet] = workbookOf([headings, goodRow(), goodRow({ 重点任务: '第二项' })]).sheets;
    if (!sheet) throw new Error('no sheet');
    const rows = sheet.rows.map((row) => (row.row === 3 ? { ...row, hidden: true as const } : row));
    const table = read(workbookOf([], { sheets: [{ ...sheet, rows }] }));
    expect(table.rows).toHaveLength(2);
    expect(table.warnings).toMatchObject([{ row: 3, code: 'rows-hidden', params: { count: 1 } }]);
  });

  test('B40 of several sheets the only table is taken unasked; of two the person chooses', () => {
    const [sheet] = workbookOf([headings, goodRow()]).sheets;
    if (!sheet) throw new Error('no sheet');
    const notes = { ...sheet, name: '填表说明', rows: [{ row: 1, cells: ['请勿修改表头'] }] };
    const second = { ...sheet, name: '附件2' };
    const hidden = { ...sheet, name: '旧表', hidden: true };
    expect(read(workbookOf([], { sheets: [notes, sheet, hidden] })).sheet).toBe('推进表');
    const table = readTable(workbookOf([], { sheets: [sheet, second] }), inJanuary);
    expect(table).toMatchObject({ refused: { code: 'sheet-choice', choices: ['推进表', '附件2'] } });
    expect(read(workbookOf([], { sheets: [sheet, second] }), { sheet: '附件2' }).sheet).toBe('附件2');
    expect(readTable(workbookOf([], { sheets: [sheet] }), { ...inJanuary, sheet: '没有' })).toMatchObject({
      refused: { code: 'sheet-unknown', choices: ['推进表'] },
    });
  });

  test('B74 a row that repeats an earlier one is at fault and names it; a change in one of the four is no repeat', () => {
    const rows = [
      headings,
      goodRow(),
      goodRow({ 重点任务: ' 建设园区统战工作服务站　', 质量标准: '另一条' }),
      goodRow({ 完成时限: '7月' }),
    ];
    const { problems } = read(workbookOf(rows));
    expect(problems).toMatchObject([{ row: 3, column: null, code: 'repeats-row', params: { earlier: 2 } }]);
  });
});

describe('deadlines', () => {
  test.each([
    ['B47 B50 a serial', 46_112, '2026-03-31'],
    ['B42 a serial as text', '46112', '2026-03-31'],
    ['B52 nearly a whole day', 46_112.99999, '2026-03-31'],
    ['B47 eight digits', 20_260_331, '2026-03-31'],
    ['a date', { date: '2026-03-31' }, '2026-03-31'],
    ['a date that another program wrote', '2026-03-31 00:00:00', '2026-03-31'],
    ['an instant', '2026-03-31T08:00:00+08:00', '2026-03-31T08:00:00+08:00'],
  ])('%s is read', (_, cell, deadline) => {
    expect(readChanged({ 完成时限: cell })).toMatchObject({ faults: [], row: { deadline } });
  });

  test('B50 a bare number in a workbook of 1904 counts from there', () => {
    const workbook = workbookOf([headings, goodRow({ 完成时限: 44_650 })], { date1904: true });
    expect(read(workbook).rows[0]?.deadline).toBe('2026-03-31');
  });

  test.each([
    ['B51 the serial of a day that never was', 60, 'deadline-unreadable', '60'],
    ['B51 zero', 0, 'deadline-unreadable', '0'],
    ['B51 a negative one', -1, 'deadline-unreadable', '-1'],
    ['B57 a year typed as a number', 2026, 'deadline-year-unlikely', '1905-07-18'],
    ['B49 an order that is not clear', '3/4/2026', 'deadline-ambiguous', '3/4/2026'],
    ['B53 no such day', '2月29日', 'no-such-day', '2月29日'],
    ['B54 a recurring one', '每月5日', 'deadline-recurring', '每月5日'],
    ['B56 before the batch’s year', '2019-01-01', 'deadline-before-year', '2019-01-01'],
    ['B56 an instant before it', '2025-12-31T15:59:59Z', 'deadline-before-year', '2025-12-31T15:59:59Z'],
    ['B57 a year far off', '2206年3月31日', 'deadline-year-unlikely', '2206年3月31日'],
    ['an instant that is none', '2026-03-31T24:00:00Z', 'no-such-day', '2026-03-31T24:00:00Z'],
    ['a formula without a value', { formula: 'TODAY()' }, 'formula-without-value', '=TODAY()'],
  ])('%s is a fault', (_, cell, code, value) => {
    const { problems } = readChanged({ 完成时限: cell });
    expect(problems).toMatchObject([{ row: 2, column: '完成时限', code, value }]);
  });

  test('an instant in the zone’s year is in the year, though UTC has another', () => {
    expect(readChanged({ 完成时限: '2025-12-31T16:00:00Z' }).faults).toEqual([]);
  });

  test('B54 长期坚持 is marked as ongoing', () => {
    expect(readChanged({ 完成时限: '长期坚持' }).row).toMatchObject({ deadline: '2026-12-31', ongoing: true });
  });

  test('a deadline already past is a warning: its day must have ended in the organisation’s zone', () => {
    const on = (now: number) => readChanged({ 完成时限: '3月31日' }, { now }).odd;
    expect(on(Date.UTC(2026, 2, 31, 15, 59))).toEqual([]);
    expect(on(Date.UTC(2026, 2, 31, 16, 0))).toEqual(['完成时限 deadline-past']);
  });
});

describe('numbers', () => {
  const weighed = (cell: string | number) => {
    const table = read(
      workbookOf([
        [...headings, '权重'],
        [...goodRow(), cell],
      ]),
    );
    return [table.rows[0]?.weight, ...[...table.problems, ...table.warnings].map(({ code }) => code)];
  };

  test.each<[string, string | number, unknown[]]>([
    ['B59', '８５％', [85]],
    ['B59', '85%', [85]],
    ['B59', '百分之八十五', [85]],
    ['B59', 0.85, [0.85, 'weight-fraction']],
    ['B59', '-5', [-5, 'weight-out-of-range']],
    ['B59', 101, [101, 'weight-out-of-range']],
    ['B60', '1,234.5万元', [undefined, 'weight-unreadable']],
    ['B61', '1e3', [undefined, 'weight-unreadable']],
    ['B61', '0x10', [undefined, 'weight-unreadable']],
    ['B61', ' ', [undefined]],
    ['', 5, [5]],
  ])('%s %j as a weight: %j', (_, cell, expected) => {
    expect(weighed(cell)).toEqual(expected);
  });
});

describe('people and units', () => {
  const official = (name: string, email: string, unitCode: string, more = {}) => ({
    name,
    email,
    unitCode,
    role: 'official' as const,
    active: true,
    ...more,
  });
  const byName = (name: string, options = {}) => readChanged({ 责任人: name, 责任人邮箱: null }, options);

  test.each([
    ['by address', '科创园区责任人', 'owner.p02@example.test'],
    ['by address in any case, width and space', '科创园区责任人', ' ＯWNER.P02＠example.test　'],
    ['by name within the lead unit', '科创园区责任人', null],
    ['B62 by name with spaces and marks without width', '科创　园区\u200b责任人', null],
    ['by an address in the name’s cell', 'owner.p02@example.test', null],
  ])('an owner is found %s', (_, name, address) => {
    expect(readChanged({ 责任人: name, 责任人邮箱: address })).toMatchObject({
      faults: [],
      row: { owner: 'owner.p02@example.test' },
    });
  });

  test.each([
    ['an unknown address, whatever the name', { 责任人邮箱: 'nobody@example.test' }, '责任人邮箱 person-unknown'],
    ['a malformed address', { 责任人邮箱: 'not-an-email' }, '责任人邮箱 address-malformed'],
    ['two addresses', { 责任人邮箱: 'owner.p02@example.test；owner.p01@example.test' }, '责任人邮箱 address-several'],
    ['a name of another unit', { 责任人: '东城区责任人', 责任人邮箱: null }, '责任人 person-not-in-unit'],
    ['neither name nor address', { 责任人: '无', 责任人邮箱: '-' }, '责任人 owner-missing'],
    ['B76 an unknown unit', { 牵头单位: '不存在的单位' }, '牵头单位 unit-unknown'],
    ['B76 one unknown among those that co-operate', { 配合单位: '东城区、不存在的单位' }, '配合单位 unit-unknown'],
    ['no lead unit', { 牵头单位: '—' }, '牵头单位 lead-unit-missing'],
    ['no standard', { 质量标准: '；' }, '质量标准 standards-missing'],
  ])('%s is a fault at its cell', (_, changes, fault) => {
    expect(readChanged(changes).faults).toEqual([fault]);
  });

  test('B63 two of the same name in the unit are asked about, with their addresses; one in another unit is not meant', () => {
    const options = withMore({
      officials: [
        official('张伟', 'zw1@example.test', 'P-02'),
        official('张伟', 'zw2@example.test', 'P-02'),
        official('李娜', 'ln1@example.test', 'P-02'),
        official('李娜', 'ln2@example.test', 'C-01'),
      ],
    });
    const { problems } = byName('张伟', options);
    expect(problems).toMatchObject([
      { column: '责任人', code: 'person-ambiguous', params: { choices: 'zw1@example.test、zw2@example.test' } },
    ]);
    expect(byName('李娜', options).row?.owner).toBe('ln1@example.test');
  });

  test('B64 of several names the first is the owner, and a warning names the others', () => {
    const { row, faults, warnings } = byName('科创园区责任人、李四;王五');
    expect(row?.owner).toBe('owner.p02@example.test');
    expect(faults).toEqual([]);
    expect(warnings).toMatchObject([{ column: '责任人', code: 'owners-several', params: { others: '李四、王五' } }]);
  });

  test('B64 of several lead units the first leads and the others co-operate, with a warning', () => {
    const { row, odd } = readChanged({ 牵头单位: '科创园区；东城区' });
    expect(row).toMatchObject({ leadUnit: 'P-02', coUnits: ['C-01', 'P-01'] });
    expect(odd).toEqual(['牵头单位 lead-units-several']);
  });

  test.each(['·', '•', '・', '．', '.'])('B65 阿卜杜拉%s买买提 is one person, however the dot is written', (dot) => {
    const options = withMore({ officials: [official('阿卜杜拉·买买提', 'ab@example.test', 'P-02')] });
    expect(byName(`阿卜杜拉${dot}买买提`, options).row?.owner).toBe('ab@example.test');
  });

  test('B76 an official who has left is a fault, by address and by name', () => {
    const options = withMore({ officials: [official('赵离', 'left@example.test', 'P-02', { active: false })] });
    expect(byName('赵离', options).faults).toEqual(['责任人 person-left']);
    expect(readChanged({ 责任人邮箱: 'left@example.test' }, options).faults).toEqual(['责任人邮箱 person-left']);
  });

  test('an address that belongs to somebody of another name decides, with a warning', () => {
    const { row, odd } = readChanged({ 责任人: '某某' });
    expect(row?.owner).toBe('owner.p02@example.test');
    expect(odd).toEqual(['责任人 name-differs']);
  });

  test('units are found by code, by name and in any width; two of a name are asked about', () => {
    expect(readChanged({ 配合单位: 'c-01；Ｃ－０２、 北川 区' }).row?.coUnits).toEqual(['C-01', 'C-02', 'C-03']);
    const options = withMore({ units: [{ code: 'X-1', name: '高新园区', parentCode: null }] });
    const { problems } = readChanged({}, options);
    expect(problems).toMatchObject([{ column: '配合单位', code: 'unit-ambiguous', params: { choices: 'P-01、X-1' } }]);
  });

  test('a leader is found in the lead unit, in a unit above, else among the leaders', () => {
    const led = (name: string) =>
      read(
        workbookOf([
          [...headings, '责任领导'],
          [...goodRow(), name],
        ]),
      );
    expect(led('科创园区负责人').rows[0]?.leader).toBe('head.p02@example.test');
    expect(led('领导小组副组长').rows[0]?.leader).toBe('leader@example.test');
    expect(led('').rows[0]?.leader).toBeNull();
    expect(led('没有此人').problems).toMatchObject([{ column: '责任领导', code: 'person-not-in-unit' }]);
  });
});

test('every fault can be said in both languages', () => {
  const rows = [
    headings,
    goodRow({ 完成时限: '每月5日', 牵头单位: '无此单位', 责任人邮箱: 'x' }),
    goodRow({ 质量标准: null }),
  ];
  for (const problem of read(workbookOf(rows)).problems)
    for (const locale of ['zh-CN', 'en'] as const) expect(word(problem, locale)).not.toMatch(/[{}]|undefined/);
});

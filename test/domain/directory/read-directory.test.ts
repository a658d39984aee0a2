import { wordDirectoryProblem } from '../../../domain/directory/directory-words';
import type { ExistingDirectory } from '../../../domain/directory/read-directory';
import { readDirectory } from '../../../domain/directory/read-directory';
import type { Cell } from '../../../domain/table/grid';
import { readSpreadsheet } from '../../../spreadsheet/read';
import { xlsxBytes } from '../../spreadsheet/xlsx-bytes';
import { dataFile, workbookOf } from '../table/in-directory';

const empty: ExistingDirectory = { units: [], officials: [] };
const unitHeadings = ['code', 'name', 'kind', 'parentCode'];
const officialHeadings = ['name', 'email', 'title', 'unitCode', 'role', 'substituteEmail'];
const office: ExistingDirectory = {
  units: [
    { code: 'CITY', name: '市委统战工作领导小组', parentCode: null },
    { code: 'C-01', name: '东城区', parentCode: 'CITY' },
  ],
  officials: [{ email: 'head@example.test' }],
};

function readUnits(rows: Cell[][], existing = empty, names: string[] = unitHeadings) {
  const read = readDirectory({ units: workbookOf([names, ...rows]) }, existing);
  return { ...read, faults: read.problems.map(({ row, column, code }) => `${row} ${column} ${code}`) };
}

function readOfficials(rows: Cell[][], existing = office, names: string[] = officialHeadings) {
  const read = readDirectory({ officials: workbookOf([names, ...rows]) }, existing);
  for (const problem of read.problems)
    for (const locale of ['zh-CN', 'en'] as const) expect(wordDirectoryProblem(problem, locale)).not.toMatch(/[{}]/);
  return { ...read, faults: read.problems.map(({ row, column, code }) => `${row} ${column} ${code}`) };
}

const official = (changes: Partial<Record<string, Cell>> = {}): Cell[] => {
  const good: Record<string, Cell> = {
    name: '张三',
    email: 'z3@example.test',
    title: '科长',
    unitCode: 'C-01',
    role: 'official',
    substituteEmail: null,
  };
  return officialHeadings.map((heading) => (heading in changes ? (changes[heading] ?? null) : (good[heading] ?? null)));
};

test('a name that an open unit has already is warned of, since tables have to name the two by code', () => {
  const known = { ...office, units: [...office.units, { code: 'OLD', name: '旧局', parentCode: null, closed: true }] };
  const rows = [
    ['C-01', '东城区', 'county', 'CITY'],
    ['C-02', ' 东 城区', 'county', 'CITY'],
    ['D-01', '旧局', 'department', 'CITY'],
  ];
  const read = readUnits(rows, known);
  expect(read.problems).toEqual([]);
  expect(read.warnings.map(({ row, column, code, params }) => [row, column, code, params.other])).toEqual([
    [2, 'name', 'unit-name-twice', 'C-02'],
    [3, 'name', 'unit-name-twice', 'C-01'],
  ]);
  for (const warning of read.warnings)
    expect(wordDirectoryProblem(warning, 'zh-CN')).toMatch(/也是在用单位 C-0[12] 的名称/);
});

test('the directory’s own files are read whole: 19 units in a tree, 41 officials with roles and substitutes', async () => {
  const [units, officials] = await Promise.all(
    ['units.csv', 'officials.csv'].map((name) => readSpreadsheet(dataFile(name))),
  );
  const read = readDirectory({ units, officials }, empty);
  expect(read).toMatchObject({ problems: [], warnings: [] });
  expect(read.units).toHaveLength(19);
  expect(read.officials).toHaveLength(41);
  expect(read.officials[0]).toEqual({
    row: 2,
    name: '市委统战工作领导小组责任人',
    email: 'owner.city@example.test',
    title: '组长',
    unitCode: 'CITY',
    role: 'official',
    substituteEmail: 'head.city@example.test',
    substituteFrom: null,
    substituteUntil: null,
  });
});

test('an .xlsx with Chinese headings, kinds and roles, and units by name, reads the same', async () => {
  const units = xlsxBytes({
    sheets: [
      {
        rows: [
          ['单位代码', '单位名称', '单位类型', '上级单位'],
          ['Ｘ-1', '某区', '县市区', '市委统战工作领导小组'],
          ['X-2', '某镇', '乡镇街道', '某区'],
        ],
      },
    ],
  });
  const officials = xlsxBytes({
    sheets: [
      {
        rows: [
          ['姓名', '邮箱', '职务', '所在单位', '角色', 'B角邮箱', 'B角开始日期', 'B角结束日期', '语言'],
          [
            '张三',
            'Z3@example.test',
            '镇长',
            '某镇',
            '单位主要负责人',
            'head@example.test',
            { serial: 46_112 },
            '2026年4月30日',
            'en',
          ],
        ],
      },
    ],
  });
  const read = readDirectory(
    { units: await readSpreadsheet(units), officials: await readSpreadsheet(officials) },
    office,
  );
  expect(read.problems).toEqual([]);
  expect(read.units).toMatchObject([
    { code: 'X-1', kind: 'county', parentCode: 'CITY' },
    { code: 'X-2', kind: 'township', parentCode: 'X-1' },
  ]);
  expect(read.officials).toMatchObject([
    {
      email: 'z3@example.test',
      unitCode: 'X-2',
      role: 'unit_head',
      substituteEmail: 'head@example.test',
      substituteFrom: '2026-03-31',
      substituteUntil: '2026-04-30',
      locale: 'en',
    },
  ]);
});

describe('units', () => {
  test('come out with each after the one above it, whatever their order', () => {
    const { units } = readUnits([
      ['C', '丙', 'park', 'B'],
      ['B', '乙', 'park', 'A'],
      ['A', '甲', 'county', null],
    ]);
    expect(units.map(({ code }) => code)).toEqual(['A', 'B', 'C']);
  });

  test('are updated by code, however it is written', () => {
    expect(readUnits([['ｃ-01', '东城新区', '县区', 'city']], office).units).toMatchObject([
      { code: 'C-01', name: '东城新区', parentCode: 'CITY' },
    ]);
  });

  test.each<[string, Cell[][], string[]]>([
    ['no code', [[null, '甲', 'park', null]], ['2 code cell-missing']],
    ['a code with other characters', [['A B/1', '甲', 'park', null]], ['2 code code-malformed']],
    [
      'one code twice',
      [
        ['A', '甲', 'park', null],
        ['a', '乙', 'park', null],
      ],
      ['3 code code-twice'],
    ],
    ['no name', [['A', ' ', 'park', null]], ['2 name cell-missing']],
    ['an unknown kind', [['A', '甲', '宗教场所', null]], ['2 kind kind-unknown']],
    ['no kind', [['A', '甲', null, null]], ['2 kind cell-missing']],
    ['an unknown unit above', [['A', '甲', 'park', 'B']], ['2 parentCode parent-unknown']],
    ['a unit above itself', [['A', '甲', 'park', 'A']], ['2 parentCode parent-circular']],
    [
      'a circle of two',
      [
        ['A', '甲', 'park', 'B'],
        ['B', '乙', 'park', 'A'],
      ],
      ['2 parentCode parent-circular', '3 parentCode parent-circular'],
    ],
    ['a formula', [['A', { formula: 'X' }, 'park', null]], ['2 name cell-unreadable']],
    ['a control character', [['A', '甲\u202e', 'park', null]], ['2 name text-unfit']],
    ['a name over 200', [['A', '长'.repeat(201), 'park', null]], ['2 name text-too-long']],
  ])('%s is a fault at its row and column, and nothing is taken', (_, rows, expected) => {
    const { faults, units } = readUnits([...rows, ['Z', '好', 'park', null]]);
    expect(faults).toEqual(expected);
    expect(units).toEqual([]);
  });

  test('a circle with units that exist is found', () => {
    expect(readUnits([['CITY', '市委统战工作领导小组', 'leading-group', 'C-01']], office).faults).toEqual([
      '2 parentCode parent-circular',
    ]);
  });

  test('missing and doubled headings are named', () => {
    expect(readUnits([['A', '甲']], empty, ['code', 'name']).faults).toEqual(['1 单位类型 headings-missing']);
    expect(readUnits([['A', '甲', 'park', 'B']], empty, ['code', 'name', 'kind', '名称']).faults).toEqual([
      '1 名称 headings-twice',
    ]);
    expect(readUnits([]).faults).toEqual(['1 单位代码 rows-none']);
  });
});

describe('officials', () => {
  test('may refer to units and substitutes that exist, or come with them', () => {
    const { officials } = readOfficials([
      official({ substituteEmail: 'head@example.test' }),
      official({ email: 'l4@example.test', substituteEmail: 'z3@example.test' }),
    ]);
    expect(officials.map(({ substituteEmail }) => substituteEmail)).toEqual(['head@example.test', 'z3@example.test']);
  });

  test.each<[string, Partial<Record<string, Cell>>, string]>([
    ['no name', { name: null }, '2 name cell-missing'],
    ['no address', { email: null }, '2 email cell-missing'],
    ['a malformed address', { email: 'a@b' }, '2 email address-malformed'],
    ['a line break in an address', { email: 'a@gov.cn\nBcc: x@y.cn' }, '2 email text-unfit'],
    ['two addresses', { email: 'a@gov.cn;b@gov.cn' }, '2 email address-several'],
    ['an unknown unit', { unitCode: 'X' }, '2 unitCode unit-unknown'],
    ['no unit', { unitCode: null }, '2 unitCode cell-missing'],
    ['an unknown role', { role: 'root' }, '2 role role-unknown'],
    ['no role', { role: null }, '2 role cell-missing'],
    ['an unknown substitute', { substituteEmail: 'nobody@example.test' }, '2 substituteEmail substitute-unknown'],
    ['oneself as substitute', { substituteEmail: 'z3@example.test' }, '2 substituteEmail substitute-self'],
    ['a malformed substitute', { substituteEmail: 'B角' }, '2 substituteEmail address-malformed'],
  ])('%s is a fault at its row and column, and nothing is taken', (_, changes, fault) => {
    const { faults, officials } = readOfficials([official(changes), official({ email: 'ok@example.test' })]);
    expect(faults).toEqual([fault]);
    expect(officials).toEqual([]);
  });

  test('one address twice is a fault that names the earlier row', () => {
    const { problems } = readOfficials([official(), official({ email: ' Ｚ3@EXAMPLE.test' })]);
    expect(problems).toMatchObject([{ row: 3, column: 'email', code: 'address-twice', params: { earlier: 2 } }]);
  });

  test('the dates of a substitute are days, in order, and beside a substitute', () => {
    const names = [...officialHeadings, 'substituteFrom', 'substituteUntil'];
    const dated = (substitute: Cell, from: Cell, until: Cell) =>
      readOfficials([[...official({ substituteEmail: substitute }), from, until]], office, names).faults;
    expect(dated('head@example.test', '2026-07-01', null)).toEqual([]);
    expect(dated('head@example.test', '2026-07-01', '2026-06-30')).toEqual(['2 substituteUntil days-reversed']);
    expect(dated('head@example.test', '下个月', '3月底')).toEqual([
      '2 substituteFrom day-unreadable',
      '2 substituteUntil day-unreadable',
    ]);
    expect(dated(null, '2026-07-01', null)).toEqual(['2 substituteEmail substitute-missing']);
  });

  test('who has left may be said; language and office are left alone where the file does not say', () => {
    const read = (cells: Cell[]) =>
      readOfficials([[...official(), ...cells]], office, [...officialHeadings, '语言', '在职']);
    expect(read(['英文', '离职']).officials).toMatchObject([{ locale: 'en', active: false }]);
    expect(read([null, null]).officials[0]).not.toHaveProperty('active');
    expect(read([null, null]).officials[0]).not.toHaveProperty('locale');
    expect(read(['法文', '也许']).faults).toEqual(['2 语言 locale-unknown', '2 在职 active-unknown']);
  });

  test('a column of ethnicity or religion has no place: it is named and not taken', () => {
    const { officials, warnings } = readOfficials([[...official(), '某族', '某教']], office, [
      ...officialHeadings,
      '民族',
      '宗教信仰',
    ]);
    expect(warnings.map(({ column, code }) => `${column} ${code}`)).toEqual([
      '民族 column-not-used',
      '宗教信仰 column-not-used',
    ]);
    expect(JSON.stringify(officials)).not.toMatch(/某族|某教/);
  });
});

test('a fault in one file keeps the other out too', () => {
  const read = readDirectory(
    {
      units: workbookOf([unitHeadings, ['A', '甲', 'park', null]]),
      officials: workbookOf([officialHeadings, official({ unitCode: 'A', role: 'x' })]),
    },
    empty,
  );
  expect(read).toMatchObject({
    units: [],
    officials: [],
    problems: [{ file: 'officials', row: 2, column: 'role', value: 'x' }],
  });
});

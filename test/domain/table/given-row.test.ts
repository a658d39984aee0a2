import { mendRow, readGivenRow } from '../../../domain/table/given-row';
import { word } from '../../../domain/table/problem';
import { findRepeats } from '../../../domain/table/repeats';
import type { GivenRow } from '../../../domain/table/row';
import { inJanuary } from './in-directory';

const good: GivenRow = {
  task: '建设园区统战工作服务站',
  content: '建成一站式服务站点',
  category: '园区',
  standards: ['挂牌运行；公开', '办事指南上墙'],
  leadUnit: 'P-02',
  coUnits: ['高新园区', 'SERVICE'],
  leader: 'head.p02@example.test',
  owner: 'OWNER.P02@example.test',
  deadline: '2026-03-31',
};
const given = (changes: GivenRow = {}) => readGivenRow(1, { ...good, ...changes }, inJanuary);
const faults = (changes: GivenRow) => given(changes).problems.map(({ column, code }) => `${column} ${code}`);

test('a row given as JSON comes out with codes and addresses, its standards as they are', () => {
  expect(given()).toEqual({
    row: { ...good, row: 1, coUnits: ['P-01', 'SERVICE'], owner: 'owner.p02@example.test' },
    problems: [],
    warnings: [],
  });
});

test('A27 what is given as one line has to be one; a content keeps its paragraphs', () => {
  expect(faults({ task: '建设\r\nBcc: x' })).toEqual(['重点任务 control-characters']);
  expect(faults({ category: '园\t区' })).toEqual(['类别 control-characters']);
  expect(faults({ milestones: [{ name: '选\n址', date: '3月底' }] })).toEqual(['阶段目标 control-characters']);
  expect(given({ content: '一、选址\r\n二、挂牌' })).toMatchObject({
    problems: [],
    row: { content: '一、选址\n二、挂牌' },
  });
});

test('a milestone after the deadline is warned of, and kept', () => {
  const milestones = [
    { name: '选址', date: '3月底' },
    { name: '验收', date: '4月1日' },
  ];
  expect(given({ milestones })).toMatchObject({
    problems: [],
    warnings: [
      {
        ...{ column: '阶段目标', code: 'milestone-after-deadline', value: '验收' },
        params: { name: '验收', date: '2026-04-01', deadline: '2026-03-31' },
      },
    ],
    row: { milestones: [{ date: '2026-03-31' }, { date: '2026-04-01' }] },
  });
  const instant = given({ deadline: '2026-03-31T18:00:00+08:00', milestones });
  expect(instant.warnings.map(({ code }) => code)).toEqual(['milestone-after-deadline']);
  expect(given({ deadline: '尽快', milestones }).warnings).toEqual([]);
});

test('what was read reads the same again', () => {
  const { row } = given({
    deadline: '长期坚持',
    milestones: [{ name: '选址', date: '3月底前' }],
    weight: '85%',
    tags: '甲、乙',
  });
  expect(row).toMatchObject({
    deadline: '2026-12-31',
    ongoing: true,
    milestones: [{ name: '选址', date: '2026-03-31' }],
    weight: 85,
    tags: ['甲', '乙'],
  });
  expect(readGivenRow(1, row, inJanuary)).toEqual({ row, problems: [], warnings: [] });
});

test.each<[string, GivenRow, string[]]>([
  [
    'nothing at all',
    { task: null, standards: null, leadUnit: null, owner: null, deadline: null },
    [
      '重点任务 task-missing',
      '质量标准 standards-missing',
      '牵头单位 lead-unit-missing',
      '责任人 owner-missing',
      '完成时限 deadline-missing',
    ],
  ],
  ['an unknown address', { owner: 'nobody@example.test' }, ['责任人 person-unknown']],
  ['a name outside the lead unit', { owner: '东城区责任人' }, ['责任人 person-not-in-unit']],
  ['blank standards only', { standards: [' ', ''] }, ['质量标准 standards-missing']],
  ['a standard with a zero character', { standards: ['挂\0牌'] }, ['质量标准 control-characters']],
  ['a deadline before the year', { deadline: '2025-12-31' }, ['完成时限 deadline-before-year']],
  ['a milestone without a date', { milestones: [{ name: '选址', date: '尽快' }] }, ['阶段目标 milestone-unreadable']],
])('%s is at fault by the same rules as in a table', (_, changes, expected) => {
  expect(faults(changes)).toEqual(expected);
});

test('an instant is kept as it was given, for rehearsals that run in seconds', () => {
  expect(given({ deadline: '2026-01-05T00:00:10Z' })).toMatchObject({
    row: { deadline: '2026-01-05T00:00:10Z' },
    problems: [],
    warnings: [],
  });
  expect(given({ deadline: '2026-01-04T23:59:59Z' }).warnings).toMatchObject([{ code: 'deadline-past' }]);
});

test('a deadline in a year whose holidays are not known is a warning that names the year', () => {
  const { problems, warnings } = given({ deadline: '2031-06-30' });
  expect(problems).toEqual([]);
  expect(warnings).toMatchObject([
    { code: 'deadline-year-without-calendar', column: '完成时限', value: '2031-06-30', params: { year: '2031' } },
  ]);
  expect(warnings.map((warning) => word(warning, 'zh-CN'))).toEqual([expect.stringContaining('2031 年的放假安排')]);
  expect(given({ deadline: '2026-12-31' }).warnings).toEqual([]);
});

test('stages in one text are split, each with its date', () => {
  const { row } = given({ milestones: '3月底前：完成选址；6月30日前开工建设；竣工（年底前）' });
  expect(row.milestones).toEqual([
    { name: '完成选址', date: '2026-03-31' },
    { name: '开工建设', date: '2026-06-30' },
    { name: '竣工', date: '2026-12-31' },
  ]);
});

test('faulty cells keep what was written, and mending one finds the others as they were', () => {
  const { row } = given({ deadline: '尽快', owner: 'nobody@example.test', coUnits: '东城区、不存在' });
  expect(row).toMatchObject({ deadline: '尽快', owner: 'nobody@example.test', coUnits: ['C-01', '不存在'] });
  const half = mendRow(row, { deadline: '6月底前' }, inJanuary);
  expect(half.problems.map(({ code }) => code).sort()).toEqual(['person-unknown', 'unit-unknown']);
  const whole = mendRow(half.row, { owner: '科创园区责任人', coUnits: ['东城区'] }, inJanuary);
  expect(whole).toMatchObject({
    problems: [],
    row: { owner: 'owner.p02@example.test', deadline: '2026-06-30', coUnits: ['C-01'] },
  });
});

test('a mended deadline is no longer ongoing, and a mended row of a table names the table’s own headings', () => {
  const { row } = given({ deadline: '长期坚持' });
  expect(mendRow(row, { task: '改名' }, inJanuary).row.ongoing).toBe(true);
  expect(mendRow(row, { deadline: '6月底前' }, inJanuary).row.ongoing).toBeUndefined();
  const mapping = { owner: '责任人', ownerAddress: '联系邮箱', deadline: '办结时限' };
  const mended = mendRow(row, { owner: 'nobody@example.test', deadline: '尽快' }, { ...inJanuary, mapping });
  expect(mended.problems.map(({ column }) => column)).toEqual(['联系邮箱', '办结时限']);
});

test('repeats are compared with rows free of fault only, so that mending brings them out', () => {
  const rows = [2, 3, 4].map((row) => ({ ...given().row, row }));
  expect(findRepeats(rows, new Set()).map(({ row, params }) => [row, params.earlier])).toEqual([
    [3, 2],
    [4, 2],
  ]);
  expect(findRepeats(rows, new Set([2])).map(({ row, params }) => [row, params.earlier])).toEqual([[4, 3]]);
});

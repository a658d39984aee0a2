import { bulletinOf } from '../../domain/bulletin/bulletin';
import type { Block, Value } from '../../domain/bulletin/document';
import { mostRows } from '../../domain/bulletin/document';
import { defaultSections } from '../../domain/bulletin/sections';
import { figuresOf } from '../../domain/periods/figures';
import { closedAt, entryOf, sampleEntries, sampleGrounds, zone } from './sample-period';

type Grounds = Parameters<typeof sampleGrounds>[0];

function chapters(more?: Grounds): Map<string, readonly Block[]> {
  const { chapters } = bulletinOf(sampleGrounds(more));
  return new Map(chapters.map(({ heading, blocks }) => [heading.replace(/^.*?、/, ''), blocks]));
}

/** The rows of a chapter's first table. */
function rowsOf(chapter: string, more?: Grounds): readonly (readonly Value[])[] {
  const blocks = chapters(more).get(chapter) ?? [];
  return blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []))[0] ?? [];
}

function said(chapter: string, more?: Grounds): string {
  return (chapters(more).get(chapter) ?? []).map((block) => (block.kind === 'text' ? block.text : '')).join('\n');
}

test('the chapters of a bulletin stand in their order, numbered', () => {
  expect(bulletinOf(sampleGrounds()).title).toBe('2025年3月重点任务推进情况通报');
  expect(bulletinOf(sampleGrounds()).chapters.map(({ heading }) => heading)).toEqual([
    '一、总体情况',
    '二、各单位亮灯情况',
    '三、逾期和升级督办事项',
    '四、结转、延期情况',
    '五、已销号事项',
    '六、进度变化',
    '七、未按时报告',
    '八、点评',
    '九、下一步要求',
  ]);
  expect(bulletinOf(sampleGrounds({ period: '2025-Q1' })).title).toBe('2025年第一季度重点任务推进情况通报');
});

test('the overview tells the frozen figures, beside those of the period before', () => {
  const before = figuresOf(sampleEntries.slice(0, 10));
  const figures = { ...figuresOf(sampleEntries), overall: { ...figuresOf(sampleEntries).overall, items: 777 } };
  // Frozen figures count, also where somebody could count otherwise from the entries.
  expect(said('总体情况', { figures })).toContain('共督办重点任务 777 项');
  expect(rowsOf('总体情况', { figures, before })[0]).toEqual(['督办事项（项）', 777, 10, 767]);
  expect(rowsOf('总体情况', { figures })[0]).toEqual(['督办事项（项）', 777, null, null]);
  expect(said('总体情况')).toContain('红灯 2 项');
});

test('every unit has its lights in figures of its own, those with most red first', () => {
  const rows = rowsOf('各单位亮灯情况');
  expect(rows.map(([, items]) => items).reduce<number>((sum, items) => sum + Number(items), 0)).toBe(24);
  expect(rows.map(([, , , red]) => red)).toEqual([1, 1, 0, 0, 0, 0]);
  const [first] = rows;
  expect(first?.[0]).toBe('市委统战部');
});

test('overdue and escalated items are named with owner, deadline, days and step; those that the policy lists come first, marked', () => {
  expect(rowsOf('逾期和升级督办事项').map((row) => row.slice(3))).toEqual([
    ['张三1', '2025-03-14', 17, '红灯', '★三级'],
    ['张三2', '2025-03-14', 17, '红灯', '二级'],
    ['张三3', '2025-03-14', 3, '黄灯', '一级'],
  ]);
  expect(said('逾期和升级督办事项')).toContain('共 3 项，其中点名通报 1 项');
});

test('an item that is over, or at rest, is not named as overdue, however far up the ladder it was', () => {
  const entries = [
    entryOf(1, { step: 3, listed: true, state: 'accepted', light: 'blue' }),
    entryOf(2, { step: 2, state: 'suspended', light: 'grey' }),
    entryOf(3, { step: 2, state: 'cancelled', light: 'grey' }),
  ];
  expect(said('逾期和升级督办事项', { entries })).toBe('本期无。');
});

test('extensions and what was carried over, acceptances with late ones told, and missing reports by owner are listed', () => {
  expect(rowsOf('结转、延期情况').map((row) => row.slice(4))).toEqual([
    ['结转', '2025-03-31', '2025-09-30'],
    ['延期', '2025-03-31', '2025-05-31'],
  ]);
  expect(rowsOf('已销号事项').map((row) => row.slice(5))).toEqual([
    ['按期', 92],
    ['逾期 4', 75],
  ]);
  expect(rowsOf('未按时报告').map((row) => [row[1], row[3]])).toEqual([
    ['张三9', 1],
    ['张三15', 1],
    ['张三10', 1],
  ]);
  const owner = { id: 'o', name: '王五' };
  const missing = { owner, reported: false, reportedAt: null };
  const entries = [entryOf(1, { reported: false, reportedAt: null }), ...[2, 3, 4, 5].map((n) => entryOf(n, missing))];
  expect(rowsOf('未按时报告', { entries })[0]?.slice(1, 4)).toEqual([
    '王五',
    '市民族宗教事务局、科创园区管理委员会、东湖县委统战部、滨江街道办事处',
    4,
  ]);
});

test('reports that are missing of a quarter are counted as its months were, beside the items that they are of', () => {
  const owner = { id: 'o', name: '王五' };
  const missing = { owner, reported: false, reportedAt: null };
  const entries = [
    entryOf(1, { ...missing, reports: { due: 3, missing: 3 } }),
    ...[2, 3, 4, 5].map((n) => entryOf(n, { ...missing, reports: { due: 3, missing: 1 } })),
    entryOf(6, { reports: { due: 3, missing: 0 } }),
  ];
  expect(said('未按时报告', { entries })).toContain('未按时报告 7 项次，涉及任务 5 项、责任人 1 名。');
  expect(figuresOf(entries).overall.reportsMissing).toBe(7);
  const [row] = rowsOf('未按时报告', { entries });
  expect(row?.[3]).toBe(7);
  expect(row?.[4]).toMatch(/；.*；.*等 5 项$/);
});

test('no unit is told to have moved both most and least', () => {
  const tables = (chapters().get('进度变化') ?? []).flatMap((block) => (block.kind === 'table' ? [block.rows] : []));
  const named = tables.flat().map(([unit]) => unit);
  expect(new Set(named).size).toBe(named.length);
  expect(named).toHaveLength(6);
  expect(tables[0]?.[0]?.[3]).toBe(27.5);
  expect(tables[1]?.[0]?.[3]).toBe(5);
});

describe('units that moved equally', () => {
  const before = { state: 'in_progress', light: 'green', step: 0, percent: 0 } as const;
  const leadUnit = (at: number) => ({ code: `U-${String(at).padStart(2, '0')}`, name: `单位${at}` });
  /** What the chapter says of units that moved so far each: headings and sentences, and the figures of tables. */
  const told = (...moves: number[]) => {
    const entries = moves.map((percent, at) => entryOf(at + 1, { percent, before, leadUnit: leadUnit(at) }));
    const blocks = chapters({ entries }).get('进度变化') ?? [];
    return blocks.map((block) => (block.kind === 'table' ? block.rows.map((row) => row[3]) : block.text));
  };
  const [best, worst] = ['（一）进度提升较快的单位', '（二）进度变化较慢的单位'];

  it('are neither ahead nor behind where all did', () => {
    expect(told(10, 10)).toEqual(['2 个单位进度增减同为 10，不分先后。']);
    expect(told(0, 0, 0, 0, 0, 0)).toEqual(['6 个单位进度增减同为 0，不分先后。']);
  });

  it('are named all or none, and those left out are counted', () => {
    expect(told(20, 10, 0, 0)).toEqual([best, [20, 10], worst, [0, 0]]);
    expect(told(30, 10, 10, 10)).toEqual([best, [30], worst, [10, 10, 10]]);
    expect(told(9, 9, 9, 1)).toEqual([best, '另有 3 个单位进度增减同为 9，并列未列出。', worst, [1]]);
    const many = told(9, 8, 7, 6, 5, 5, 0, 0, 0, 0, 0, 0);
    expect(many).toEqual([
      ...[best, [9, 8, 7, 6], '另有 2 个单位进度增减同为 5，并列未列出。'],
      ...[worst, '另有 6 个单位进度增减同为 0，并列未列出。'],
    ]);
  });

  it('are not among the best where they moved nowhere', () => {
    expect(told(0, 0, -5)).toEqual(['（一）进度变化较慢的单位', [-5, 0, 0]]);
  });
});

test('a deadline that is an instant is told by the office’s clock, also one that was carried over', () => {
  const instants = { originalDeadline: '2025-03-31T09:00:00Z', carriedTo: '2025-05-01T10:00:00Z' };
  const entries = [entryOf(1, { settled: 'carried_over', ...instants })];
  expect(rowsOf('结转、延期情况', { entries })[0]?.slice(5)).toEqual(['2025-03-31 17:00', '2025-05-01 18:00']);
});

test('corrections of earlier months are told in words', () => {
  const corrects = { percent: { from: 30, to: 35 }, state: { from: 'in_progress', to: 'accepted' } };
  const corrections = [{ period: '2025-02', task: '甲', unit: '乙', corrects, reason: '录入有误' }];
  expect(rowsOf('更正', { corrections })).toEqual([
    [1, '2025年2月', '甲', '乙', '完成进度：30 → 35；状态：推进中 → 已销号', '录入有误'],
  ]);
});

test('what people write is set as paragraphs, and an emptied chapter is left out', () => {
  const usual = defaultSections('2025-03', closedAt, zone, 'zh-CN');
  const sections = { ...usual, comments: '', next: '第一条\n\n 第二条\u0007 ', issuedOn: '2025-04-02' };
  const bulletin = bulletinOf(sampleGrounds({ sections }));
  expect(bulletin.issuedOn).toBe('2025年4月2日');
  const last = bulletin.chapters.at(-1);
  expect(last?.heading).toBe('八、下一步要求');
  expect(last?.blocks).toEqual([
    { kind: 'text', text: '第一条' },
    { kind: 'text', text: '第二条' },
  ]);
});

test('a list of many rows is cut, and says how many more there are', () => {
  const entries = Array.from({ length: 1_000 }, (_, at) => entryOf(at + 1, { light: 'red', daysOverdue: at }));
  const table = (chapters({ entries }).get('逾期和升级督办事项') ?? []).find((block) => block.kind === 'table');
  expect(table).toMatchObject({ more: 800, moreText: '另有 800 行未列出，详见附表（.xlsx）。' });
  expect(rowsOf('逾期和升级督办事项', { entries })).toHaveLength(mostRows);
});

test('the order of the entries makes no difference', () => {
  const turned = [...sampleEntries].reverse();
  expect(bulletinOf(sampleGrounds({ entries: turned }))).toEqual(bulletinOf(sampleGrounds()));
});

test('in English nothing but names and what people wrote is Chinese', () => {
  const english = bulletinOf(
    sampleGrounds({
      locale: 'en',
      entries: sampleEntries.map((entry) => ({
        ...entry,
        name: 'x',
        owner: { id: entry.owner.id, name: 'y' },
        leadUnit: { ...entry.leadUnit, name: 'z' },
      })),
    }),
  );
  expect(JSON.stringify(english)).not.toMatch(/[\u4e00-\u9fff]/);
  expect(english.title).toBe('Progress of the key tasks, March 2025');
});

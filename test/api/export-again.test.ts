import { readSpreadsheet } from '../../spreadsheet/read';
import { xlsxBytes } from '../spreadsheet/xlsx-bytes';
import { sample, secretary } from '../support/register';
import type { Row, Tables } from './support/tables';
import { items, openTables } from './support/tables';

let tables: Tables;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables?.close());

describe('what is exported and imported again', () => {
  it.each(['progress-table-as-issued.xlsx', 'progress-table.xlsx', 'progress-table-gbk.csv'])(
    '%s gives the same items, as a draft and once it is issued',
    async (file) => {
      const draft = await tables.upload(sample(file), file);
      expect(draft.problems).toEqual([]);
      const asDraft = await tables.upload(await tables.exported(draft.id), 'draft.xlsx');
      expect(items(asDraft)).toEqual(items(draft));
      await tables.issue(draft);
      const again = await tables.upload(await tables.exported(draft.id), 'issued.xlsx');
      expect(again.problems).toEqual([]);
      expect(items(again)).toEqual(items(draft));
    },
  );

  it('JSON rows give the same items, whatever their texts hold', async () => {
    const sound = {
      standards: ['挂牌运行'],
      leadUnit: 'P-02',
      owner: 'owner.p02@example.test',
      deadline: '2026-12-31',
    };
    const draft = await tables.give([
      { ...sound, task: '=HYPERLINK("http://example.test")', category: '园区' },
      { ...sound, task: '+1', category: '园区', standards: ['1.甲；2.乙', '（一）丙', '-丁', '@戊'] },
      {
        ...sound,
        task: '多行任务',
        category: '社区',
        content: "'引号\n第二行",
        deadline: '长期坚持',
        tags: ['亮点', '试点'],
        weight: 5,
      },
      {
        ...sound,
        task: '合建',
        coUnits: ['科创园区', '高新园区'],
        leader: '科创园区负责人',
        deadline: '2026-03-01T09:00:00+08:00',
      },
      {
        ...sound,
        task: '分段',
        milestones: [
          { name: '选址', date: '2026-03-31' },
          { name: '2.开工；封顶', date: '2026年9月底' },
        ],
      },
    ]);
    expect(draft.problems).toEqual([]);
    const again = await tables.upload(await tables.exported(draft.id), 'rows.xlsx');
    expect(again.problems).toEqual([]);
    expect(items(again)).toEqual(items(draft));
  });

  it('a draft comes with its mended rows, and with the faults that are left', async () => {
    const draft = await tables.upload(sample('progress-table-as-issued.xlsx'), 'a.xlsx');
    const [, second] = draft.rows;
    const mended = {
      category: '县区',
      deadline: '2026-11-30',
      standards: ['甲', '乙'],
      weight: 3,
      leader: 'leader@example.test',
    };
    const patched = await tables.http.call(secretary, 'PATCH', `/api/batches/${draft.id}/rows/${second?.row}`, {
      body: mended,
    });
    expect(patched.body).toMatchObject({ problems: [] });
    const again = await tables.upload(await tables.exported(draft.id), 'mended.xlsx');
    const expected = draft.rows.map((row) => (row === second ? (patched.body as unknown as { row: Row }).row : row));
    expect(items(again)).toEqual(expected.map(({ row: _, problems: _p, warnings: _w, ...item }) => item));

    const faulty = await tables.upload(sample('progress-table-with-errors.xlsx'), 'faulty.xlsx');
    const still = await tables.upload(await tables.exported(faulty.id), 'faulty-again.xlsx');
    expect(still.problems).toEqual(faulty.problems);
  });

  it('a table whose columns were mapped by hand keeps its headings, and reads the same by the same mapping', async () => {
    const rows = [
      ['要做什么', '怎样算好', '谁牵头', '责任人邮箱', '何时'],
      ['建站', '挂牌；开放', 'P-02', 'owner.p02@example.test', '6月底'],
    ];
    const mapping = { task: '要做什么', standards: '怎样算好', leadUnit: '谁牵头', deadline: '何时' };
    const by = { mapping: JSON.stringify(mapping) };
    const draft = await tables.upload(xlsxBytes({ sheets: [{ rows }] }), 'by-hand.xlsx', by);
    await tables.issue(draft);
    const file = await tables.exported(draft.id);
    const [sheet] = (await readSpreadsheet(file)).sheets;
    expect(sheet?.rows[0]?.cells).toEqual([...(rows[0] ?? []), '状态', '亮灯', '完成进度', '进展情况', '取得成效']);
    expect(items(await tables.upload(file, 'again.xlsx', by))).toEqual(items(draft));
  });
});

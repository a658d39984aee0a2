import { word } from '../../../domain/table/problem';
import type { TableRead } from '../../../domain/table/read-table';
import { readSpreadsheet } from '../../../spreadsheet/read';
import { dataFile, read } from './in-directory';

type Expected = {
  task: string;
  category: string;
  lead: string;
  standards: string[];
  owner: string;
  deadline: string;
};
const answers = JSON.parse(dataFile('expected.json').toString('utf8')) as {
  items: Expected[];
  'faults of progress-table-with-errors.xlsx': { row: number; column: string | null }[];
};

async function readFileOfData(name: string): Promise<TableRead> {
  return read(await readSpreadsheet(dataFile(name)));
}

function asExpected({ rows }: TableRead): Expected[] {
  return rows.map(({ task, category, leadUnit, standards, owner, deadline }) => ({
    task,
    category,
    lead: leadUnit,
    standards: [...standards],
    owner: owner ?? '',
    deadline,
  }));
}

const byTask = (items: Expected[]) => [...items].sort((one, other) => (one.task < other.task ? -1 : 1));

describe('the progress tables', () => {
  test.each(['progress-table.xlsx', 'progress-table-as-issued.xlsx', 'progress-table-gbk.csv'])(
    '%s gives the 12 items, with the same tasks, standards, people and deadlines, and no problem',
    async (name) => {
      const table = await readFileOfData(name);
      expect(table.problems).toEqual([]);
      expect(table.warnings).toEqual([]);
      expect(byTask(asExpected(table))).toEqual(byTask(answers.items));
    },
  );

  test('with-errors reports each fault at its row and column and keeps the good rows', async () => {
    const table = await readFileOfData('progress-table-with-errors.xlsx');
    const expected = answers['faults of progress-table-with-errors.xlsx'].map(({ row, column }) => ({ row, column }));
    expect(table.problems.map(({ row, column }) => ({ row, column }))).toEqual(expected);
    expect(table.rows).toHaveLength(17);
    expect(table.rows.slice(0, 3).map(({ deadline }) => deadline)).toEqual(['2026-03-31', '2026-06-30', '2026-06-30']);
    expect(table.rows.find(({ row }) => row === 5)?.deadline).toBe('尽快');
  });

  test('a fault says what is wrong and what was expected, in the language of the reader', async () => {
    const { problems } = await readFileOfData('progress-table-with-errors.xlsx');
    const deadline = problems.find(({ row }) => row === 5);
    if (!deadline) throw new Error('no fault in row 5');
    expect(word(deadline, 'zh-CN')).toBe('“尽快”不能读作日期，应类似 2026-06-30、6月底前、第二季度、年底前。');
    expect(word(deadline, 'en')).toContain('“尽快” cannot be read as a date; 2026-06-30');
    for (const problem of problems)
      for (const locale of ['zh-CN', 'en'] as const) expect(word(problem, locale)).not.toMatch(/[{}]|undefined/);
  });

  test('10,000 rows give 10,000 items and no problem', async () => {
    const table = await readFileOfData('progress-table-10000.xlsx');
    expect(table.rows).toHaveLength(10_000);
    expect(table.problems).toEqual([]);
  });
});

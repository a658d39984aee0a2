import { problemsOf } from '../problem';
import type { ProblemKind } from '../wording';

/** What can be amiss with a batch as a whole; faults of its rows are domain/table's. */
const problems = {
  file_missing: {
    status: 422,
    'zh-CN': '请附上表格文件（file），或以 JSON 提供 rows。',
    en: 'A table is needed: a file, or rows as JSON.',
  },
  sheet_needed: {
    status: 422,
    'zh-CN': '工作簿有多个工作表，请用 sheet 指明一个：{names}。',
    en: 'The workbook has several sheets; name one as sheet: {names}.',
  },
  sheet_unknown: {
    status: 422,
    'zh-CN': '工作簿中没有名为“{name}”的工作表，现有：{names}。',
    en: 'The workbook has no sheet “{name}”; it has: {names}.',
  },
  too_many_rows: {
    status: 413,
    'zh-CN': '共 {count} 行，每批最多 {limit} 行，请拆分。',
    en: 'There are {count} rows and a batch holds {limit}; please split it.',
  },
  same_file: {
    status: 409,
    'zh-CN': '同一文件已导入过，见批次《{title}》（{link}）。确需再次导入，请加 again=true。',
    en: 'This very file was imported before, as “{title}” ({link}). To take it again on purpose, add again=true.',
  },
  batch_not_draft: {
    status: 409,
    'zh-CN': '该批次已下发，不能再改草稿行；请在任务上办理变更。',
    en: 'The batch has been issued, so its draft cannot be mended; amend its items instead.',
  },
  batch_has_problems: {
    status: 422,
    'zh-CN': '还有 {count} 处问题，全部更正后才能下发。',
    en: 'There are {count} problems left; all must be mended before the batch is issued.',
  },
} as const satisfies Record<string, ProblemKind>;

export const batchProblem = problemsOf(problems);

import { problemsOf } from '../problem';
import type { ProblemKind } from '../wording';

/** What can be amiss with a batch as a whole; faults of its rows are domain/table's. */
const problems = {
  file_missing: {
    status: 422,
    'zh-CN': '请附上表格文件（file），或以 JSON 提供 rows。',
    en: 'A table is needed: a file, or rows as JSON.',
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
    'zh-CN': '该批次已下发，不再是草稿；请在任务上办理变更。',
    en: 'The batch has been issued and is no draft any more; act on its items instead.',
  },
  last_row: {
    status: 409,
    'zh-CN': '草稿只剩这一行，不能再去掉；整份不要，请作废草稿。',
    en: 'This is the only row of the draft. To be rid of all of it, throw the draft away.',
  },
  batch_has_problems: {
    status: 422,
    'zh-CN': '还有 {count} 处问题，全部更正后才能下发。',
    en: 'There are {count} problems left; all must be mended before the batch is issued.',
  },
  until_before_start: {
    status: 422,
    'zh-CN': '推演从 {from} 开始，截止日 {until} 在此之前；请给出不早于该日的 until。',
    en: 'The simulation begins on {from}, and its last day, {until}, lies before that; give an until no earlier.',
  },
  issue_given_up: {
    status: 409,
    'zh-CN': '下发时草稿又有变动，没有下发，批次仍为草稿；请再按一次下发，查看需更正之处。',
    en: 'The draft changed while it was being issued, so nothing was issued and it is a draft still. Issue it again to see what is to be mended.',
  },
  engine_away: {
    status: 503,
    'zh-CN': '流程引擎暂时没有应答，没有任务下发，批次仍为草稿；请稍后再按一次下发，重复按只有一次效果。',
    en: 'The workflow engine does not answer just now: nothing has been issued, and the batch is a draft still. Issue it again shortly; pressing twice has one effect.',
  },
} as const satisfies Record<string, ProblemKind>;

export const batchProblem = problemsOf(problems);

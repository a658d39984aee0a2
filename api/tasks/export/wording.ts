import { problemsOf } from '../../problem';
import type { ProblemKind } from '../../wording';

const problems = {
  too_many_rows: {
    status: 413,
    'zh-CN': '符合条件的事项超过 {most} 项，请缩小筛选范围后再导出。',
    en: 'More than {most} items match; narrow the filters, then export again.',
  },
} as const satisfies Record<string, ProblemKind>;

export const exportProblem = problemsOf(problems);

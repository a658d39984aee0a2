import { problemsOf } from '../../problem';
import type { ProblemKind } from '../../wording';

const problems = {
  quarter_ahead: {
    status: 409,
    'zh-CN': '{period} 尚未开始，没有可结转的任务。',
    en: '{period} has not begun, so nothing can be carried over out of it.',
  },
  quarter_sealed: {
    status: 409,
    'zh-CN': '{period} 已封季，不再结转。',
    en: '{period} is sealed: nothing is carried over out of it any more.',
  },
  not_due_in_quarter: {
    status: 409,
    'zh-CN':
      '该任务不在 {period} 应清之列（季初或下发时的完成时限在季末之后，或季初前已办结），不需要结转；调整时限请用延期。',
    en: 'The item is not due by the end of {period}, so it need not be carried over; to move its deadline, extend it.',
  },
} as const satisfies Record<string, ProblemKind>;

export const quarterProblem = problemsOf(problems);

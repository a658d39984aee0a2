import { problemsOf } from '../../problem';
import type { ProblemKind } from '../../wording';

const problems = {
  period_open: {
    status: 409,
    'zh-CN': '{months} 尚未月结，还没有通报。',
    en: '{months} is not closed yet, so there is no bulletin.',
  },
  bulletin_sealed: {
    status: 409,
    'zh-CN': '{period} 已封账，通报不能再改。',
    en: '{period} is sealed, and its bulletin with it.',
  },
  bulletin_changed: {
    status: 412,
    'zh-CN': '您所依据的是第 {given} 版，通报现为第 {version} 版，请查看后再改。',
    en: 'You decided on version {given}; the bulletin is at version {version} now.',
  },
} as const satisfies Record<string, ProblemKind>;

export const bulletinProblem = problemsOf(problems);

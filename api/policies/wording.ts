import { problemsOf } from '../problem';
import type { ProblemKind } from '../wording';

const problems = {
  policy_at_fault: {
    status: 422,
    'zh-CN': '规则有误，未保存；请按 errors 逐项更正。',
    en: 'The policy is at fault and was not kept; see errors.',
  },
  version_stale: {
    status: 412,
    'zh-CN': '您所依据的是第 {given} 版，规则现为第 {version} 版。',
    en: 'You decided on version {given}; the policy is at version {version} now.',
  },
} as const satisfies Record<string, ProblemKind>;

export const policyProblem = problemsOf(problems);

import type { ProblemKind } from '../../../wording';

/** Why a body, though well formed, says nothing that can be decided. */
export const orderProblems = {
  order_unclear: {
    status: 422,
    'zh-CN': '有内容无法对应，请按 errors 逐项更正。',
    en: 'Something could not be made out; see errors.',
  },
} as const satisfies Record<string, ProblemKind>;

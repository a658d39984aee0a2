import { problemsOf } from '../../problem';
import type { ProblemKind } from '../../wording';

const problems = {
  not_issued: {
    status: 409,
    'zh-CN': '该批次尚未下发，还没有可导出的记录。',
    en: 'The batch has not been issued, so there is no record of it yet.',
  },
  not_closed: { status: 409, 'zh-CN': '{period} 尚未结账。', en: '{period} is not closed yet.' },
  signing_key_missing: {
    status: 503,
    'zh-CN': '未配置签名密钥（DUBAN_SIGNING_KEY），无法签署审计包。',
    en: 'No signing key is set (DUBAN_SIGNING_KEY), so no bundle can be signed.',
  },
  exports_busy: {
    status: 503,
    'zh-CN': '已有两个审计包正在生成，请稍后再试。',
    en: 'Two bundles are being made already; please try again a little later.',
  },
} as const satisfies Record<string, ProblemKind>;

export const exportProblem = problemsOf(problems);

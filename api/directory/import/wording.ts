import type { ProblemKind } from '../../wording';

export const importProblems = {
  file_missing: {
    status: 422,
    'zh-CN': '请上传单位表（units）或人员表（officials），或两者。',
    en: 'Send a file of units, of officials, or both.',
  },
  directory_at_fault: {
    status: 422,
    'zh-CN': '文件有误，未导入任何内容；请按 errors 所列行列更正。',
    en: 'The files are at fault and nothing was taken; errors names each row and column.',
  },
} as const satisfies Record<string, ProblemKind>;

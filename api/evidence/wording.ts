import { problemsOf } from '../problem';
import type { ProblemKind } from '../wording';

const problems = {
  file_missing: { status: 422, 'zh-CN': '请附上文件（file）。', en: 'A file is needed.' },
  file_empty: { status: 422, 'zh-CN': '文件是空的。', en: 'The file is empty.' },
  type_not_taken: {
    status: 415,
    'zh-CN':
      '只接受 PDF、PNG、JPEG、WebP、docx、xlsx、pptx、txt、csv 文件（按内容判断，不含宏）；旧版 Office 文件请另存后上传。',
    en: 'Only PDF, PNG, JPEG, WebP, docx, xlsx, pptx, txt and csv are taken, judged by content and without macros; save older Office files anew.',
  },
  evidence_damaged: {
    status: 500,
    'zh-CN': '材料已损坏：内容与登记的 SHA-256 不符，请告知管理员。',
    en: 'The file is damaged: it no longer has the SHA-256 that was recorded. Please tell the administrator.',
  },
} as const satisfies Record<string, ProblemKind>;

export const evidenceProblem = problemsOf(problems);

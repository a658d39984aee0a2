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
  evidence_day_full: {
    status: 429,
    'zh-CN': '24 小时内上传的材料已满（每人最多 {limit} MiB、{files} 个文件），请过后再传，或合并、压缩后上传。',
    en: 'The room for uploads is used up: {limit} MiB and {files} files in 24 hours for each person. Try again later, or make them smaller.',
  },
  evidence_item_full: {
    status: 413,
    'zh-CN': '这项任务所附的材料合计超过 {limit} MiB，请减少或压缩后再附。',
    en: 'The evidence of this item comes to more than {limit} MiB: name less, or smaller files.',
  },
  evidence_damaged: {
    status: 500,
    'zh-CN': '材料已损坏：内容与登记的 SHA-256 不符，请告知管理员。',
    en: 'The file is damaged: it no longer has the SHA-256 that was recorded. Please tell the administrator.',
  },
} as const satisfies Record<string, ProblemKind>;

export const evidenceProblem = problemsOf(problems);

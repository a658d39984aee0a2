import { problemsOf } from '../problem';
import type { ProblemKind } from '../wording';

const problems = {
  preview_needed: {
    status: 428,
    'zh-CN': '此变更将移动 {count} 项在办任务的时点：请先看预览，再在请求正文中附上其 preview 值。',
    en: 'This moves clocks of {count} running items: look at the preview first, and send its preview value along.',
  },
  preview_stale: {
    status: 412,
    'zh-CN': '预览之后情况有变，现将移动 {count} 项在办任务的时点：请重新预览。',
    en: 'Things have changed since the preview; this now moves clocks of {count} running items: look at it again.',
  },
} as const satisfies Record<string, ProblemKind>;

export const previewProblem = problemsOf(problems);

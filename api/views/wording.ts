import { problemsOf } from '../problem';
import type { ProblemKind } from '../wording';

const problems = {
  view_name_taken: {
    status: 409,
    'zh-CN': '您已有名为“{name}”的视图，请换一个名称。',
    en: 'You have a view called “{name}” already; choose another name.',
  },
  too_many_views: {
    status: 409,
    'zh-CN': '每人最多保存 {most} 个视图，请先删除不用的。',
    en: 'At most {most} views are kept for each person; delete one that is not needed first.',
  },
} as const satisfies Record<string, ProblemKind>;

export const viewProblem = problemsOf(problems);

import { problemsOf } from '../problem';
import type { ProblemKind } from '../wording';

const problems = {
  file_missing: {
    status: 422,
    'zh-CN': '请附上放假安排文件（file），或以 JSON 提供 off 与 work。',
    en: 'A notice is needed: a file, or off and work as JSON.',
  },
  calendar_at_fault: {
    status: 422,
    'zh-CN': '放假安排有误，未发布；请按 errors 逐项更正。',
    en: 'The notice is at fault and was not published; see errors.',
  },
  version_stale: {
    status: 412,
    'zh-CN': '您所依据的是第 {given} 版，该年的放假安排现为第 {version} 版。',
    en: 'You decided on version {given}; the notice of that year is at version {version} now.',
  },
} as const satisfies Record<string, ProblemKind>;

export const calendarProblem = problemsOf(problems);

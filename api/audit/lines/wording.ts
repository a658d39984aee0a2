import { problemsOf } from '../../problem';
import type { ProblemKind } from '../../wording';

/** Whom or what a search names that is not there: an empty list would say that they did nothing. */
export const soughtProblem = problemsOf({
  person_unknown: {
    status: 422,
    'zh-CN': '名录中没有“{person}”：请给出姓名、邮箱或账号编号。',
    en: 'The directory has nobody called “{person}”: give a name, an e-mail address or an account id.',
  },
  person_ambiguous: {
    status: 422,
    'zh-CN': '名录中有 {count} 人叫“{person}”，请改用邮箱：{emails}。',
    en: 'The directory has {count} people called “{person}”; give one’s e-mail address: {emails}.',
  },
  unit_unknown: {
    status: 422,
    'zh-CN': '没有单位“{unit}”：请给出单位代码或全称。',
    en: 'There is no unit “{unit}”: give its code or its name.',
  },
} as const satisfies Record<string, ProblemKind>);

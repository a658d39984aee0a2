import { problemsOf } from '../problem';
import type { ProblemKind } from '../wording';

export const mailProblem = problemsOf({
  letter_not_dead: {
    status: 409,
    'zh-CN': '本信不是“无法投递”，不需要重新发送。',
    en: 'The letter has not been given up, so there is nothing to send again.',
  },
  letter_not_kept: {
    status: 409,
    'zh-CN': '登录和邀请信的内容不留存，请重新邀请或让本人重新获取验证码。',
    en: 'What letters about accounts say is kept nowhere: invite the person again, or have them ask for a new code.',
  },
  letter_in_digest: {
    status: 409,
    'zh-CN': '本信已并入汇总信，请重新发送那一封。',
    en: 'The letter was told in a digest; send that one again.',
  },
} as const satisfies Record<string, ProblemKind>);

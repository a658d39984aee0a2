import type { Locale } from '../../domain/locale';
import { problemsOf } from '../problem';
import type { ProblemKind } from '../wording';

export const tokenProblem = problemsOf({
  token_role_not_theirs: {
    status: 422,
    'zh-CN': '令牌的角色须为 read，或该账号自己的角色。',
    en: 'A token’s role is read, or the account’s own role.',
  },
} as const satisfies Record<string, ProblemKind>);

type Facts = { readonly name: string; readonly maker: string; readonly token: string; readonly page: string };

/** To whom a token was made by somebody else. */
export const tokenWords: Record<Locale, { readonly subject: string; readonly text: (facts: Facts) => string }> = {
  'zh-CN': {
    subject: '[督办] 有人为您的账号创建了访问令牌',
    text: ({ name, maker, token, page }) => `${name}，您好：

${maker} 为您的账号创建了一个访问令牌（用途：${token}）。持有它的程序可以用您的权限办事。

不需要的，请在这里撤销，立即失效：${page}
不清楚是怎么回事？请询问管理员。
本信由督办系统自动发出，请不要直接回复。链接本身不带任何权限。
`,
  },
  en: {
    subject: '[Duban] A token of your account was made',
    text: ({ name, maker, token, page }) => `Dear ${name},

${maker} made an access token of your account (for: ${token}). A program that has it can act with your rights.

If it is not needed, revoke it here, at once: ${page}
You did not expect it? Ask the administrator.
This letter was sent automatically; please do not reply to it. The link carries no rights of its own.
`,
  },
};

import type { Locale } from '../../../domain/locale';
import { codeSeconds } from '../code-lifetime';
import { invitationDays } from '../invitations/lifetime';

type Words = { readonly subject: string; readonly text: (facts: Facts) => string };
type Facts = { readonly name: string; readonly email: string; readonly page: string; readonly code: string };

const minutes = codeSeconds / 60;

/** A code to sign in with. The code stands in the text alone: subjects are shown in lists, logs and on locked screens. */
export const codeWords: Record<Locale, Words> = {
  'zh-CN': {
    subject: '[督办] 登录验证码',
    text: ({ name, page, code }) => `${name}，您好：

您的登录验证码是：

    ${code}

请在申请验证码的那个浏览器中输入，${minutes} 分钟内有效，只能用一次。登录页面：${page}

不是您本人在登录？请不要把验证码告诉任何人，这封信可以不理会；反复收到的，请告知管理员。
本信由督办系统自动发出，请不要直接回复。链接本身不带任何权限。
`,
  },
  en: {
    subject: '[Duban] Your sign-in code',
    text: ({ name, page, code }) => `Dear ${name},

Your code to sign in is:

    ${code}

Type it in where you asked for it: in the same browser. It is good for ${minutes} minutes, and once. The page: ${page}

It was not you? Tell nobody the code and leave this letter alone; if they keep coming, tell the administrator.
This letter was sent automatically; please do not reply to it. The link carries no rights of its own.
`,
  },
};

/** How to sign in, for those who do it with a mailed code. */
export const welcomeWords: Record<Locale, Words> = {
  'zh-CN': {
    subject: '[督办] 怎样登录',
    text: ({ name, email, page }) => `${name}，您好：

您已经可以使用督办系统，不需要密码。打开登录页面：

    ${page}

输入本邮箱 ${email}，系统会发来一个六位验证码，输入即可登录。
本信由督办系统自动发出，请不要直接回复。链接本身不带任何权限。
`,
  },
  en: {
    subject: '[Duban] How to sign in',
    text: ({ name, email, page }) => `Dear ${name},

You can now use the supervision system, and need no password. Open the sign-in page:

    ${page}

Enter this address, ${email}; a code of six digits is mailed to you, and lets you in once you type it.
This letter was sent automatically; please do not reply to it. The link carries no rights of its own.
`,
  },
};

/** The code by which a strong role sets its password. */
export const invitationWords: Record<Locale, Words> = {
  'zh-CN': {
    subject: '[督办] 开通账号',
    text: ({ name, email, page, code }) => `${name}，您好：

管理员请您开通督办系统的账号。您的邀请码是：

    ${code}

打开登录页面，选择“有邀请码”，输入本邮箱 ${email} 和邀请码，设置密码，再绑定验证器应用或通行密钥：

    ${page}

邀请码 ${invitationDays} 天内有效，只能用一次；用后，原来的密码、验证器、通行密钥和登录都作废。
不是您要的？请告知管理员。
本信由督办系统自动发出，请不要直接回复。链接本身不带任何权限。
`,
  },
  en: {
    subject: '[Duban] Set up your account',
    text: ({ name, email, page, code }) => `Dear ${name},

The administrator invites you to set up your account. Your invitation code is:

    ${code}

Open the sign-in page and choose “I have an invitation code”. Enter this address, ${email}, and the code, set a
password, and then an authenticator app or a passkey:

    ${page}

The code is good for ${invitationDays} days, and once; using it ends earlier passwords, authenticators, passkeys and sessions.
You did not expect it? Tell the administrator.
This letter was sent automatically; please do not reply to it. The link carries no rights of its own.
`,
  },
};

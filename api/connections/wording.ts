import type { AddressFault } from '../../domain/connections/address';
import type { Worded } from '../../domain/locale';
import { problemsOf } from '../problem';
import type { ProblemKind } from '../wording';

export const connectionProblem = problemsOf({
  connection_address_refused: {
    status: 422,
    'zh-CN': '不能对接这个地址，见 errors。',
    en: 'A connection may not lead there; see errors.',
  },
  connection_not_active: {
    status: 409,
    'zh-CN': '该对接已暂停或已停用；暂停的请先重新启用。',
    en: 'The connection is paused or has ended; resume it first if it is paused.',
  },
  connection_ended: { status: 409, 'zh-CN': '该对接已停用。', en: 'The connection has ended.' },
  connection_secret_not_ours: {
    status: 409,
    'zh-CN': '机器人的密钥由企业微信或钉钉发放，请在那里更换后重新登记。',
    en: 'A robot’s secret is made by its own system: change it there, and register the connection anew.',
  },
} as const satisfies Record<string, ProblemKind>);

/** What is wrong with an address. */
export const addressWords: Readonly<Record<AddressFault, Worded>> = {
  no_address: { 'zh-CN': '须为 https:// 开头的地址。', en: 'must be an address that begins with https://' },
  not_https: {
    'zh-CN': '须为 https；内网主机用 http 的，请先在 DUBAN_WEBHOOK_HOSTS 中列出。',
    en: 'must be https; a host inside that is reached by http is first listed in DUBAN_WEBHOOK_HOSTS',
  },
  holds_credentials: { 'zh-CN': '地址里不能带用户名和密码。', en: 'must not hold a user name or password' },
  private_address: {
    'zh-CN': '是本机或内网地址；确需对接的，请先在 DUBAN_WEBHOOK_HOSTS 中列出。',
    en: 'is of this machine or inside the network; where that is wanted it is first listed in DUBAN_WEBHOOK_HOSTS',
  },
};

export const robotSecretWords: Worded = {
  'zh-CN': '只有钉钉机器人的加签密钥由您给出；webhook 的密钥由系统生成，企业微信的在地址里。',
  en: 'is given for a DingTalk robot alone: a webhook’s is made here, and WeCom’s stands in the address',
};

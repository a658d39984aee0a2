import type { Worded } from '../domain/locale';

/** A kind of problem: its HTTP status, and what it says in each language; `{name}` stands for a parameter. */
export type ProblemKind = { readonly status: number } & Worded;

/** Every problem that any route may answer; its key is the stable `code`. Resources keep their own beside these. */
export const problems = {
  invalid_request: {
    status: 400,
    'zh-CN': '请求内容有误，请按 errors 逐项更正。',
    en: 'The request is not valid; see errors.',
  },
  against_rules: {
    status: 422,
    'zh-CN': '内容不符合规定，请按 errors 逐项更正。',
    en: 'The request has the right form, and goes against the rules; see errors.',
  },
  invalid_json: { status: 400, 'zh-CN': '请求正文不是有效的 JSON：{why}', en: 'The body is not valid JSON: {why}' },
  invalid_form: {
    status: 400,
    'zh-CN': '表单数据不完整或格式有误。',
    en: 'The multipart form is incomplete or malformed.',
  },
  invalid_address: { status: 400, 'zh-CN': '地址编码有误。', en: 'The address is not encoded correctly.' },
  invalid_key: {
    status: 400,
    'zh-CN': 'Idempotency-Key 须为 1 至 255 个可见 ASCII 字符。',
    en: 'Idempotency-Key must be 1 to 255 visible ASCII characters.',
  },
  invalid_version: {
    status: 400,
    'zh-CN': 'If-Match 须为事项版本号，例如 "3"。',
    en: 'If-Match must be the version of the item, such as "3".',
  },
  if_match_not_taken: {
    status: 400,
    'zh-CN': '此操作不比较版本，不接受 If-Match：请去掉后重试。',
    en: 'Nothing is compared by version here: leave If-Match out.',
  },
  idempotency_key_not_taken: {
    status: 400,
    'zh-CN': '登录与会话的操作不保留答复，不接受 Idempotency-Key：请去掉后重试。',
    en: 'What signs in or out keeps no answer: leave Idempotency-Key out.',
  },
  not_signed_in: { status: 401, 'zh-CN': '请登录，或提供有效的访问令牌。', en: 'Sign in, or give a valid token.' },
  token_expired: {
    status: 401,
    'zh-CN': '访问令牌已过期，请换用新的。',
    en: 'The token has expired; use a new one.',
  },
  token_reads_only: {
    status: 403,
    'zh-CN': '这个访问令牌只能读取，不能改动。',
    en: 'This token may read, and change nothing.',
  },
  sign_in_refused: {
    status: 401,
    'zh-CN': '登录信息不对，或已失效。请核对后重试；验证码须在申请它的浏览器中输入，也可重新获取。',
    en: 'What was entered is not right, or no longer good. Check it and try again; a mailed code is good in the browser that asked for it, and a new code can be asked for.',
  },
  second_factor_needed: {
    status: 403,
    'zh-CN': '您的角色须用验证器、通行密钥或单位统一登录。请重新登录，或先绑定。',
    en: 'Your role needs an authenticator app, a passkey or your organisation’s own sign-in: sign in again, or set one up.',
  },
  enrolment_closed: {
    status: 403,
    'zh-CN': '这次登录不能绑定新的登录方式。请用已绑定的方式登录，或请管理员重新邀请。',
    en: 'Nothing new may be set up in this session: sign in with what is set up, or ask the administrator to invite you again.',
  },
  payload_key_unknown: {
    status: 503,
    'zh-CN': '内容是用密钥“{key}”加密的，DUBAN_PAYLOAD_KEYS 里没有它：请管理员补上这把密钥。',
    en: 'This is sealed with the key “{key}”, which is not among DUBAN_PAYLOAD_KEYS: the administrator should add it.',
  },
  payload_not_opened: {
    status: 422,
    'zh-CN': '内容不是用密钥“{key}”加密的原样：已被改动，或同名的密钥换过。',
    en: 'This is not what was sealed with the key “{key}”: it was changed, or the key of that name is another.',
  },
  payload_keys_unusable: {
    status: 503,
    'zh-CN':
      'DUBAN_PAYLOAD_KEYS 的密钥文件读不到、格式不对，或某个名字换成了另一把密钥：现在仍用原来的，请管理员放回，否则下次启动会出错；原来那把才是错的，就两把都写上，对的在前。',
    en: 'The file of DUBAN_PAYLOAD_KEYS cannot be read, is malformed, or has another key under a name: the former are in use still; the administrator should put it back before the next start or, where the former key is the wrong one, give both, the right one first.',
  },
  weak_password: { status: 400, 'zh-CN': '密码太容易猜到。', en: 'The password is too easy to guess.' },
  already_set_up: {
    status: 409,
    'zh-CN': '这个账号已经设置了登录方式，令牌不能再用来设置；请登录，或请其他管理员邀请。',
    en: 'This account is set up already, and its token cannot do it again: sign in, or ask another administrator.',
  },
  address_taken: { status: 409, 'zh-CN': '该邮箱已有人使用。', en: 'Somebody else has this address.' },
  last_factor: {
    status: 409,
    'zh-CN': '这是最后一个登录方式，不能删除；请先绑定另一个。',
    en: 'This is the last way to sign in and cannot be removed; set up another one first.',
  },
  oidc_not_set_up: {
    status: 404,
    'zh-CN': '没有配置单位统一登录。',
    en: 'The organisation’s own sign-in is not set up here.',
  },
  not_allowed: { status: 403, 'zh-CN': '您的角色无权进行此操作。', en: 'Your role may not do this.' },
  foreign_origin: {
    status: 403,
    'zh-CN': '请求来自其他网站（Origin），不予受理。',
    en: 'The request comes from a page of another site (Origin), and was not carried out.',
  },
  account_unknown: { status: 422, 'zh-CN': '没有这个账号。', en: 'There is no such account.' },
  not_found: { status: 404, 'zh-CN': '没有找到。', en: 'There is no such thing.' },
  method_not_allowed: { status: 405, 'zh-CN': '此地址不支持该方法。', en: 'This address does not take that method.' },
  request_too_slow: {
    status: 408,
    'zh-CN': '请求未在限定时间内传完。',
    en: 'The request did not come whole in the time that is allowed.',
  },
  headers_too_large: { status: 431, 'zh-CN': '请求头过大。', en: 'The headers of the request are too large.' },
  body_too_large: { status: 413, 'zh-CN': '请求正文超过 {limit} MiB。', en: 'The body is over {limit} MiB.' },
  too_large_to_write: {
    status: 413,
    'zh-CN': '表格过大，未能在限定的时间和内存内生成。',
    en: 'The table is too large to be written in the time and memory that are allowed.',
  },
  encoding_not_taken: {
    status: 415,
    'zh-CN': '不支持压缩的请求正文。',
    en: 'Compressed bodies are not taken.',
  },
  form_not_taken: {
    status: 415,
    'zh-CN': '此处只接受 JSON，不接受表单。',
    en: 'This address takes JSON, not a multipart form.',
  },
  idempotency_key_reused: {
    status: 422,
    'zh-CN': '该 Idempotency-Key 已用于另一请求。',
    en: 'This Idempotency-Key was used with another body.',
  },
  too_many_requests: {
    status: 429,
    'zh-CN': '请求过于频繁，请稍后再试。',
    en: 'Too many requests; try again shortly.',
  },
  too_many_items: {
    status: 429,
    'zh-CN': '一分钟内处理的事项超过 {most} 项，请稍后再试。',
    en: 'More than {most} items were acted on within a minute; try again shortly.',
  },
  too_many_sign_ins: {
    status: 429,
    'zh-CN': '该网络地址多次以无效令牌登录，请稍后再试。',
    en: 'Too many unknown tokens came from this address; try again later.',
  },
  too_many_tries: {
    status: 429,
    'zh-CN': '尝试次数过多，请稍后再试。',
    en: 'Too many tries; try again later.',
  },
  internal_error: {
    status: 500,
    'zh-CN': '系统出错，已记录；请稍后再试，或告知管理员编号 {request}。',
    en: 'Something went wrong and was recorded; try again, or tell the administrator the number {request}.',
  },
  engine_away: {
    status: 503,
    'zh-CN': '流程引擎暂时没有应答，本次操作是否生效尚未可知；请稍后以同一 Idempotency-Key 重试。',
    en: 'The workflow engine does not answer just now, so the outcome is not known; retry with the same Idempotency-Key.',
  },
  database_away: {
    status: 503,
    'zh-CN': '数据库暂时没有应答，请稍后重试。',
    en: 'The database does not answer just now.',
  },
  access_not_recorded: {
    status: 503,
    'zh-CN': '此请求暂时无法登记，因此没有办理；请稍后重试。',
    en: 'The request could not be written down just now, so nothing was done or answered; try again shortly.',
  },
  dashboard_not_built: {
    status: 503,
    'zh-CN': '界面文件尚未生成：请在项目目录运行 npm run build。',
    en: 'The dashboard has not been built: run npm run build in the project.',
  },
  not_ready: { status: 503, 'zh-CN': '尚未就绪：{away}。', en: 'Not ready: {away}.' },
} as const satisfies Record<string, ProblemKind>;

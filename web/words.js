import { nextSteps } from './words/next-steps.js';
import { securityWords } from './words/security.js';
import { signInWords } from './words/sign-in.js';

export const words = {
  ...nextSteps,
  ...signInWords,
  ...securityWords,
  skip: ['跳到正文', 'Skip to the content'],
  tasks: ['督办事项', 'Items'],
  periods: ['月结季清', 'Months and quarters'],
  leave: ['退出', 'Sign out'],
  security: ['登录与安全', 'Sign-in and security'],
  loading: ['正在读取…', 'Loading…'],
  working: ['正在办理…', 'Working…'],
  failed: ['没有成功', 'That did not work'],
  unreachable: ['连不上服务，请稍后重试。', 'The service cannot be reached; try again shortly.'],
  again: ['重试', 'Try again'],
  running: ['运行情况', 'What is running'],
  ready: ['就绪', 'ready'],
  away: ['未应答', 'does not answer'],
  database: ['数据库', 'Database'],
  temporal: ['流程引擎 Temporal', 'Temporal'],
  mail: ['邮件服务', 'Mail server'],
  worker: ['流程执行进程', 'Worker'],
  keys: ['加密密钥', 'Payload keys'],
  places: ['入口', 'Places'],
  openTasks: ['督办事项', 'The list of items'],
  openPeriods: ['月结季清', 'Months and quarters'],
  openAudit: ['审计查询', 'Audit: what happened, across items'],
  openDocs: ['接口文档', 'API documentation'],
  openMail: ['收件箱（本机截收的邮件）', 'Mail catcher: every letter sent on this machine'],
  openTemporal: ['Temporal 页面：每项任务的流程记录', 'Temporal’s own page: the history of every item'],
  preferences: ['我的设置', 'My settings'],
  letterLanguage: ['来信语言', 'Language of my letters'],
  organisationLanguage: ['按本单位设置', 'As the organisation has it'],
  quietLetters: ['不收的信', 'Letters I go without'],
  quietWhy: [
    '逾期、升级、退回、审批、交办、批示和督办单一定会发给您，不能关闭。',
    'What is overdue, escalated, returned, to be decided, assigned or instructed, and notices, always come.',
  ],
  quiet_reminder: ['到期提醒', 'Reminders before a deadline'],
  quiet_report_reminder: ['月报提醒', 'Reminders of the monthly report'],
  quiet_review: ['送审待验收', 'Submissions that wait for review'],
  quiet_accepted: ['验收销号', 'Acceptances'],
  quiet_notice_answered: ['督办单答复', 'Answers to supervision notices'],
  substitute: ['B角', 'Substitute'],
  substituteWhy: [
    '代理期间，来信和权限您和B角同时享有。日期留空表示一直有效。',
    'Meanwhile letters and rights go to you both. Without dates it holds always.',
  ],
  substituteEmail: ['B角的邮箱（留空表示没有）', 'Their e-mail (empty for nobody)'],
  awayFrom: ['开始日期', 'From'],
  awayUntil: ['结束日期', 'Until'],
  missing: ['请填写此项。', 'Please fill this in.'],
  reload: ['重新读取本页', 'Reload the page'],
  faultsFound: ['有 {count} 处需要更正。', 'To be put right: {count}.'],
  save: ['保存', 'Save'],
  saved: ['已保存。', 'Saved.'],
};

/** The reader's language: as they chose it, Chinese at first. */
export function language() {
  return localStorage.getItem('duban-language') ?? 'zh-CN';
}

export function chooseLanguage(value) {
  localStorage.setItem('duban-language', value);
}

export function word(key) {
  const pair = words[key];
  return pair ? pair[language() === 'en' ? 1 : 0] : key;
}

export function hasWord(key) {
  return key in words;
}

/** A sentence with its parameters put in. */
export function say(key, params) {
  return word(key).replaceAll(/\{(\w+)\}/g, (whole, name) => String(params[name] ?? whole));
}

let zone;

/** Has times told by the organisation's clock, wherever the reader is, as letters tell them. */
export function tellTimesOf(timeZone) {
  zone = timeZone;
}

export function moment(instant) {
  const how = { dateStyle: 'medium', timeStyle: 'short', timeZone: zone };
  return new Intl.DateTimeFormat(language(), how).format(new Date(instant));
}

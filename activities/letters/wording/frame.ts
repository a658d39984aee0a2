import type { Locale } from '../../../domain/locale';
import type { Envelope } from '../letter-facts';
import { timeText } from './dates';

/** A letter later than this after its matter arose says so. */
export const lateAfterMs = 3_600_000;

type Frame = {
  readonly brand: string;
  readonly greeting: (name: string) => string;
  readonly subject: (
    label: string,
    task: string,
    tail: string,
  ) => readonly [before: string, task: string, after: string];
  readonly why: string;
  readonly next: string;
  readonly button: string;
  readonly link: string;
  readonly footer: readonly string[];
  readonly delayed: (facts: Envelope) => string;
};

/** What stands around every letter's own words. */
export const frames: Record<Locale, Frame> = {
  'zh-CN': {
    brand: '督办',
    greeting: (name) => `${name}，您好：`,
    subject: (label, task, tail) => [`[督办·${label}] `, task, ` · ${tail}`],
    why: '为什么收到这封信',
    next: '接下来',
    button: '打开任务办理',
    link: '按钮打不开时，请把下面的地址复制到浏览器：',
    footer: ['本信由督办系统自动发出，请不要直接回复。', '链接本身不带任何权限，打开后要用您自己的账号登录。'],
    delayed: (facts) => `这封信本应在 ${timeText(facts.since, facts, facts.now)} 发出，因故延迟；所写的是现在的情况。`,
  },
  en: {
    brand: 'Duban',
    greeting: (name) => `Dear ${name},`,
    subject: (label, task, tail) => [`[Duban · ${label}] `, task, ` · ${tail}`],
    why: 'Why you get this letter',
    next: 'What happens next',
    button: 'Open the task',
    link: 'If the button does not work, copy this address into your browser:',
    footer: [
      'This letter was sent automatically; please do not reply to it.',
      'The link carries no rights of its own: you sign in with your own account after opening it.',
    ],
    delayed: (facts) =>
      `This letter was due on ${timeText(facts.since, facts, facts.now)} and was held up; it tells how things stand now.`,
  },
};

/** Says that a letter comes late, where it does. */
export function delayLines(facts: Envelope): string[] {
  return facts.now - facts.since > lateAfterMs ? [frames[facts.locale].delayed(facts)] : [];
}

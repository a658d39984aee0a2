import type { ConnectionKind } from '../../domain/connections/connection';
import { outcomeOf } from '../../domain/connections/retry';
import type { OccurrenceKind } from '../../domain/connections/words';
import { occurrenceWords, testWords } from '../../domain/connections/words';
import type { Locale } from '../../domain/locale';
import { cut, oneLine } from '../letters/plain';
import type { Place } from '../letters/wording/dates';
import { shortDeadline } from '../letters/wording/dates';
import type { Verdict } from './note';
import type { Told } from './told';

/** A robot of a group; the one takes 4096 bytes of markdown, the other 20,000, and both 20 messages a minute. */
export type RobotKind = Exclude<ConnectionKind, 'webhook'>;

/** Between two messages to one robot, milliseconds. */
export const robotPauseMs = 3_100;

/** From more than so many on, what waits becomes one message; and so much of it at once. */
export const together = { several: 3, most: 200 } as const;

/** What both take, with room for the last line. */
const mostBytes = 3_900;
const mostLines = 15;

const words: Record<Locale, { heading: string; more: (left: number) => string; open: string; until: string }> = {
  'zh-CN': { heading: '督办', more: (left) => `…另有 ${left} 条`, open: '查看', until: '时限' },
  en: { heading: '督办 Duban', more: (left) => `…and ${left} more`, open: 'Open', until: 'due' },
};

/** The body of a robot's message about one occurrence, or about several. 督办 is always in it: a robot may go by a keyword. */
export function robotBody(kind: RobotKind, told: readonly Told[], place: Place): string {
  const { locale } = place;
  const { heading, more } = words[locale];
  const first = told[0];
  const title = told.length === 1 && first ? `${heading} · ${headline(first, locale)}` : `${heading} (${told.length})`;
  const gap = kind === 'dingtalk' ? '\n\n' : '\n';
  let text = `**${title}**`;
  let shown = 0;
  for (const one of told.slice(0, mostLines)) {
    const next = `${text}${gap}${told.length === 1 ? body(one, place) : line(one, locale)}`;
    if (Buffer.byteLength(next) > mostBytes) break;
    text = next;
    shown++;
  }
  if (shown < told.length) text += `${gap}${more(told.length - shown)}`;
  return JSON.stringify(
    kind === 'wecom'
      ? { msgtype: 'markdown', markdown: { content: text } }
      : { msgtype: 'markdown', markdown: { title, text } },
  );
}

/** How a robot answered: both say 200 to everything, and what is amiss in a number of their own. */
export function judgeRobot(status: number, answer: string): Verdict {
  const outcome = outcomeOf(status);
  if (outcome !== 'sent') return { outcome, status, answer, peaceMs: null };
  const code = errorIn(answer);
  if (code === 0) return { outcome, status, answer, peaceMs: null };
  if (code !== undefined && tooMany.has(code)) return { outcome: 'failed', status, answer, peaceMs: 60_000 };
  return { outcome: code === undefined || code === -1 ? 'failed' : 'refused', status, answer, peaceMs: null };
}

/** 企业微信 45009; 钉钉 130101 and 410100: more messages than a minute may have. */
const tooMany: ReadonlySet<number> = new Set([45009, 130101, 410100]);

function errorIn(answer: string): number | undefined {
  return /"errcode"\s*:\s*(-?\d{1,9})/.exec(answer)?.slice(1).map(Number)[0];
}

function line(told: Told, locale: Locale): string {
  return `> ${headline(told, locale)} ${subject(told)} [${words[locale].open}](${told.link})`;
}

function body(told: Told, place: Place): string {
  const { until, open } = words[place.locale];
  const { task } = told;
  const about = task
    ? [task.leadUnit.name, task.owner.name, `${until} ${shortDeadline(task.deadline, place)}`].map(plain).join(' · ')
    : '';
  return [`> ${subject(told)}`, about && `> ${about}`, `[${open}](${told.link})`].filter(Boolean).join('\n\n');
}

function headline(told: Told, locale: Locale): string {
  const known = told.type in occurrenceWords ? occurrenceWords[told.type as OccurrenceKind] : testWords;
  return known[locale];
}

function subject({ task, data }: Told): string {
  if (task) return `${task.number} ${plain(task.task)}`;
  const named = [data.period, data.title].find((one) => typeof one === 'string');
  return plain(String(named ?? ''));
}

const wide: Readonly<Record<string, string>> = {
  ...{ '[': '［', ']': '］', '<': '＜', '>': '＞', '*': '＊', _: '＿', '`': '＇', '#': '＃', '@': '＠', '\\': '＼' },
};

/** People's words as words: in markdown they could be a link, or call everybody in the group. */
function plain(text: string): string {
  return cut(oneLine(text), 120).replace(/[[\]<>*_`#@\\]/g, (mark) => wide[mark] ?? mark);
}

import type { Happened } from '../../../audit/history/happened';
import { commandTypes } from '../../../domain/item/command';
import type { Locale, Worded } from '../../../domain/locale';
import type { Capacity } from '../../../domain/people/roles';
import { fill } from '../../problem';
import { commandWords } from '../../tasks/commands/schema';
import { capacityWords } from '../../tasks/words';
import { inOneLanguage } from './one-language';
import { refusalName } from './refusal-names';

/** What an event of a workflow says, as a sentence. */
export function engineWords(told: Happened, locale: Locale): string {
  switch (told.what) {
    case 'started':
      if (told.previous !== '') return sentences.goesOn[locale];
      if (told.version === null || told.version === 1) return sentences.started[locale];
      return fill(sentences.begunAnew, locale, { version: told.version });
    case 'accepted': {
      const { actor } = told.command ?? {};
      const as = actor && (capacityWords[actor.as as Capacity]?.[locale] ?? actor.as);
      return fill(sentences.accepted, locale, { type: typeWords(told.type), name: actor?.name ?? '?', as: as ?? '?' });
    }
    case 'answered':
      if (told.seq !== null) return fill(sentences.answered, locale, { seq: told.seq });
      return fill(sentences.answeredRefusal, locale, { code: refusalName(told.refusal ?? '?', locale) });
    case 'recorded':
      return recordedWords(told, locale);
    case 'timer_set':
    case 'timer_fired':
    case 'timer_cancelled':
      return fill(sentences[told.what], locale, { words: colon(told.words, locale) });
    case 'activity_set':
      return fill(sentences.activity_set, locale, { type: told.type, words: colon(told.words, locale) });
    case 'continued':
      return fill(sentences.continued, locale, { run: told.run });
    case 'failed':
    case 'task_failed':
    case 'activity_failed':
      return fill(sentences[told.what], locale, { why: colon(told.why, locale) });
    case 'indexed': {
      const values = Object.entries(told.values).map(([name, value]) => `${name}=${value}`);
      return fill(sentences.indexed, locale, { values: values.join(locale === 'zh-CN' ? '，' : ', ') });
    }
    case 'other':
      return fill(sentences.other, locale, { type: told.type });
    default:
      return sentences[told.what][locale];
  }
}

function recordedWords(told: Extract<Happened, { what: 'recorded' }>, locale: Locale): string {
  const { seqs, refusal } = told;
  const words = colon(told.words, locale);
  if (seqs.length > 0) return fill(sentences.recorded, locale, { seqs: seqs.join(', '), words });
  if (refusal !== null) return fill(sentences.recordedRefusal, locale, { code: refusalName(refusal, locale), words });
  return fill(sentences.recordedBefore, locale, { words });
}

/** A command as people call it; what is none is told as the history has it. */
function typeWords(type: string): Worded | string {
  const command = commandTypes.find((one) => one === type);
  return command ? commandWords(command) : type;
}

/** What the workflow itself said beside it, where it said anything. */
function colon(text: string, locale: Locale): string {
  if (text === '') return '';
  const words = inOneLanguage(text, locale);
  return locale === 'zh-CN' ? `：${words}` : `: ${words}`;
}

const sentences = {
  started: { 'zh-CN': '流程开始', en: 'the workflow began' },
  begunAnew: {
    'zh-CN': '流程按台账重新开始（至第 {version} 条）',
    en: 'the workflow was begun anew from the ledger, up to entry {version}',
  },
  goesOn: { 'zh-CN': '流程接续上一段运行', en: 'the workflow goes on from the run before' },
  accepted: {
    'zh-CN': '流程受理“{type}”：{name}（{as}）',
    en: 'the workflow took in a command to {type}, from {name} ({as})',
  },
  answered: { 'zh-CN': '流程答复：记入台账第 {seq} 条', en: 'the workflow answered: entry {seq} of the ledger' },
  answeredRefusal: { 'zh-CN': '流程答复：未受理，{code}', en: 'the workflow answered: refused, {code}' },
  recorded: { 'zh-CN': '写入台账第 {seqs} 条{words}', en: 'entry {seqs} of the ledger was recorded{words}' },
  recordedRefusal: { 'zh-CN': '登记未受理，{code}{words}', en: 'a refusal was recorded, {code}{words}' },
  recordedBefore: { 'zh-CN': '此前已有记录{words}', en: 'it stood on record already{words}' },
  timer_set: { 'zh-CN': '定时{words}', en: 'a timer was set{words}' },
  timer_fired: { 'zh-CN': '到时{words}', en: 'the timer rang{words}' },
  timer_cancelled: { 'zh-CN': '取消定时{words}', en: 'the timer was taken away{words}' },
  activity_set: { 'zh-CN': '安排活动 {type}{words}', en: 'the activity {type} was called for{words}' },
  activity_failed: { 'zh-CN': '活动未成{why}', en: 'an activity failed{why}' },
  indexed: { 'zh-CN': '更新检索项：{values}', en: 'what it is found by was updated: {values}' },
  continued: {
    'zh-CN': '历史较长，另起一段运行 {run}',
    en: 'its history had grown long: it continued as the run {run}',
  },
  completed: { 'zh-CN': '流程结束', en: 'the workflow ended' },
  failed: { 'zh-CN': '流程失败{why}', en: 'the workflow failed{why}' },
  terminated: { 'zh-CN': '流程被终止', en: 'the workflow was terminated' },
  cancelled: { 'zh-CN': '流程被取消', en: 'the workflow was cancelled' },
  timed_out: { 'zh-CN': '流程超时', en: 'the workflow timed out' },
  task_failed: { 'zh-CN': '流程任务失败，将重试{why}', en: 'a workflow task failed, and is tried again{why}' },
  task_timed_out: { 'zh-CN': '流程任务超时，将重试', en: 'a workflow task timed out, and is tried again' },
  other: { 'zh-CN': '流程事件 {type}', en: 'the workflow event {type}' },
} as const satisfies Record<string, Worded>;

import type { Light, State } from '../../item/item';
import { lightWords, stateWords } from '../../item/words';
import type { Locale } from '../../locale';
import type { ProgressColumn } from '../progress-columns';

/** How an item stands, as its row tells it. It holds nothing that the mere passing of time would change. */
export type Progress = {
  readonly state: State;
  readonly light: Light;
  readonly step: number;
  readonly percent: number;
  readonly deadline: string;
  readonly originalDeadline: string;
  /** Who answers for it now, where that is not whom the row names. */
  readonly ownerNow: string | null;
  /** What the last report says was done, and what effect it had. */
  readonly done: string;
  readonly effect: string;
};

/** Bears witness that a remark is ours: a later export puts its own in its place, also after the table was imported again. */
const mark = '【督办】';

/** The texts of an item's progress, by column. */
export function progressTexts(progress: Progress, locale: Locale): Readonly<Record<ProgressColumn, string>> {
  const { state, light, percent, deadline, originalDeadline, ownerNow, done, effect } = progress;
  return {
    state: stateWords[state][locale],
    light: lightWords[light][locale],
    percent: `${percent}%`,
    done,
    effect,
    deadlineNow: deadline === originalDeadline ? '' : deadline,
    ownerNow: ownerNow ?? '',
    remark: remarkOf(progress, locale),
  };
}

function remarkOf({ light, step, deadline, originalDeadline }: Progress, locale: Locale): string {
  const chinese = locale === 'zh-CN';
  const parts = [
    light === 'red' ? (chinese ? '逾期' : 'overdue') : '',
    step > 0 ? (chinese ? `${'一二三四五'[step - 1]}级督办` : `step ${step}`) : '',
    deadline === originalDeadline ? '' : chinese ? `时限调整为${deadline}` : `now due ${deadline}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${mark}${parts.join(chinese ? '，' : ', ')}`;
}

const part = '(?:逾期|[一二三四五]级督办|时限调整为[\\d:.TZ+-]+|overdue|step \\d+|now due [\\d:.TZ+-]+)';
const oursBefore = new RegExp(`${mark}${part}(?:(?:，|, )${part})*(?:，|, )?`, 'gu');

/** A remark with ours below what a person wrote: theirs is kept, wherever it stands, and ours of an earlier time is not. */
export function remarkBeside(written: string, ours: string): string {
  const theirs = written.split('\n').flatMap((line) => {
    const rest = line.replaceAll(oursBefore, '');
    return rest === '' && line !== '' ? [] : [rest];
  });
  return [theirs.join('\n'), ours].filter((text) => text !== '').join('\n');
}

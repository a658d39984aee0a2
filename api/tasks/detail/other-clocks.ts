import type { Clock, ClockKind } from '../../../domain/clocks/clock';
import type { Item } from '../../../domain/item/item';
import type { Locale } from '../../../domain/locale';
import { durationWords } from './duration-words';

/** What clocks name by its id. */
export type Named = Pick<Item, 'milestones' | 'notices'>;

/** Clocks beside those of the deadline itself. */
export type OtherClock = Clock & { readonly kind: Exclude<ClockKind, 'remind' | 'yellow' | 'red' | 'escalate'> };

/**
 * Why a clock rings that is about signing, a milestone, a month's report or a notice. `moved` is how many days ahead of
 * the report a reminder comes whose own day is a day off.
 */
export function whyOfOther(clock: OtherClock, item: Named, locale: Locale, moved: number | null): string {
  return { 'zh-CN': chinese, en: english }[locale](clock, item, moved);
}

function chinese({ kind, by, step, of = '' }: OtherClock, item: Named, moved: number | null): string {
  switch (kind) {
    case 'sign':
      return step === 1
        ? `交办后 ${durationWords(by, 'zh-CN', ['个工作日', ''])}内未签收，催签收`
        : '仍未签收，再次催签收，并告知单位主要负责人';
    case 'milestone':
      return `阶段目标“${milestone(item, of)}”到期仍未完成，亮黄灯`;
    case 'report': {
      const span = durationWords(by, 'zh-CN');
      if (moved !== null)
        return `距 ${of} 月报应报日 ${moved} 天，提醒责任人（应在${span === '' ? '当天' : `前 ${span}`}提醒，遇休息日提前）`;
      return span === '' ? `${of} 月报今天应报，提醒责任人` : `距 ${of} 月报应报日 ${span}，提醒责任人`;
    }
    case 'report_missing':
      return `${of} 月报逾期未报，亮黄灯`;
    case 'month_end':
      return `${of} 月结截止，此后计入下月`;
    case 'notice':
      return `督办单${notice(item, of)}逾期未答复，升级督办`;
  }
}

function english({ kind, by, step, of = '' }: OtherClock, item: Named, moved: number | null): string {
  switch (kind) {
    case 'sign':
      return step === 1
        ? `not signed for within ${durationWords(by, 'en', ['', 'working day'])}: the owner is chased`
        : 'still not signed for: the owner is chased again, and the head of the unit told';
    case 'milestone':
      return `the milestone “${milestone(item, of)}” past its date and not done: the light turns yellow`;
    case 'report': {
      const span = durationWords(by, 'en');
      if (moved !== null) {
        const meant = span === '' ? 'the day itself' : `${span} to it`;
        return `${moved} day${moved === 1 ? '' : 's'} to the report of ${of}: the owner is reminded (meant for ${meant}, a day off)`;
      }
      return span === ''
        ? `the report of ${of} is due today: the owner is reminded`
        : `${span} to the report of ${of}: the owner is reminded`;
    }
    case 'report_missing':
      return `the report of ${of} has not come: the light turns yellow`;
    case 'month_end':
      return `the month ${of} ends; what comes after counts to the next`;
    case 'notice':
      return `the notice ${notice(item, of)} not answered in time: it goes up`;
  }
}

function milestone({ milestones }: Named, id: string): string {
  return milestones.find((one) => one.id === id)?.name ?? id;
}

function notice({ notices }: Named, id: string): string {
  return notices.find((one) => one.id === id)?.number ?? id;
}

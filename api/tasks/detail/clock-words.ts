import type { Clock } from '../../../domain/clocks/clock';
import type { Locale } from '../../../domain/locale';
import type { Policy } from '../../../domain/policy';
import { relationWords } from '../words';
import { durationWords } from './duration-words';

type Words = (clock: Clock, policy: Policy, moved: number | null) => string;

/** What a clock will bring, in plain words. `moved`: days ahead of the deadline, where a reminder's own day is a day off. */
export const clockWords: Record<Locale, Words> = { 'zh-CN': chinese, en: english };

function chinese({ kind, by, step, of }: Clock, policy: Policy, moved: number | null): string {
  const span = durationWords(by, 'zh-CN');
  switch (kind) {
    case 'remind':
      if (moved !== null)
        return `距完成时限 ${moved} 天，提醒责任人（应在${span === '' ? '当天' : `前 ${span}`}提醒，遇休息日提前）`;
      return span === '' ? '完成时限当天提醒责任人' : `距完成时限 ${span}，提醒责任人`;
    case 'yellow':
      return `距完成时限 ${durationWords(policy.yellowBefore, 'zh-CN')}，亮黄灯`;
    case 'red':
      return '过了完成时限仍未送审，亮红灯';
    case 'escalate': {
      const late = durationWords(by, 'zh-CN', ['个工作日', '']);
      return `逾期${late === '' ? '' : ` ${late}`}仍未送审，第 ${step} 级催办，告知${told(step, policy, 'zh-CN')}`;
    }
    case 'sign':
      return step === 1 ? '仍未签收，催责任人签收' : '仍未签收，再催责任人及单位主要负责人';
    case 'milestone':
      return `阶段目标 ${of} 到期仍未完成，亮黄灯`;
    case 'report':
      return span === '' ? `${of} 月报应在今天提交，提醒责任人` : `距 ${of} 月报截止 ${span}，提醒责任人`;
    case 'report_missing':
      return `${of} 月报到期仍未提交，亮黄灯`;
    case 'month_end':
      return `${of} 月结截止，开始下一个月的月报`;
    case 'notice':
      return '督办单到期仍未回复，升级督办';
  }
}

function english({ kind, by, step, of }: Clock, policy: Policy, moved: number | null): string {
  const span = durationWords(by, 'en');
  switch (kind) {
    case 'remind':
      if (moved !== null) {
        const meant = span === '' ? 'the day itself' : `${span} to the deadline`;
        return `${moved} day${moved === 1 ? '' : 's'} to the deadline: the owner is reminded (meant for ${meant}, a day off)`;
      }
      return span === ''
        ? 'the day of the deadline: the owner is reminded'
        : `${span} to the deadline: the owner is reminded`;
    case 'yellow':
      return `${durationWords(policy.yellowBefore, 'en')} to the deadline: the light turns yellow`;
    case 'red':
      return 'past the deadline and not submitted: the light turns red';
    case 'escalate': {
      const late = durationWords(by, 'en', ['', 'working day']);
      return `overdue${late === '' ? '' : ` by ${late}`} and not submitted: step ${step}, told to ${told(step, policy, 'en')}`;
    }
    case 'sign':
      return step === 1
        ? 'not signed for yet: the owner is chased'
        : 'still not signed for: the owner and the head of the unit are chased';
    case 'milestone':
      return `milestone ${of} is past its date and not reached: the light turns yellow`;
    case 'report':
      return span === ''
        ? `the report for ${of} is due today: the owner is reminded`
        : `${span} until the report for ${of} is due: the owner is reminded`;
    case 'report_missing':
      return `the report for ${of} has not come: the light turns yellow`;
    case 'month_end':
      return `the month ${of} ends, and the next one's report comes up`;
    case 'notice':
      return 'the supervision notice has not been answered: it goes up';
  }
}

function told(step: number, policy: Policy, locale: Locale): string {
  const names = (policy.escalation[step - 1]?.to ?? []).map((relation) => relationWords[relation][locale]);
  return names.join(locale === 'zh-CN' ? '、' : ' and ');
}

import type { Clock } from '../../../domain/clocks/clock';
import { runs } from '../../../domain/clocks/clock';
import type { Item } from '../../../domain/item/item';
import type { Locale } from '../../../domain/locale';
import type { Policy } from '../../../domain/policy';
import { relationWords } from '../words';
import { durationWords } from './duration-words';

/** Every clock to come: when, and in plain words why. */
export function presentAgenda(item: Pick<Item, 'agenda' | 'state'>, policy: Policy, locale: Locale) {
  return item.agenda.map((clock) => ({
    at: new Date(clock.at).toISOString(),
    local: clock.local,
    kind: clock.kind,
    step: clock.step,
    why: whyOf(clock, policy, locale),
    runs: runs(clock, item),
    assumed: clock.assumed === true,
  }));
}

function whyOf(clock: Clock, policy: Policy, locale: Locale): string {
  const why = { 'zh-CN': chinese, en: english }[locale](clock, policy);
  if (!clock.assumed) return why;
  return locale === 'zh-CN'
    ? `${why}（该年放假安排尚未公布，工作日暂按周一至周五推算）`
    : `${why} (no official holiday notice for that year yet: working days are taken as Monday to Friday)`;
}

function chinese({ kind, by, step }: Clock, policy: Policy): string {
  const span = durationWords(by, 'zh-CN');
  switch (kind) {
    case 'remind':
      return span === '' ? '完成时限当天提醒责任人' : `距完成时限 ${span}，提醒责任人`;
    case 'yellow':
      return `距完成时限 ${durationWords(policy.yellowBefore, 'zh-CN')}，亮黄灯`;
    case 'red':
      return '过了完成时限仍未送审，亮红灯';
    case 'escalate': {
      const late = durationWords(by, 'zh-CN', ['个工作日', '']);
      return `逾期${late === '' ? '' : ` ${late}`}仍未送审，第 ${step} 级催办，告知${told(step, policy, 'zh-CN')}`;
    }
  }
}

function english({ kind, by, step }: Clock, policy: Policy): string {
  const span = durationWords(by, 'en');
  switch (kind) {
    case 'remind':
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
  }
}

function told(step: number, policy: Policy, locale: Locale): string {
  const names = (policy.escalation[step - 1]?.to ?? []).map((relation) => relationWords[relation][locale]);
  return names.join(locale === 'zh-CN' ? '、' : ' and ');
}

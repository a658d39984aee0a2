import type { Request, RequestKind } from '../../../domain/item/item';
import type { Locale } from '../../../domain/locale';
import type { LetterFacts } from '../letter-facts';
import { concernText } from './concern';
import type { KindWording, Row } from './content';
import { deadlineText, shortDeadline } from './dates';
import { itemRows, reportRow } from './table';
import { actorText, atText, quarterText, told } from './told';
import { requestWords } from './words';

/** 待批: something waits for the reader's decision. */
export const approval: KindWording = {
  'zh-CN': (facts) => ({
    ...shared(facts),
    label: '待批',
    tail: `${actorText(facts)}申请${wantedText(facts)}`,
    title: `${actorText(facts)}申请${wantedText(facts)}，请您审批`,
    ask: isExtension(facts) ? '请同意或不同意延期；不同意的，请写明理由。' : '请批准或驳回；驳回的，请写明理由。',
    why: [concernText(facts), `${actorText(facts)}于 ${atText(facts)} 提出申请。`, ruleText(facts)],
    next: [effects['zh-CN'][kindOf(facts)], `${meanwhile(facts)}任何人不能审批自己的申请。`],
  }),
  en: (facts) => ({
    ...shared(facts),
    label: 'to decide',
    tail: `${actorText(facts)} asks ${wantedText(facts)}`,
    title: `${actorText(facts)} asks ${wantedText(facts)}: please decide`,
    ask: isExtension(facts)
      ? 'Please grant the extension, or refuse it and say why.'
      : 'Please approve the request, or reject it and say why.',
    why: [concernText(facts), `${actorText(facts)} asked on ${atText(facts)}.`, ruleText(facts)],
    next: [effects.en[kindOf(facts)], `${meanwhile(facts)} Nobody decides their own request.`],
  }),
};

type Asked = RequestKind | 'extension';

const effects: Record<Locale, Record<Asked, string>> = {
  'zh-CN': {
    suspend: '批准后任务暂缓，各项时限停表，恢复后接着计算。',
    cancel: '批准后任务撤销，不再督办。',
    reopen: '批准后任务恢复督办，计入恢复的当月。',
    carry_over: '批准后完成时限改为新的日期，本轮升级到此为止，不占延期次数；该季清理时按已结转计。',
    extension: '同意后完成时限改为新的日期，本轮升级到此为止。',
  },
  en: {
    suspend: 'Approved, it is suspended: every clock stands still until it is resumed.',
    cancel: 'Approved, it is cancelled and no longer supervised.',
    reopen: 'Approved, it is taken up again, and counts in the month in which that happens.',
    carry_over:
      'Approved, the deadline moves and the present escalation ends; it counts towards no cap on extensions, and the quarter is settled as far as this task goes.',
    extension: 'Granted, the deadline moves and the present escalation ends.',
  },
};

function shared(facts: LetterFacts) {
  return { tone: 'new' as const, rows: [...itemRows(facts), ...askedRows(facts), reportRow(facts)], sections: [] };
}

/** Of an item that is over no clock runs. */
function meanwhile({ item, locale }: LetterFacts): string {
  if (item.state === 'accepted') return locale === 'en' ? 'Until then it stays accepted.' : '批准之前仍为已销号。';
  return locale === 'en'
    ? 'Until then everything stays as it is and the clocks run on.'
    : '批准之前一切照旧，时限继续计算。';
}

function isExtension(facts: LetterFacts): boolean {
  return told(facts, 'extension_asked') !== undefined;
}

function kindOf(facts: LetterFacts): Asked {
  return told(facts, 'asked')?.request.kind ?? 'extension';
}

/** What is asked for, to follow 申请 or “asks”. */
function wantedText(facts: LetterFacts): string {
  const request = told(facts, 'asked')?.request;
  if (request?.kind === 'carry_over') return carriedText(request, facts);
  if (request) return requestWords[facts.locale][request.kind];
  const deadline = told(facts, 'extension_asked')?.extension.deadline ?? facts.item.deadline;
  const until = shortDeadline(deadline, facts);
  return facts.locale === 'en' ? `for an extension to ${until}` : `延期至 ${until}`;
}

function carriedText({ deadline, period = '' }: Request, facts: LetterFacts): string {
  const until = shortDeadline(deadline ?? facts.item.deadline, facts);
  const quarter = quarterText(period, facts);
  return facts.locale === 'en' ? `to carry it over from ${quarter} to ${until}` : `由${quarter}结转至 ${until}`;
}

function askedRows(facts: LetterFacts): Row[] {
  const { locale, item } = facts;
  const asked = told(facts, 'extension_asked')?.extension ?? told(facts, 'asked')?.request;
  if (!asked) return [];
  const { reason, deadline, dueAt } = asked;
  const wanted = deadline !== undefined && dueAt !== undefined ? deadlineText(deadline, dueAt, facts) : undefined;
  const now = shortDeadline(item.deadline, facts);
  return [
    { label: locale === 'en' ? 'Reason given' : '申请理由', value: reason },
    ...(wanted ? [{ label: locale === 'en' ? 'New deadline' : '拟改时限', value: `${now} → ${wanted}` }] : []),
  ];
}

/** Whose decision it is, by the rules. */
function ruleText(facts: LetterFacts): string {
  const { locale, concern, item, policy } = facts;
  if (!isExtension(facts)) {
    return locale === 'en' ? 'By the rules a leader decides it.' : '按督办规则，由领导审批。';
  }
  const count = item.extensionsGranted + 1;
  if (locale === 'en') {
    const whose =
      concern.as === 'secretariat'
        ? 'the first is decided by the supervision office'
        : 'from the second on a leader decides';
    return `It would be extension ${count} of at most ${policy.extensionsMax}; ${whose}.`;
  }
  const whose = concern.as === 'secretariat' ? '第一次由领导小组办公室决定' : '第二次起由领导决定';
  return `这是第 ${count} 次延期，最多 ${policy.extensionsMax} 次；${whose}。`;
}

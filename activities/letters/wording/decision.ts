import type { Event } from '../../../domain/item/event';
import type { Locale } from '../../../domain/locale';
import type { LetterFacts } from '../letter-facts';
import { changedFields, changeRows, decisionDeadlines } from './changes';
import { concernText } from './concern';
import type { Content, KindWording, Row } from './content';
import { shortDeadline } from './dates';
import { nextReminder, whatNext } from './next';
import { rejectedText } from './rejected';
import { itemRows } from './table';
import { actorText, atText, nameOf, quarterText, told } from './told';

/** 决定: what was granted, refused, resumed or changed. */
export const decision: KindWording = { 'zh-CN': (facts) => decided(facts), en: (facts) => decided(facts) };

type Said = Pick<Content, 'tone' | 'label' | 'tail' | 'title' | 'ask'>;
type Say = (facts: LetterFacts) => Said;

function decided(facts: LetterFacts): Content {
  const en = facts.locale === 'en';
  return {
    ...said(facts),
    why: [
      concernText(facts),
      ...askedBy(facts),
      en ? `${actorText(facts)} decided it on ${atText(facts)}.` : `${actorText(facts)}于 ${atText(facts)} 作出决定。`,
    ],
    rows: [...decisionDeadlines(facts), ...changeRows(facts), ...reasonRow(facts), ...itemRows(facts)],
    sections: [],
    next: [...nextReminder(facts), ...whatNext(facts)],
  };
}

function said(facts: LetterFacts): Said {
  const kind = kinds.find((one) => told(facts, one));
  return texts[facts.locale][kind ?? 'amended'](facts);
}

/** What a decision can be; the effect of an approval tells more than the approval itself. */
const kinds = [
  'extension_granted',
  'extension_refused',
  'carried_over',
  'suspended',
  'cancelled',
  'reopened',
  'rejected',
  'resumed',
  'amended',
] as const satisfies readonly Event['type'][];

const texts: Record<Locale, Record<(typeof kinds)[number], Say>> = {
  'zh-CN': {
    extension_granted: (facts) => ({
      ...{ tone: 'done', label: '同意延期', tail: `时限改为 ${newDeadline(facts)}` },
      title: `延期申请已同意，完成时限改为 ${newDeadline(facts)}`,
      ask: '请按新的时限推进，完成后送审。',
    }),
    extension_refused: (facts) => ({
      ...{ tone: 'back', label: '不同意延期', tail: `时限仍为 ${nowDeadline(facts)}` },
      title: '延期申请没有同意，完成时限不变',
      ask: '请按原来的时限完成并送审。',
    }),
    carried_over: (facts) => ({
      ...{ tone: 'done', label: '同意结转', tail: `时限改为 ${nowDeadline(facts)}` },
      title: `这项任务经批准由${fromQuarter(facts)}结转，完成时限改为 ${nowDeadline(facts)}`,
      ask: '请按新的时限推进，完成后送审；结转不占延期次数。',
    }),
    suspended: () => ({
      ...{ tone: 'new', label: '暂缓', tail: '各项时限停表' },
      title: '这项任务经批准暂缓',
      ask: '暂缓期间不需要办理和报告。',
    }),
    cancelled: () => ({
      ...{ tone: 'new', label: '撤销', tail: '不再督办' },
      title: '这项任务经批准撤销',
      ask: '您不需要再办理。',
    }),
    reopened: (facts) => ({
      ...{ tone: 'back', label: '恢复督办', tail: `时限 ${nowDeadline(facts)}` },
      title: '这项任务经批准恢复督办',
      ask: '请针对回头看发现的问题继续推进，完成后重新送审。',
    }),
    rejected: rejectedText,
    resumed: (facts) => ({
      ...{ tone: 'new', label: '恢复', tail: `时限 ${nowDeadline(facts)}` },
      title: `这项任务恢复办理，完成时限顺延至 ${nowDeadline(facts)}`,
      ask: '请继续推进，按期报告，完成后送审。',
    }),
    amended: (facts) => ({
      ...{ tone: 'new', label: '调整', tail: `${changedFields(facts)}有变` },
      title: `这项任务的${changedFields(facts)}有调整`,
      ask: '请按调整后的要求推进；有异议的，请与领导小组办公室联系。',
    }),
  },
  en: {
    extension_granted: (facts) => ({
      ...{ tone: 'done', label: 'extension granted', tail: `due ${newDeadline(facts)}` },
      title: `The extension was granted: the deadline is ${newDeadline(facts)} now`,
      ask: 'Please work to the new deadline, and submit it for review when it is done.',
    }),
    extension_refused: (facts) => ({
      ...{ tone: 'back', label: 'extension refused', tail: `still due ${nowDeadline(facts)}` },
      title: 'The extension was refused: the deadline stays as it was',
      ask: 'Please finish it by the deadline in force, and submit it for review.',
    }),
    carried_over: (facts) => ({
      ...{ tone: 'done', label: 'carried over', tail: `due ${nowDeadline(facts)}` },
      title: `This task was carried over out of ${fromQuarter(facts)}, with a leader’s approval: the deadline is ${nowDeadline(facts)} now`,
      ask: 'Please work to the new deadline, and submit it for review when it is done; it counts as none of the extensions allowed.',
    }),
    suspended: () => ({
      ...{ tone: 'new', label: 'suspended', tail: 'its clocks stand still' },
      title: 'This task was suspended, with a leader’s approval',
      ask: 'Nothing is to be done or reported meanwhile.',
    }),
    cancelled: () => ({
      ...{ tone: 'new', label: 'cancelled', tail: 'no longer supervised' },
      title: 'This task was cancelled, with a leader’s approval',
      ask: 'There is nothing more for you to do.',
    }),
    reopened: (facts) => ({
      ...{ tone: 'back', label: 'taken up again', tail: `due ${nowDeadline(facts)}` },
      title: 'This task was taken up again, with a leader’s approval',
      ask: 'Please put right what was found, and submit it for review again.',
    }),
    rejected: rejectedText,
    resumed: (facts) => ({
      ...{ tone: 'new', label: 'resumed', tail: `due ${nowDeadline(facts)}` },
      title: `This task goes on, and its deadline has moved to ${nowDeadline(facts)}`,
      ask: 'Please go on with it, report in time, and submit it for review when it is done.',
    }),
    amended: (facts) => ({
      ...{ tone: 'new', label: 'changed', tail: changedFields(facts) },
      title: `Changed in this task: ${changedFields(facts)}`,
      ask: 'Please work to what is in force now; if you object, write to the supervision office.',
    }),
  },
};

function newDeadline(facts: LetterFacts): string {
  const extension = told(facts, 'extension_granted')?.extension;
  return extension ? shortDeadline(extension.deadline, facts) : nowDeadline(facts);
}

/** The deadline that the entry set; without one, that in force. */
function nowDeadline(facts: LetterFacts): string {
  const { deadline } = told(facts, 'planned') ?? facts.item;
  return shortDeadline(deadline, facts);
}

function fromQuarter(facts: LetterFacts): string {
  return quarterText(told(facts, 'carried_over')?.period ?? '', facts);
}

function askedBy(facts: LetterFacts): string[] {
  const extension = (told(facts, 'extension_granted') ?? told(facts, 'extension_refused'))?.extension;
  if (!extension || facts.concern.named) return [];
  const name = nameOf(extension.by, facts);
  return [facts.locale === 'en' ? `${name} had asked for the extension.` : `延期由${name}申请。`];
}

function reasonRow(facts: LetterFacts): Row[] {
  const reason = kinds.map((kind) => told(facts, kind)).find((event) => event && 'reason' in event);
  if (!reason || !('reason' in reason)) return [];
  return [{ label: facts.locale === 'en' ? 'Reason' : '理由', value: reason.reason }];
}

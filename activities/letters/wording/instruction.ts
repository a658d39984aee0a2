import type { Locale } from '../../../domain/locale';
import type { Relation } from '../../../domain/people/roles';
import type { LetterFacts } from '../letter-facts';
import { concernText } from './concern';
import type { KindWording } from './content';
import { whatNext } from './next';
import { itemRows, reportRow } from './table';
import { actorText, atText, told } from './told';

/** 批示: words of a leader. */
export const instruction: KindWording = {
  'zh-CN': (facts) => ({
    ...shared(facts),
    label: '批示',
    tail: actorText(facts),
    title: `${actorText(facts)}对这项任务作出批示`,
    ask: asks['zh-CN'][facts.concern.as],
    why: [concernText(facts), `${actorText(facts)}于 ${atText(facts)} 作出批示，批示记在这项任务的办理经过里。`],
  }),
  en: (facts) => ({
    ...shared(facts),
    label: 'instruction',
    tail: actorText(facts),
    title: `${actorText(facts)} has given an instruction on this task`,
    ask: asks.en[facts.concern.as],
    why: [concernText(facts), `${actorText(facts)} gave it on ${atText(facts)}; it stands in the task’s history.`],
  }),
};

function shared(facts: LetterFacts) {
  const text = told(facts, 'instructed')?.text ?? '';
  return {
    tone: 'back' as const,
    rows: [
      { label: facts.locale === 'en' ? 'Instruction' : '批示', value: text },
      ...itemRows(facts),
      reportRow(facts),
    ],
    sections: [],
    next: whatNext(facts),
  };
}

const asks: Record<Locale, Record<Relation, string>> = {
  'zh-CN': {
    owner: '请按批示办理，并及时报告落实情况。',
    unit_head: '请组织落实批示，督促责任人及时报告。',
    secretariat: '请跟踪批示的落实情况。',
    leader: '请知悉。',
    leading_group: '请知悉。',
  },
  en: {
    owner: 'Please act on it, and report what came of it.',
    unit_head: 'Please see that it is acted on and reported.',
    secretariat: 'Please follow what comes of it.',
    leader: 'Please take note.',
    leading_group: 'Please take note.',
  },
};

import type { RequestKind, State } from '../../../domain/item/item';
import type { Locale } from '../../../domain/locale';
import type { LetterFacts } from '../letter-facts';
import type { Content } from './content';
import { told } from './told';
import { requestWords } from './words';

/** 驳回: a request was not granted, so that the item stays as it is: who has nothing to do is not asked to go on. */
export function rejectedText(facts: LetterFacts): Pick<Content, 'tone' | 'label' | 'tail' | 'title' | 'ask'> {
  const { locale, item } = facts;
  const { stays, ask } = standings[locale][item.state] ?? usual[locale];
  if (locale === 'en') {
    return {
      ...{ tone: 'back', label: 'rejected', tail: `not ${requestText(facts)}` },
      ...{ title: `The request ${requestText(facts)} was rejected: ${stays}`, ask },
    };
  }
  return {
    ...{ tone: 'back', label: '驳回', tail: `${requestText(facts)}未获批准` },
    ...{ title: `${requestText(facts)}的申请没有批准，${stays}`, ask },
  };
}

type Standing = { readonly stays: string; readonly ask: string };

const usual: Record<Locale, Standing> = {
  'zh-CN': { stays: '一切照旧', ask: '请按原来的要求和时限推进。' },
  en: { stays: 'everything stays as it was', ask: 'Please go on to the standards and the deadline in force.' },
};

/** States in which nothing is to be done, whatever was rejected. */
const standings: Record<Locale, Partial<Record<State, Standing>>> = {
  'zh-CN': {
    accepted: { stays: '这项任务仍为已销号', ask: '您不需要办理。' },
    suspended: { stays: '这项任务仍在暂缓', ask: '暂缓期间不需要办理和报告。' },
    under_review: { stays: '这项任务仍在待验收', ask: '请等待验收结果，目前不需要办理。' },
  },
  en: {
    accepted: { stays: 'the task stays accepted', ask: 'Nothing is to be done.' },
    suspended: { stays: 'the task stays suspended', ask: 'Nothing is to be done or reported meanwhile.' },
    under_review: {
      stays: 'the task stays under review',
      ask: 'Please wait for what the review finds; nothing is to be done now.',
    },
  },
};

/** A request's id begins with what it asks for. */
function requestText(facts: LetterFacts): string {
  const kind = told(facts, 'rejected')?.request.split('-')[0] ?? '';
  return isRequestKind(kind) ? requestWords[facts.locale][kind] : kind;
}

function isRequestKind(kind: string): kind is RequestKind {
  return kind in requestWords.en;
}

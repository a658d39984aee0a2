import type { Refused } from '../api/problem';
import type { stateWords } from '../words/states';

type Key = keyof (typeof stateWords)['zh-CN'];

const byStatus: Readonly<Record<number, Key>> = {
  0: 'nextUnreachable',
  400: 'nextMend',
  403: 'nextForbidden',
  404: 'nextGone',
  409: 'nextReload',
  412: 'nextStale',
  413: 'nextMend',
  415: 'nextMend',
  422: 'nextMend',
  429: 'nextWait',
  503: 'nextWait',
};

/** What a person does next after a refusal. */
export function nextStep({ status }: Refused): Key {
  return byStatus[status] ?? 'nextOther';
}

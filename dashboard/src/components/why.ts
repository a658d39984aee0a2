import type { Problem } from '../api/problem';
import { fill } from '../words/dictionary';
import type { stateWords } from '../words/states';

type Words = Readonly<Record<keyof (typeof stateWords)['zh-CN'], string>>;

/** Why something was refused, in the API's words; in the dashboard's own where no API has answered, or nothing readable. */
export function whyOf(status: number, { code, detail }: Pick<Problem, 'code' | 'detail'>, words: Words): string {
  if (status === 0) return words.unreachable;
  if (code === 'version_stale') return words.stale;
  return detail || fill(words.noReason, { status });
}

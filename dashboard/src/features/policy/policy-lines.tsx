import type { ReactNode } from 'react';
import type { Policy } from '../../../../domain/policy';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { stateWords } from '../../words/states';
import { useStepName } from '../../words/steps';
import { daysOf, listOf } from './spans';
import { policyWords, relationWords } from './words';

type Line = { readonly key: keyof Policy; readonly label: string; readonly value: ReactNode };

/** A policy in words, key by key. */
export function usePolicyLines(policy: Policy): readonly Line[] {
  const words = useWords(policyWords);
  const { comma } = useWords(stateWords);
  const cutoff = policy.monthCutoff;
  const values: Readonly<Record<keyof Policy, ReactNode>> = {
    remindBefore: listOf(policy.remindBefore, comma) || words.none,
    remindAt: policy.remindAt,
    signWithin: daysOf(policy.signWithin),
    reportDueDay: policy.reportDueDay,
    reportRemindBefore: listOf(policy.reportRemindBefore, comma) || words.none,
    yellowBefore: daysOf(policy.yellowBefore),
    extensionsMax: String(policy.extensionsMax),
    digest: policy.digest ? words.yes : words.no,
    monthCutoff: cutoff === 'last-day' ? words.lastDay : fill(words.dayOfMonth, { day: cutoff }),
    escalation: <Ladder rungs={policy.escalation} />,
  };
  return (Object.keys(values) as (keyof Policy)[]).map((key) => ({ key, label: words[key], value: values[key] }));
}

function Ladder({ rungs }: { readonly rungs: Policy['escalation'] }) {
  const words = useWords(policyWords);
  const relations = useWords(relationWords);
  const named = useStepName();
  const { comma } = useWords(stateWords);
  return (
    <ol className="bare">
      {rungs.map(({ after, to, notice, answerWithin, bulletin }, at) => (
        <li key={after}>
          {[
            fill(words.rung, { step: named(at + 1), days: daysOf(after) }),
            fill(words.tells, { people: to.map((relation) => relations[relation]).join(comma) }),
            notice && words.notice,
            notice && answerWithin && fill(words.answered, { days: daysOf(answerWithin) }),
            bulletin && words.bulletin,
          ]
            .filter(Boolean)
            .join(' · ')}
        </li>
      ))}
    </ol>
  );
}

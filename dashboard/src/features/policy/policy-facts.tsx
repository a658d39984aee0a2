import type { Policy } from '../../../../domain/policy';
import { Facts } from '../../components/facts';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { daysOf, listOf } from './spans';
import { policyWords, relationWords } from './words';

/** A policy in words. */
export function PolicyFacts({ policy }: { readonly policy: Policy }) {
  const words = useWords(policyWords);
  const relations = useWords(relationWords);
  const cutoff = policy.monthCutoff;
  return (
    <>
      <Facts
        facts={[
          [words.remindBefore, listOf(policy.remindBefore) || words.none],
          [words.remindAt, policy.remindAt],
          [words.signWithin, daysOf(policy.signWithin)],
          [words.reportDueDay, policy.reportDueDay],
          [words.reportRemindBefore, listOf(policy.reportRemindBefore) || words.none],
          [words.yellowBefore, daysOf(policy.yellowBefore)],
          [words.extensionsMax, String(policy.extensionsMax)],
          [words.digest, policy.digest ? words.yes : words.no],
          [words.monthCutoff, cutoff === 'last-day' ? words.lastDay : fill(words.dayOfMonth, { day: cutoff })],
        ]}
      />
      <h3>{words.escalation}</h3>
      <ol>
        {policy.escalation.map(({ after, to, notice, answerWithin, bulletin }, at) => (
          <li key={after}>
            {[
              fill(words.rung, { step: at + 1, days: daysOf(after) }),
              `${words.to} ${to.map((relation) => relations[relation]).join('、')}`,
              notice && words.notice,
              notice && answerWithin && `${words.answerWithin} ${daysOf(answerWithin)}`,
              bulletin && words.bulletin,
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ol>
    </>
  );
}

import { useEffect, useRef } from 'react';
import type { BatchPolicy } from '../../api/types';
import { useSay } from '../../components/said';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { Proposed } from './proposed';
import type { PolicyPath } from './use-proposal';
import { useProposal } from './use-proposal';
import { policyWords } from './words';

type Props = {
  readonly path: PolicyPath;
  readonly stands: BatchPolicy;
  /** The keys that are to be the organisation's again. */
  readonly keys: readonly string[];
  readonly onBack: () => void;
};

/** Gives keys of a batch back to the organisation, after a look at what that moves. */
export function Withdraw({ path, stands, keys, onBack }: Props) {
  const words = useWords(policyWords);
  const say = useSay();
  const proposal = useProposal({
    ...{ path, version: stands.version },
    onDone: ({ change }) => {
      say(change && !change.finishedAt ? words.applying : words.withdrawn);
      onBack();
    },
  });
  const left = Object.fromEntries(Object.entries(stands.own).filter(([key]) => !keys.includes(key)));
  const begin = useRef(() => proposal.look(left));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    begin.current();
    heading.current?.focus();
  }, []);
  const named = keys.map((key) => words[key as keyof typeof words] ?? key).join('、');
  return (
    <section className="panel-form">
      <h2 ref={heading} tabIndex={-1}>
        {fill(words.withdrawing, { rules: named })}
      </h2>
      <Proposed {...proposal} onBack={onBack} />
    </section>
  );
}

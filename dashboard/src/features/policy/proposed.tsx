import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Failure } from '../../components/failure';
import { useWords } from '../../words/language';
import { stateWords } from '../../words/states';
import { Moves } from './moves';
import type { useProposal } from './use-proposal';
import { policyWords } from './words';

type Props = Pick<ReturnType<typeof useProposal>, 'seen' | 'pending' | 'error' | 'apply' | 'read'> & {
  readonly onBack: () => void;
  /** What leads to the preview, where that is not there yet. */
  readonly children?: ReactNode;
};

/** What new rules would move, and putting them in force once that has been seen. */
export function Proposed({ seen, pending, error, apply, read, onBack, children }: Props) {
  const words = useWords(policyWords);
  const states = useWords(stateWords);
  return (
    <>
      {error && <Failure error={error} />}
      {seen && <Moves key={seen.preview.preview} moves={seen.preview} read={read} />}
      <p role="status">{pending && states.working}</p>
      {children}{' '}
      {seen && (
        <Button type="primary" aria-disabled={pending} data-press="apply" onClick={apply}>
          {words.apply}
        </Button>
      )}{' '}
      <Button onClick={onBack}>{words.cancel}</Button>
    </>
  );
}

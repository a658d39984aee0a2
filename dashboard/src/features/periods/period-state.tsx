import type { PeriodHead } from '../../api/types';
import { useWords } from '../../words/language';
import type { Stage } from './stage';
import { periodWords } from './words/common';

/** Each has a shape of its own, so that it never rests on a word alone. */
const signs: Readonly<Record<Stage, string>> = {
  ahead: '·',
  before: '–',
  open: '○',
  closing: '…',
  closed: '◐',
  sealed: '●',
};

export function PeriodState({ state, kind }: { readonly state: Stage; readonly kind: PeriodHead['kind'] }) {
  const words = useWords(periodWords);
  return (
    <span className={`period-state period-${state}`}>
      <span aria-hidden="true">{signs[state]}</span>{' '}
      {kind === 'quarter' && state === 'open' ? words.quarter_open : words[`state_${state}`]}
    </span>
  );
}

import type { Overview } from '../../api/types';
import { useWords } from '../../words/language';
import { Count } from './items-link';
import { Part } from './part';
import { overviewWords } from './words';

/** What waits for somebody's decision. */
export function Waiting({ overview: { waiting } }: { readonly overview: Overview }) {
  const words = useWords(overviewWords);
  return (
    <Part title={words.waiting}>
      <ul className="key-figures">
        <li>
          {words.waitingLeader} <Count count={waiting.leader} to={{ decision: 'leader' }} />
        </li>
        <li>
          {words.waitingReview} <Count count={waiting.review} to={{ state: 'under_review' }} />
        </li>
        <li>
          {words.waitingExtension} <Count count={waiting.extension} to={{ decision: 'secretariat' }} />
        </li>
      </ul>
    </Part>
  );
}

import type { ReactNode } from 'react';
import { useWords } from '../words/language';
import { stateWords } from '../words/states';

/** What stands in a place that is empty: that it is, and what may be done about it. */
export function Nothing({ words, children }: { readonly words?: string; readonly children?: ReactNode }) {
  const states = useWords(stateWords);
  return (
    <div className="nothing">
      <p>
        <span aria-hidden="true">○ </span>
        {words ?? states.empty}
      </p>
      {children}
    </div>
  );
}

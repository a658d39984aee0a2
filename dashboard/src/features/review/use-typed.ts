import { useEffect, useRef, useState } from 'react';
import type { Task } from '../../api/types';
import { judging } from '../commands/drafts';
import { useDraft } from '../commands/use-draft';
import type { Judged } from './outcome';

const nothing: Judged = { verdicts: {}, notes: {}, rating: '', reason: '' };

/**
 * What a reviewer has judged and typed so far, which outlives a reload as a draft does. Of a submission that was made
 * anew meanwhile only the words are left: its standards are to be judged again.
 */
export function useTyped(account: string, item: Task) {
  const draft = useDraft(account, item, judging);
  const [first] = useState(() => foundIn(draft.found?.entered, item));
  const [typed, setTyped] = useState(first);
  const latest = useRef(draft);
  latest.current = draft;
  useEffect(() => {
    if (typed !== first && typed !== nothing) latest.current.keep({ ...typed, submittedAt: item.submittedAt });
  }, [typed, first, item.submittedAt]);
  const clear = () => {
    setTyped(nothing);
    draft.drop();
  };
  return { typed, setTyped, clear, draft };
}

function foundIn(entered: Readonly<Record<string, unknown>> | undefined, { submittedAt }: Task): Judged {
  if (!entered) return nothing;
  const kept = { ...nothing, ...(entered as Partial<Judged>) };
  return entered.submittedAt === submittedAt ? kept : { ...kept, verdicts: {} };
}

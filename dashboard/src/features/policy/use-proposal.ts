import { useState } from 'react';
import { call, query } from '../../api/call';
import { newKey } from '../../api/intention';
import type { PolicyPreview, PolicySet } from '../../api/types';
import { useCommand } from '../../api/use-command';

/** Where a policy is set: the organisation's, or a batch's own. */
export type PolicyPath = '/api/policy' | `/api/batches/${string}/policy`;

type Proposal = { readonly body: object; readonly preview: PolicyPreview };
type Options = {
  readonly path: PolicyPath;
  /** The version in force that the reader saw. */
  readonly version: number;
  readonly onDone: (set: PolicySet) => void;
};

/** New rules in two steps: first what they would move is looked at, then they are put in force as they were looked at. */
export function useProposal({ path, version, onDone }: Options) {
  const [asked, setAsked] = useState<object>({});
  const [seen, setSeen] = useState<Proposal | null>(null);
  const preview = useCommand<PolicyPreview>({ onDone: (answer) => setSeen({ body: asked, preview: answer }) });
  const put = useCommand<PolicySet>({ version, onDone });
  return {
    ...{ seen, pending: preview.pending || put.pending, error: preview.error ?? put.error },
    look(body: object) {
      setAsked(body);
      preview.give({ path: `${path}/preview`, body });
    },
    /** A further page of what it would move. */
    read: (cursor: string) =>
      call<PolicyPreview>(`${path}/preview${query({ cursor })}`, { method: 'POST', body: seen?.body, key: newKey() }),
    apply() {
      if (seen) put.give({ path, method: 'PUT', body: { ...seen.body, preview: seen.preview.preview } });
    },
    /** What was looked at is not what is meant any more. */
    forget: () => setSeen(null),
  };
}

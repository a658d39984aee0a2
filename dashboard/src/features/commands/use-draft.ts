import { useRef, useState } from 'react';
import { newKey } from '../../api/intention';
import type { Task } from '../../api/types';
import type { DraftOf } from './drafts';
import { dropDraft, keepDraft, readDraft } from './drafts';
import type { Entered } from './entered';

/** What something is drafted for: an item, or a period whose bulletin is worded. */
export type Drafted = Pick<Task, 'id' | 'task' | 'version'>;

/**
 * The draft of one command's form: what was kept stands there again after a reload, with the version that it was typed
 * on and the key of its intention. `keptAt` is when it was last kept; `fails` where the browser keeps nothing.
 */
export function useDraft(account: string, item: Drafted, command: string) {
  const of: DraftOf = { account, item: item.id, command };
  const [found] = useState(() => readDraft(of));
  const own = useRef({ key: found?.key ?? newKey(), version: found?.version ?? item.version });
  const [keptAt, setKeptAt] = useState(found?.at ?? null);
  const [fails, setFails] = useState(false);
  return {
    ...{ found, keptAt, fails, ...own.current },
    keep(entered: Entered) {
      const at = Date.now();
      const kept = keepDraft({ ...of, ...own.current, task: item.task, entered, at });
      setFails(!kept);
      if (kept) setKeptAt(at);
    },
    drop() {
      dropDraft(of);
      setKeptAt(null);
    },
  };
}

import { useRef, useState } from 'react';
import { newKey } from '../../api/intention';
import type { Task } from '../../api/types';
import type { DraftOf } from './drafts';
import { dropDraft, keepDraft, readDraft } from './drafts';
import type { Entered } from './entered';

/**
 * The draft of one command's form: what was kept stands there again after a reload, with the version that it was typed
 * on and the key of its intention. `whole` is kept with it where its form is to open without a connection. `keptAt` is when it was last kept; `fails` where the browser keeps nothing.
 */
export function useDraft(account: string, item: Pick<Task, 'id' | 'task' | 'version'>, command: string, whole?: Task) {
  const of: DraftOf = { account, item: item.id, command };
  const [found] = useState(() => readDraft(of));
  const own = useRef({ key: found?.key ?? newKey(), version: found?.version ?? item.version });
  const [keptAt, setKeptAt] = useState(found?.at ?? null);
  const [fails, setFails] = useState(false);
  return {
    ...{ found, keptAt, fails, ...own.current },
    keep(entered: Entered) {
      const at = Date.now();
      const kept = keepDraft({ ...of, ...own.current, task: item.task, entered, at, ...(whole && { whole }) });
      setFails(!kept);
      if (kept) setKeptAt(at);
    },
    drop() {
      dropDraft(of);
      setKeptAt(null);
    },
  };
}

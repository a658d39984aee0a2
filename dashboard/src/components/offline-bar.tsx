import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useWords } from '../words/language';
import { shellWords } from '../words/shell';

/** Whether the browser has a connection. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );
}

/** Says above every page that there is no connection, for as long as there is none. */
export function OfflineBar() {
  const words = useWords(shellWords);
  const online = useOnline();
  return (
    <div role="status" className={online ? undefined : 'offline'}>
      {!online && `⚠ ${words.offlineBare}`}
    </div>
  );
}

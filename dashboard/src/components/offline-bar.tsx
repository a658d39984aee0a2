import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useLastAnswer } from '../api/contact';
import { useClock } from '../api/me';
import { fill } from '../words/dictionary';
import { useWords } from '../words/language';
import { shellWords } from '../words/shell';

/** Whether the browser has a connection. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );
}

/** Says above every page that there is no connection, and since when, for as long as there is none. */
export function OfflineBar() {
  const words = useWords(shellWords);
  const { moment } = useClock();
  const online = useOnline();
  const last = useLastAnswer();
  const said = last === 0 ? words.offlineBare : fill(words.offline, { at: moment(last) });
  return (
    <div role="status" className={online ? undefined : 'offline'}>
      {!online && `⚠ ${said}`}
    </div>
  );
}

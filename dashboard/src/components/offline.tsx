import { useWords } from '../words/language';
import { shellWords } from '../words/shell';

/** What stands in a place whose content cannot be asked for, since there is no connection. */
export function Offline() {
  const words = useWords(shellWords);
  return (
    <p className="offline">
      <span aria-hidden="true">⚠ </span>
      {words.offlineHere}
    </p>
  );
}

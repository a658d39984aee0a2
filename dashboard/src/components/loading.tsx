import { Button, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../words/language';
import { stateWords } from '../words/states';

/** How long a place may be silent about why it is still empty, milliseconds. */
const patienceMs = 8_000;

/** What stands in a place until its content has come; `failing`: the service has not answered, and is being asked again. */
export function Loading({ failing = false }: { readonly failing?: boolean }) {
  const words = useWords(stateWords);
  const slow = useSlow();
  return (
    <div className="waiting">
      <div role="status">
        <span className={failing || slow ? 'soft' : 'unseen'}>
          {failing ? words.retrying : slow ? words.slow : words.loading}
        </span>
      </div>
      {slow && (
        <p>
          <Button onClick={() => location.reload()}>{words.readAnew}</Button>
        </p>
      )}
      <div aria-hidden="true">
        <Skeleton title={false} paragraph={{ rows: 6 }} />
      </div>
    </div>
  );
}

function useSlow(): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return slow;
}

import { Skeleton } from 'antd';
import { useWords } from '../words/language';
import { stateWords } from '../words/states';

/** What stands in a place until its content has come. */
export function Loading() {
  const words = useWords(stateWords);
  return (
    <div role="status" className="waiting">
      <span className="unseen">{words.loading}</span>
      <div aria-hidden="true">
        <Skeleton title={false} paragraph={{ rows: 6 }} />
      </div>
    </div>
  );
}

import { Button } from 'antd';
import { fill } from '../words/dictionary';
import { useWords } from '../words/language';
import type { Paging } from './use-pages';
import { tableWords } from './words';

type Props = {
  readonly state: Paging;
  readonly nextCursor: string | null;
  readonly total?: number | undefined;
};

/** How many there are, and the way to the next page and back. */
export function ListFoot({ state, nextCursor, total }: Props) {
  const words = useWords(tableWords);
  return (
    <div className="list-foot">
      <span>{total !== undefined && fill(words.total, { count: total })}</span>
      <span>
        <Button disabled={state.cursor === undefined} onClick={() => state.previous()}>
          {words.previous}
        </Button>{' '}
        <Button disabled={nextCursor === null} onClick={() => nextCursor && state.next(nextCursor)}>
          {words.next}
        </Button>
      </span>
    </div>
  );
}

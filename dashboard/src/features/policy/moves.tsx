import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Moves as MovesShown } from '../../api/types';
import { Answered } from '../../components/answered';
import { PlainTable } from '../../components/plain-table';
import { ListFoot } from '../../table/list-foot';
import { usePages } from '../../table/use-pages';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { policyWords } from './words';

type Props = {
  /** The preview as it was answered: the counts, and the first page. */
  readonly moves: MovesShown;
  /** Reads a further page of the same preview. */
  readonly read: (cursor: string) => Promise<MovesShown>;
};

/** What a change of the rules would move: how many items, and which, page by page. Calendars use it too. */
export function Moves({ moves, read }: Props) {
  const words = useWords(policyWords);
  const pages = usePages();
  const { cursor = '' } = pages;
  const query = useQuery({
    queryKey: ['moves', moves.preview, cursor],
    queryFn: () => (cursor === '' ? moves : read(cursor)),
    ...(cursor === '' && { initialData: moves }),
    ...{ placeholderData: keepPreviousData, staleTime: Number.POSITIVE_INFINITY, refetchInterval: false },
  });
  const { counts } = moves;
  if (counts.items === 0) return <p data-moves={0}>✓ {words.unchanged}</p>;
  return (
    <div data-moves={counts.items}>
      <p>
        <strong>{fill(words.moves, counts)}</strong>
      </p>
      <Answered query={query}>
        {({ items, nextCursor }) => (
          <>
            <PlainTable
              {...{ caption: words.moved, headed: true, stack: true }}
              columns={[words.item, words.moved]}
              rows={items.map(({ id, number, task, moves: clocks }) => ({
                key: id,
                cells: [
                  <Link key="item" to={`/items/${id}`}>
                    {`${number}. ${task}`}
                  </Link>,
                  clocks
                    .map(({ from, to }) => `${told(from) ?? words.toNothing} → ${told(to) ?? words.dropped}`)
                    .join('；'),
                ],
              }))}
            />
            {(nextCursor || pages.cursor) && <ListFoot state={pages} nextCursor={nextCursor} total={counts.items} />}
          </>
        )}
      </Answered>
    </div>
  );
}

/** A time of the organisation's clock as it is told everywhere, to the minute. */
function told(local: string | null): string | undefined {
  return local?.slice(0, 16);
}

import { Answered } from '../../components/answered';
import { AsOf } from '../../components/as-of';
import { Nothing } from '../../components/nothing';
import { ListFoot } from '../../table/list-foot';
import type { TableState } from '../../table/use-table-state';
import { tableWords } from '../../table/words';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { Line } from './line';
import type { LineFilter } from './use-lines';
import { useLines } from './use-lines';
import { auditWords } from './words';

type Props = {
  readonly path: `/${string}`;
  readonly state: TableState<LineFilter>;
  readonly ofItem: boolean;
  readonly enabled: boolean;
};

/** The lines that are wanted, a page at a time. */
export function Lines({ path, state, ofItem, enabled }: Props) {
  const words = useWords(auditWords);
  const table = useWords(tableWords);
  const query = useLines(path, state, enabled);
  return (
    <Answered query={query}>
      {({ items, nextCursor, engine }) => (
        <>
          {engine?.away && (
            <p className="failure" role="alert">
              ⚠ {engine.words}
            </p>
          )}
          <p className="soft lines-head">
            <span role="status">{items.length > 0 && fill(words.shown, { count: items.length })}</span>
            <AsOf query={query} />
          </p>
          {items.length === 0 && <Nothing words={Object.keys(state.filters).length > 0 ? table.noMatch : words.none} />}
          <ol className="bare timeline">
            {items.map((line) => (
              <Line key={`${line.kind} ${line.raw} ${line.at}`} line={line} ofItem={ofItem} />
            ))}
          </ol>
          <ListFoot state={state} nextCursor={nextCursor} />
        </>
      )}
    </Answered>
  );
}

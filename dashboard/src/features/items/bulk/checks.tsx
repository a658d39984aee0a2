import type { TaskItem } from '../../../api/types';
import { useWide } from '../../../components/use-wide';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import type { Selection } from './use-selection';
import { bulkWords } from './words';

/** Whether an item is chosen. */
export function RowCheck({ item, selection }: { readonly item: TaskItem; readonly selection: Selection }) {
  const words = useWords(bulkWords);
  return (
    <label className="check">
      <input
        type="checkbox"
        aria-label={fill(words.choose, { task: item.task })}
        checked={selection.has(item.id)}
        onChange={({ target }) => selection.set([item], target.checked)}
      />
    </label>
  );
}

/** Whether all of a page are chosen; in part where only some are. */
export function PageCheck({ rows, selection }: { readonly rows: readonly TaskItem[]; readonly selection: Selection }) {
  const words = useWords(bulkWords);
  const wide = useWide();
  const count = rows.filter(({ id }) => selection.has(id)).length;
  return (
    <label className="check">
      <input
        type="checkbox"
        aria-label={words.chooseShown}
        checked={count > 0 && count === rows.length}
        ref={(box) => {
          if (box) box.indeterminate = count > 0 && count < rows.length;
        }}
        onChange={({ target }) => selection.set(rows, target.checked)}
      />
      {!wide && words.chooseShown}
    </label>
  );
}

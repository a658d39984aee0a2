import { useClock } from '../../api/me';
import type { TaskItem } from '../../api/types';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { itemsWords } from './words';

type Judged = Pick<TaskItem, 'deadline' | 'late' | 'daysLate' | 'state'>;

/** By when an item is due; and how late it is, or was in the end, in words. */
export function Deadline({ item }: { readonly item: Judged }) {
  const words = useWords(itemsWords);
  const { due } = useClock();
  const late = fill(item.state === 'accepted' ? words.lateDone : words.lateDays, { days: item.daysLate });
  return (
    <>
      {due(item.deadline)}
      {item.late && <div className="late">⚠ {late}</div>}
    </>
  );
}

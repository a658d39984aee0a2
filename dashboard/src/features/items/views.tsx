import { useSearchParams } from 'react-router';
import { useWords } from '../../words/language';
import { itemsWords } from './words';

/** How the same items can be looked at. */
export const views = ['list', 'board', 'calendar', 'gantt'] as const;
export type View = (typeof views)[number];

/** How many items a view asks for at once: the list a page, the others as much as the API gives. */
export const itemsAtOnce: Readonly<Record<View, number>> = { list: 50, board: 200, calendar: 200, gantt: 200 };

/** Which view stands in the address. */
export function useView(): View {
  const [search] = useSearchParams();
  return views.find((view) => view === search.get('view')) ?? 'list';
}

/** Goes from one view to another; filters and sort stay. */
export function ViewChooser() {
  const words = useWords(itemsWords);
  const [, setSearch] = useSearchParams();
  const current = useView();
  const choose = (view: View) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      next.delete('cursor');
      if (view === 'list') next.delete('view');
      else next.set('view', view);
      return next;
    });
  return (
    <fieldset className="views" aria-label={words.views}>
      {views.map((view) => (
        <button key={view} type="button" aria-pressed={view === current} onClick={() => choose(view)}>
          {words[view]}
        </button>
      ))}
    </fieldset>
  );
}

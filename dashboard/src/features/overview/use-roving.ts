import type { RefObject } from 'react';
import { useEffect } from 'react';

/**
 * One stop of the Tab key for all links of a table, between which the arrow keys move: left and right along the row, up
 * and down within the column, Home and End to the row's ends.
 */
export function useRoving(table: RefObject<HTMLTableElement | null>): void {
  useEffect(() => {
    const found = table.current;
    if (!found) return undefined;
    const links = () => [...found.querySelectorAll<HTMLAnchorElement>('a[href]')];
    const stopAt = (link: HTMLAnchorElement | undefined) => {
      for (const one of links()) one.tabIndex = one === link ? 0 : -1;
    };
    if (!links().some((one) => one.tabIndex === 0) || links().every((one) => one.tabIndex === 0)) stopAt(links()[0]);
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLAnchorElement) stopAt(target);
    };
    const onKey = (event: KeyboardEvent) => {
      if (!(event.target instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.altKey) return;
      const to = neighbour(links(), event.target, event.key);
      if (to === undefined) return;
      event.preventDefault();
      to.focus();
    };
    found.addEventListener('focusin', onFocus);
    found.addEventListener('keydown', onKey);
    return () => {
      found.removeEventListener('focusin', onFocus);
      found.removeEventListener('keydown', onKey);
    };
  });
}

function neighbour(links: HTMLAnchorElement[], from: HTMLAnchorElement, key: string): HTMLAnchorElement | undefined {
  const row = links.filter((one) => one.closest('tr') === from.closest('tr'));
  const column = links.filter((one) => columnOf(one) === columnOf(from));
  switch (key) {
    case 'ArrowRight':
      return row[row.indexOf(from) + 1];
    case 'ArrowLeft':
      return row[row.indexOf(from) - 1];
    case 'ArrowDown':
      return column[column.indexOf(from) + 1];
    case 'ArrowUp':
      return column[column.indexOf(from) - 1];
    case 'Home':
      return row[0];
    case 'End':
      return row.at(-1);
    default:
      return undefined;
  }
}

function columnOf(link: HTMLAnchorElement): number {
  return link.closest('td')?.cellIndex ?? -1;
}

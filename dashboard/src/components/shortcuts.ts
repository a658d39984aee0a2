import { useEffect, useSyncExternalStore } from 'react';

/** A key of a page's own, and what it does, as the list behind `?` shows it. */
export type Shortcut = { readonly keys: readonly string[]; readonly what: string };

let current: readonly Shortcut[] = [];
const listeners = new Set<() => void>();

function put(shortcuts: readonly Shortcut[]): void {
  current = shortcuts;
  for (const listener of listeners) listener();
}

/** Has a page's own keys stand in the list behind `?` for as long as the page does. `shortcuts` must be kept (`useMemo`). */
export function useOwnShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    put(shortcuts);
    return () => put([]);
  }, [shortcuts]);
}

export function useShownShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => current,
  );
}

/** Whether somebody is writing: letters are then letters, and no commands. */
export function isTyping(target: EventTarget | null): boolean {
  const field = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable], dialog';
  return target instanceof Element && target.closest(field) !== null;
}

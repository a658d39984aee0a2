import { useSyncExternalStore } from 'react';

const key = 'duban-last-answer';
/** It is told to the minute, so more often need not be noted; milliseconds. */
const everyMs = 5_000;
const listeners = new Set<() => void>();

/** Notes that the service answered just now, whatever it said. */
export function noteAnswer(now = Date.now()): void {
  if (now - lastAnswer() < everyMs) return;
  try {
    localStorage.setItem(key, String(now));
  } catch (error) {
    // A full store forgets since when there was no answer, and nothing else.
    if (!(error instanceof DOMException)) throw error;
  }
  for (const listener of listeners) listener();
}

/** When the service last answered in this browser, epoch milliseconds; 0 where it never has. */
export function useLastAnswer(): number {
  return useSyncExternalStore((changed) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  }, lastAnswer);
}

function lastAnswer(): number {
  return Number(localStorage.getItem(key) ?? 0);
}

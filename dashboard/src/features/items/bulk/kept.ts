import type { BulkRun } from './run';

const nameOf = (account: string) => `duban-bulk:${account}`;

/** Keeps a run in this browser, so that a reload can go on with it; false where the browser keeps nothing. */
export function keepRun(run: BulkRun): boolean {
  try {
    localStorage.setItem(nameOf(run.account), JSON.stringify(run));
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

export function dropRun(account: string): void {
  localStorage.removeItem(nameOf(account));
}

/** The run of an account that this browser has kept. One that was under way when the page went has stopped. */
export function keptRun(account: string): BulkRun | null {
  const text = localStorage.getItem(nameOf(account));
  if (!text) return null;
  try {
    const read: unknown = JSON.parse(text);
    const is = typeof read === 'object' && read !== null && 'parts' in read && 'outcomes' in read && 'state' in read;
    if (!is) return null;
    const run = read as BulkRun;
    return run.state === 'over' ? run : { ...run, state: 'stopped' };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

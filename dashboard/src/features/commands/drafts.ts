import { useSyncExternalStore } from 'react';
import type { Task } from '../../api/types';
import type { Entered } from './entered';

/** What somebody has typed into a command's form and has not sent yet. */
export type Draft = {
  readonly account: string;
  readonly item: string;
  /** What the item was called, for the list of drafts. */
  readonly task: string;
  readonly command: string;
  /** The version that was before them: others may have acted since. */
  readonly version: number;
  /** Its intention's key, so that one that was sent and never answered is not recorded twice. */
  readonly key: string;
  readonly entered: Entered;
  /** The item as it was, so that its form opens without a connection too. */
  readonly whole?: Task;
  /** When it was kept, epoch milliseconds. */
  readonly at: number;
};

export type DraftOf = Pick<Draft, 'account' | 'item' | 'command'>;

/** What the draft of a review is kept under: its verdicts lead to one command or the other. */
export const judging = 'review';
/** What the words of a period's bulletin are kept under; the period stands in the place of the item. */
export const wording = 'bulletin';
/** What changed rules are kept under; the batch, or the organisation, stands in the place of the item. */
export const ruling = 'policy';
/** What a year's holidays that were not published are kept under; the organisation stands in the place of the item. */
export const announcing = 'calendar';
export const theOrganisation = 'organisation';

const prefix = 'duban-draft:';
const nameOf = ({ account, item, command }: DraftOf) => `${prefix}${account}:${item}:${command}`;
const listeners = new Set<() => void>();

/** Keeps a draft in this browser; false where the browser keeps nothing (full, or forbidden). */
export function keepDraft(draft: Draft): boolean {
  try {
    localStorage.setItem(nameOf(draft), JSON.stringify(draft));
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  } finally {
    for (const listener of listeners) listener();
  }
}

export function dropDraft(draft: DraftOf): void {
  localStorage.removeItem(nameOf(draft));
  for (const listener of listeners) listener();
}

export function readDraft(draft: DraftOf): Draft | null {
  return parsed(localStorage.getItem(nameOf(draft)));
}

/** The drafts of one account in this browser, the latest first; whoever else uses it sees only their own. */
export function useDrafts(account: string | undefined): readonly Draft[] {
  const texts = useSyncExternalStore(listen, allTexts);
  return texts
    .split('\n')
    .flatMap((text) => parsed(text) ?? [])
    .filter((draft) => draft.account === account)
    .toSorted((a, b) => b.at - a.at);
}

/** One string, since what a store answers is compared by identity. */
function allTexts(): string {
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(prefix))
    .map((name) => localStorage.getItem(name) ?? '')
    .join('\n');
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  addEventListener('storage', changed);
  return () => {
    listeners.delete(changed);
    removeEventListener('storage', changed);
  };
}

/** What an earlier version of the page has kept may look otherwise; it is then none. */
function parsed(text: string | null): Draft | null {
  if (!text) return null;
  try {
    const read: unknown = JSON.parse(text);
    const is = typeof read === 'object' && read !== null && 'entered' in read && 'key' in read && 'version' in read;
    return is ? (read as Draft) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

import type { TaskItem } from '../../../api/types';

/** Commands that are given on many items. */
export type BulkCommand = 'remind' | 'amend';

/** What of an item is known where it is chosen: enough to say which it is, whom letters go to, and what is decided on. */
export type Chosen = Pick<TaskItem, 'id' | 'number' | 'task' | 'version' | 'state' | 'owner' | 'leadUnit'>;

/** What became of one item; anything but 200 with the reason in the reader's words. */
export type Outcome = { readonly status: number; readonly why: string; readonly version?: number };

/**
 * One command on many items, on its way or over. It is sent in parts, each always the same under a key of its own: so a
 * part that is sent again, after a reload or a lost answer, has no second effect on any item.
 */
export type BulkRun = {
  readonly id: string;
  readonly account: string;
  readonly command: BulkCommand;
  readonly body: Readonly<Record<string, unknown>>;
  readonly parts: readonly (readonly Chosen[])[];
  readonly outcomes: Readonly<Record<string, Outcome>>;
  readonly state: 'running' | 'stopping' | 'stopped' | 'over';
  /** What it was stopped by, where it stopped by itself: the answer's status (0 for none), and the API's words. */
  readonly stoppedBy?: { readonly status: number; readonly detail: string };
  /** The filter of the list in which its items were chosen: what is left stays chosen there, and in no other. */
  readonly filter: string;
};

/** So few of a part that progress is seen, so many that a hundred items take no hundred requests. */
const ofPart = 5;

/** Cuts what was chosen into parts. */
export function partsOf(chosen: readonly Chosen[]): Chosen[][] {
  return Array.from({ length: Math.ceil(chosen.length / ofPart) }, (_, at) =>
    chosen.slice(at * ofPart, at * ofPart + ofPart),
  );
}

export function itemsOf({ parts }: BulkRun): readonly Chosen[] {
  return parts.flat();
}

/** What was not done: refused with its reason, or not tried; by the version that stands now, where that was told. */
export function leftOf(run: BulkRun): Chosen[] {
  return itemsOf(run).flatMap((item) => {
    const outcome = run.outcomes[item.id];
    if (outcome?.status === 200) return [];
    return [{ ...item, version: outcome?.version ?? item.version }];
  });
}

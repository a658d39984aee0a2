import type { Fault } from './fault';
import { fault } from './fault';
import type { Told } from './ledger';

/** Entries under the name of a change to many items that are more than it does: put an item under its rules, or amend it, and plan its clocks anew. Its name proves no request for them. */
export function beyondChange(task: string, told: readonly Told[]): Fault[] {
  return told
    .filter(({ entry: { commandId, events } }) => {
      const [event, ...more] = events;
      const follows = event?.type === 'replanned' || event?.type === 'amended';
      return commandId.startsWith('change/') && !(follows && more.every(({ type }) => type === 'planned'));
    })
    .map(({ row: { seq, commandId } }) => fault('entry_unasked', { task, seq, detail: commandId }));
}

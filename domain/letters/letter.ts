import type { Item } from '../item/item';
import type { Entry } from '../ledger/entry';
import type { Relation } from '../people/roles';
import type { Policy } from '../policy';

/** What a letter is about; each kind has a text of its own. */
export const letterKinds = ['assignment', 'reminder', 'returned', 'overdue', 'escalation'] as const;
export type LetterKind = (typeof letterKinds)[number];

/**
 * A letter that an entry calls for. `occasion` names the one matter it is about, so that (item, kind, occasion,
 * recipient) is never written twice.
 */
export type LetterWanted = {
  readonly kind: LetterKind;
  readonly occasion: string;
  readonly to: readonly Relation[];
  /** The rung of the ladder it tells of; 0 for other kinds. */
  readonly step: number;
};

/** The letters that an entry calls for (domain.md, "Clocks"). `after` is the item after the entry. */
export function lettersFor(
  entry: Pick<Entry, 'seq' | 'events'>,
  after: Pick<Item, 'deadline' | 'returns'>,
  policy: Pick<Policy, 'escalation'>,
): LetterWanted[] {
  return entry.events.flatMap((event): LetterWanted[] => {
    switch (event.type) {
      case 'issued':
        return [{ kind: 'assignment', occasion: `issued@${entry.seq}`, to: ['owner'], step: 0 }];
      case 'reminded':
        return [{ kind: 'reminder', occasion: `${event.by}@${after.deadline}`, to: ['owner'], step: 0 }];
      case 'returned':
        return [{ kind: 'returned', occasion: `returned@${after.returns}`, to: ['owner'], step: 0 }];
      case 'escalated': {
        const to = event.steps.flatMap((step) => policy.escalation[step - 1]?.to ?? []);
        const kind = event.step === 1 ? 'overdue' : 'escalation';
        return [{ kind, occasion: `step${event.step}@${after.deadline}`, to: [...new Set(to)], step: event.step }];
      }
      default:
        return [];
    }
  });
}

/** The kinds of letters that an entry calls back: what a review made moot is told after all when the item is returned. */
export function revivedBy(events: Entry['events']): LetterKind[] {
  return events.some(({ type }) => type === 'returned') ? ['overdue', 'escalation'] : [];
}

/** What a waiting letter is held against just before it is sent. */
export type Matter = Pick<Item, 'state' | 'light' | 'deadline' | 'returns'>;

/** Whether the matter of a letter still stands; a letter for a matter that is over is not sent. */
export function stillMatters(letter: Pick<LetterWanted, 'kind' | 'occasion'>, item: Matter): boolean {
  switch (letter.kind) {
    case 'assignment':
      return item.state !== 'accepted' && item.state !== 'cancelled';
    case 'returned':
      return item.state === 'in_progress' && letter.occasion === `returned@${item.returns}`;
    case 'reminder':
      return isOpenUnder(letter.occasion, item) && item.light !== 'red';
    case 'overdue':
    case 'escalation':
      return isOpenUnder(letter.occasion, item);
  }
}

/** The item is with its owner, and the deadline that the letter speaks of is still the one in force. */
function isOpenUnder(occasion: string, item: Matter): boolean {
  return (item.state === 'assigned' || item.state === 'in_progress') && occasion.endsWith(`@${item.deadline}`);
}

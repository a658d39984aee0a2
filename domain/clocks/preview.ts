import type { Item } from '../item/item';
import type { Clock } from './clock';
import { planAfter } from './replanning';
import type { Rules } from './rules';

/**
 * What becomes of one clock when the rules change: it moves, comes (`from` null), goes (`to` null), or keeps its time
 * and is no longer, or newly, assumed. Times as the organisation's wall clock shows them.
 */
export type Move = Pick<Clock, 'kind' | 'step' | 'by'> & {
  readonly of?: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Whether its working days are assumed from then on. */
  readonly assumed: boolean;
};

/**
 * The clocks of an item that would move if it were planned anew under other rules at an instant; none where the
 * change of the rules makes no difference to it.
 */
export function movesUnder(item: Item, at: number, before: Rules, after: Rules): Move[] {
  const planned = agendaUnder(item, at, after);
  const moves = movesBetween(item.agenda, planned);
  if (moves.length === 0) return moves;
  // Planning anew in itself may word a clock differently: that is not the change's doing.
  return movesBetween(agendaUnder(item, at, before), planned).length === 0 ? [] : moves;
}

function agendaUnder(item: Item, at: number, rules: Rules): readonly Clock[] {
  const version = { policy: 0, calendar: 0 };
  return planAfter(item, item, { type: 'replanned', cause: 'policy' }, at, { ...rules, version }).agenda;
}

/** How two agendas of one item differ, clock by clock; those of the first come first. */
export function movesBetween(before: readonly Clock[], after: readonly Clock[]): Move[] {
  const left = new Map(after.map((clock) => [nameOf(clock), clock]));
  const moves = before.flatMap((clock): Move[] => {
    const name = nameOf(clock);
    const now = left.get(name);
    left.delete(name);
    if (now && now.at === clock.at && now.assumed === clock.assumed) return [];
    return [moveOf(now ?? clock, clock.local, now?.local ?? null)];
  });
  return [...moves, ...[...left.values()].map((clock) => moveOf(clock, null, clock.local))];
}

function moveOf({ kind, step, by, of, assumed }: Clock, from: string | null, to: string | null): Move {
  return { kind, step, by, ...(of !== undefined && { of }), from, to, assumed: assumed === true };
}

/** What a clock is, whenever it rings: several reminders differ by their durations, rungs and chases by their steps. */
function nameOf({ kind, step, by, of = '' }: Clock): string {
  const which = kind === 'remind' || kind === 'report' ? by : '';
  return `${kind}/${step}/${which}/${of}`;
}

/** How many clocks do what. */
export type MoveCounts = {
  readonly moved: number;
  readonly added: number;
  readonly dropped: number;
  /** Those that keep their time: an official notice has confirmed it, or taken its ground away. */
  readonly confirmed: number;
};

export function countMoves(moves: readonly Move[]): MoveCounts {
  const count = (fits: (move: Move) => boolean) => moves.filter(fits).length;
  return {
    moved: count(({ from, to }) => from !== null && to !== null && from !== to),
    added: count(({ from }) => from === null),
    dropped: count(({ to }) => to === null),
    confirmed: count(({ from, to }) => from === to),
  };
}

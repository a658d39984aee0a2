import { runs } from '../clocks/clock';
import { rights } from '../people/rights';
import type { Command, Report, Tick } from './command';
import type { Decision } from './decision';
import { isBlank, refuse } from './decision';
import type { Event } from './event';
import type { Item } from './item';
import { approve, ask, reject } from './requests';

/** Decides a person's command on an item as it stands (domain.md, "States of an item"). Pure: the time comes with the command. */
export function decide(item: Item, command: Command): Decision {
  const { order, actor } = command;
  const rule = rights[order.type];
  if (command.ifVersion !== undefined && command.ifVersion !== item.version)
    return refuse('version_stale', { version: item.version, given: command.ifVersion });
  if (!rule.by.includes(actor.as)) return refuse('not_yours_to_do', { command: order.type, as: actor.as });
  if (!rule.in.includes(item.state)) return refuse('not_in_this_state', { state: item.state, command: order.type });

  switch (order.type) {
    case 'sign':
      return { events: [{ type: 'signed' }] };
    case 'report':
      return refuseReport(item, order) ?? { events: [...signing(item, command), { ...order, type: 'reported' }] };
    case 'submit':
      return (
        refuseStandards(item, order.standards, ({ how }) => !isBlank(how)) ?? {
          events: [...signing(item, command), { ...order, type: 'submitted' }],
        }
      );
    case 'accept': {
      if (item.submission?.by === actor.id) return refuse('submitter_cannot_accept', {});
      if (!isPercent(order.effectRating)) return refuse('out_of_range', { field: 'effectRating', min: 0, max: 100 });
      const unmet = order.standards.filter(({ met }) => !met).map(({ id }) => id);
      if (unmet.length > 0) return refuse('standard_not_met', { standards: unmet });
      return refuseStandards(item, order.standards) ?? { events: [{ ...order, type: 'accepted' }] };
    }
    case 'return': {
      if (order.standards.every(({ met }) => met)) return refuse('no_standard_unmet', {});
      if (isBlank(order.reason)) return refuse('reason_missing', { command: order.type });
      return refuseUnknown(item, order.standards) ?? { events: [{ ...order, type: 'returned' }] };
    }
    case 'suspend':
    case 'cancel':
      return ask(item, command, order);
    case 'resume':
      return { events: [{ type: 'resumed' }] };
    case 'approve':
      return approve(item, command, order);
    case 'reject':
      return reject(item, command, order);
  }
}

/**
 * Decides what the clocks bring that are due at `now`. Clocks missed together are told once: the last reminder, and
 * the highest rung with all those below it (domain.md, "Clocks"). No events where none is due.
 */
export function decideTick(item: Item, tick: Tick): readonly Event[] {
  const due = item.agenda.filter((clock) => clock.at <= tick.now && runs(clock, item));
  if (due.length === 0) return [];
  const overdue = item.light === 'red' || due.some(({ kind }) => kind === 'red' || kind === 'escalate');
  const events: Event[] = [{ type: 'rang', clocks: due }];

  const reminder = due.findLast(({ kind }) => kind === 'remind');
  if (reminder && !overdue) events.push({ type: 'reminded', by: reminder.by });
  if (overdue && item.light !== 'red') events.push({ type: 'turned', light: 'red' });
  else if (due.some(({ kind }) => kind === 'yellow') && item.light === 'green')
    events.push({ type: 'turned', light: 'yellow' });

  const steps = due.filter(({ kind }) => kind === 'escalate').map(({ step }) => step);
  if (steps.length > 0) events.push({ type: 'escalated', step: Math.max(...steps), steps });
  return events;
}

/** The first report or submission by the owner's side signs for the item as well; a co-operating unit's does not. */
function signing(item: Item, { actor }: Command): Event[] {
  return item.state === 'assigned' && actor.as !== 'co_unit' ? [{ type: 'signed' }] : [];
}

function refuseReport(item: Item, report: Report): Decision | undefined {
  const unknown = (report.milestones ?? []).filter(({ id }) => !item.milestones.some((known) => known.id === id));
  if (unknown.length > 0) return refuse('milestone_unknown', { milestones: unknown.map(({ id }) => id) });
  if (!isPercent(report.percent)) return refuse('out_of_range', { field: 'percent', min: 0, max: 100 });
  if (report.percent < item.percent && isBlank(report.reason))
    return refuse('percent_fall_needs_reason', { from: item.percent, to: report.percent });
  return undefined;
}

type Judged = readonly { readonly id: string }[];

function refuseUnknown(item: Item, judged: Judged): Decision | undefined {
  const unknown = judged.filter(({ id }) => !item.standards.some((known) => known.id === id));
  return unknown.length > 0 ? refuse('standard_unknown', { standards: unknown.map(({ id }) => id) }) : undefined;
}

/** Each standard is answered for on its own; `says` tells an answer from an empty field. */
function refuseStandards<T extends Judged[number]>(
  item: Item,
  judged: readonly T[],
  says: (given: T) => boolean = () => true,
): Decision | undefined {
  const missing = item.standards.filter(({ id }) => !judged.some((given) => given.id === id && says(given)));
  if (missing.length > 0) return refuse('standards_incomplete', { standards: missing.map(({ id }) => id) });
  return refuseUnknown(item, judged);
}

/** Whole, since the read model and every table show it so. */
function isPercent(given: number): boolean {
  return Number.isInteger(given) && given >= 0 && given <= 100;
}

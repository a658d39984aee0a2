import { nextClock, runs } from '../clocks/clock';
import { rights } from '../people/rights';
import type { Command, Report, Tick } from './command';
import type { Event } from './event';
import type { Item } from './item';
import type { Refusal, RefusalCode } from './refusal';

/** What comes of a command: facts, or a refusal. */
export type Decision = { readonly events: readonly Event[] } | { readonly refusal: Refusal };

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
        refuseStandards(item, order.standards) ?? {
          events: [...signing(item, command), { ...order, type: 'submitted' }],
        }
      );
    case 'accept': {
      if (item.submission?.by === actor.id) return refuse('submitter_cannot_accept', {});
      const unmet = order.standards.filter(({ met }) => !met).map(({ id }) => id);
      if (unmet.length > 0) return refuse('standard_not_met', { standards: unmet });
      return refuseStandards(item, order.standards) ?? { events: [{ ...order, type: 'accepted' }] };
    }
    case 'return': {
      if (order.standards.every(({ met }) => met)) return refuse('no_standard_unmet', {});
      return refuseUnknown(item, order.standards) ?? { events: [{ ...order, type: 'returned' }] };
    }
  }
}

/**
 * Decides what the clocks bring that are due at `now`. Clocks missed together are told once: the last reminder, and
 * the highest rung with all those below it (domain.md, "Clocks"). No events where none is due.
 */
export function decideTick(item: Item, tick: Tick): readonly Event[] {
  const now = Math.max(tick.now, nextClock(item)?.at ?? tick.now);
  const due = item.agenda.filter((clock) => clock.at <= now && runs(clock, item));
  if (due.length === 0) return [];
  const overdue = due.some(({ kind }) => kind === 'red') || item.light === 'red';
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
  if (report.percent < item.percent && !report.reason)
    return refuse('percent_fall_needs_reason', { from: item.percent, to: report.percent });
  return undefined;
}

type Judged = readonly { readonly id: string }[];

function refuseUnknown(item: Item, judged: Judged): Decision | undefined {
  const unknown = judged.filter(({ id }) => !item.standards.some((known) => known.id === id));
  return unknown.length > 0 ? refuse('standard_unknown', { standards: unknown.map(({ id }) => id) }) : undefined;
}

function refuseStandards(item: Item, judged: Judged): Decision | undefined {
  const missing = item.standards.filter(({ id }) => !judged.some((given) => given.id === id));
  if (missing.length > 0) return refuse('standards_incomplete', { standards: missing.map(({ id }) => id) });
  return refuseUnknown(item, judged);
}

function refuse(code: RefusalCode, params: Refusal['params']): Decision {
  return { refusal: { code, params } };
}

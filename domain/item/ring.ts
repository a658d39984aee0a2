import type { Clock } from '../clocks/clock';
import { hasReported, runs } from '../clocks/clock';
import { lightAt } from '../clocks/light';
import type { Tick } from './command';
import type { Event } from './event';
import { rungOut } from './evolve';
import type { Item, Light } from './item';

/**
 * Decides what the clocks bring that are due at `now`. Clocks missed together are told once: the last reminder, and
 * the highest rung with all those below it (domain.md, "Clocks"). No events where none is due.
 */
export function decideTick(item: Item, { now }: Tick): readonly Event[] {
  const due = item.agenda.filter((clock) => clock.at <= now && runs(clock, item));
  if (due.length === 0) return [];
  const after = rungOut(item, due);
  const light = lightAfter(item, after, due, now);
  const events: Event[] = [{ type: 'rang', clocks: due }];

  const signing = due.findLast(({ kind }) => kind === 'sign');
  if (signing) events.push({ type: 'sign_chased', step: signing.step });
  const reminder = due.findLast(({ kind }) => kind === 'remind');
  if (reminder && light !== 'red') events.push({ type: 'reminded', by: reminder.by });
  events.push(...reporting(item, after, due));
  if (light !== item.light) events.push({ type: 'turned', light });

  const steps = due.filter(({ kind }) => kind === 'escalate').map(({ step }) => step);
  const again = item.ladders > 0 ? { ladder: item.ladders } : {};
  if (steps.length > 0) events.push({ type: 'escalated', step: Math.max(...steps), steps, ...again });
  for (const { kind, of = '' } of due) if (kind === 'notice') events.push({ type: 'notice_lapsed', notice: of });
  return events;
}

/** The month's report is asked for while it can still come; with the month over there is nothing to ask for. */
function reporting(item: Item, after: Item, due: readonly Clock[]): Event[] {
  const over = new Set(due.filter(({ kind }) => kind === 'month_end').map(({ of }) => of));
  const wanted = due.findLast((clock) => clock.kind === 'report' && !over.has(clock.of) && !hasReported(item, clock));
  if (after.reportMissing !== null && after.reportMissing !== item.reportMissing)
    return [{ type: 'report_missed', month: after.reportMissing }];
  return wanted?.of ? [{ type: 'report_chased', month: wanted.of, by: wanted.by }] : [];
}

/**
 * A light that was turned stays turned, since a person's clock may have been ahead of the engine's; only the end of a
 * month takes back the yellow of a missing report.
 */
function lightAfter(item: Item, after: Item, due: readonly Clock[], now: number): Light {
  const light = lightAt(after, now);
  if (item.light === 'red' || (item.light === 'yellow' && light === 'green'))
    return due.some(({ kind }) => kind === 'month_end') && item.light === 'yellow' ? light : item.light;
  return light;
}

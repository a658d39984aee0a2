import type { z } from 'zod';
import type { Event } from '../../../domain/item/event';
import type { StoredEntry } from './data';
import type { taskDetail } from './schema';

type Changes = z.input<typeof taskDetail>['deadlines'];

/** Every move of the deadline since the issue: what it was, what it became, and why. */
export function deadlinesOf(ledger: readonly StoredEntry[]): Changes {
  const changes: Changes = [];
  let deadline: string | undefined;
  for (const { seq, at, actor, events } of ledger) {
    for (const event of events) {
      if (event.type === 'issued') deadline = event.item.deadline;
      if (event.type !== 'planned' || deadline === undefined || event.deadline === deadline) continue;
      const why = causeOf(events);
      const when = new Date(at).toISOString();
      if (why) changes.push({ seq, at: when, from: deadline, to: event.deadline, why, by: actor?.name ?? '' });
      deadline = event.deadline;
    }
  }
  return changes;
}

function causeOf(events: readonly Event[]): Changes[number]['why'] | undefined {
  const causes = {
    extension_granted: 'extension',
    amended: 'amended',
    resumed: 'resumed',
    reopened: 'reopened',
  } as const;
  const [cause] = events.flatMap(({ type }) => (type in causes ? [causes[type as keyof typeof causes]] : []));
  return cause;
}

import type { z } from 'zod';
import type { Item } from '../../../domain/item/item';
import type { StoredEntry } from './data';
import type { taskDetail } from './schema';

type Notices = z.input<typeof taskDetail>['notices'];

/** Every supervision notice (督办单) of an item, with its answer; those of earlier deadlines are closed. */
export function noticesOf(ledger: readonly StoredEntry[], item: Item): Notices {
  const notices = new Map<string, Notices[number]>();
  for (const { at, events } of ledger) {
    const when = new Date(at).toISOString();
    for (const event of events) {
      if (event.type === 'noticed') {
        const { id, number, colour, step, dueAt } = event.notice;
        const due = new Date(dueAt).toISOString();
        const open = { acknowledgedAt: null, answeredAt: null, answer: null, late: false, open: false };
        notices.set(id, { id, number, colour, step, issuedAt: when, dueAt: due, ...open });
      }
      if (event.type === 'notice_acknowledged') change(notices, event.notice, { acknowledgedAt: when });
      if (event.type === 'notice_answered')
        change(notices, event.notice, { answeredAt: when, answer: event.text, late: event.late });
    }
  }
  // A suspension moves the answers' dates as well: those in force are the item's own.
  for (const { id, dueAt, answeredAt } of item.notices)
    change(notices, id, { dueAt: new Date(dueAt).toISOString(), open: answeredAt === null });
  return [...notices.values()];
}

function change(notices: Map<string, Notices[number]>, id: string, to: Partial<Notices[number]>): void {
  const notice = notices.get(id);
  if (notice) notices.set(id, { ...notice, ...to });
}

import type { z } from 'zod';
import type { Item } from '../../../domain/item/item';
import type { StoredEntry } from './data';
import type { instruction, notice } from './schema';

type Notice = z.input<typeof notice>;

/** Every supervision notice (督办单) of an item, those under earlier deadlines too; `open` ones can still be answered. */
export function noticesOf(ledger: readonly StoredEntry[], standing: Item): Notice[] {
  return ledger.flatMap(({ at, events }) =>
    events.flatMap((event) => {
      if (event.type !== 'noticed') return [];
      const { id, number, colour, step, dueAt } = event.notice;
      const held = standing.notices.find((one) => one.id === id);
      return [
        {
          ...{ id, number, colour, step, issuedAt: time(at), dueAt: time(held?.dueAt ?? dueAt) },
          ...toldOf(id, ledger),
          open: held !== undefined && held.answeredAt === null,
        },
      ];
    }),
  );
}

function toldOf(id: string, ledger: readonly StoredEntry[]): Pick<Notice, 'acknowledgedAt' | 'lapsed' | 'answer'> {
  const told: { acknowledgedAt: string | null; lapsed: boolean; answer: Notice['answer'] } = {
    ...{ acknowledgedAt: null, lapsed: false, answer: null },
  };
  for (const { at, actor, events } of ledger)
    for (const event of events) {
      if (event.type === 'notice_acknowledged' && event.notice === id) told.acknowledgedAt = time(at);
      if (event.type === 'notice_lapsed' && event.notice === id) told.lapsed = true;
      if (event.type === 'notice_answered' && event.notice === id)
        told.answer = { text: event.text, late: event.late, by: actor?.name ?? '', at: time(at) };
    }
  return told;
}

/** Leaders' words (批示), which stand on the item. */
export function instructionsOf(ledger: readonly StoredEntry[]): z.input<typeof instruction>[] {
  return ledger.flatMap(({ seq, at, actor, events }) =>
    events.flatMap((event) =>
      event.type === 'instructed' ? [{ seq, at: time(at), by: actor?.name ?? '', text: event.text }] : [],
    ),
  );
}

function time(at: number): string {
  return new Date(at).toISOString();
}

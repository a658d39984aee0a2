import type { z } from 'zod';
import type { Item } from '../../../domain/item/item';
import { isFinal } from '../../../domain/item/item';
import type { StoredEntry } from './data';
import type { taskDetail } from './schema';

type Extensions = z.input<typeof taskDetail>['extensions'];

/** Every extension that was ever asked for, and what became of it. */
export function extensionsOf(ledger: readonly StoredEntry[], item: Item): Extensions {
  const extensions: Extensions = [];
  let deadline = item.originalDeadline;
  for (const { at, actor, events } of ledger) {
    const when = new Date(at).toISOString();
    for (const event of events) {
      const last = extensions.at(-1);
      if (event.type === 'extension_asked') {
        const { number, deadline: to, reason } = event.extension;
        const asked = { number, state: 'asked' as const, from: deadline, deadline: to, reason };
        extensions.push({ ...asked, by: actor?.name ?? '', at: when, decidedBy: null, decidedAt: null, refusal: null });
      }
      if ((event.type === 'extension_granted' || event.type === 'extension_refused') && last) {
        const state = event.type === 'extension_granted' ? 'granted' : 'refused';
        const refusal = event.type === 'extension_refused' ? event.reason : null;
        extensions[extensions.length - 1] = { ...last, state, decidedBy: actor?.name ?? '', decidedAt: when, refusal };
      }
      if (event.type === 'planned') deadline = event.deadline;
    }
  }
  return extensions.map((one) => (one.state === 'asked' && isFinal(item) ? { ...one, state: 'lapsed' } : one));
}

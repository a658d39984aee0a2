import type { History } from '@temporalio/common/lib/proto-utils';
import { temporal } from '@temporalio/proto';
import { canonical } from '../../domain/ledger/canonical';

const protocol = temporal.api.history.v1.History;

/**
 * A run's history as text, in which it is kept, hashed and handed out: JSON of the engine's own form, canonical, since
 * the engine gives the keys of its maps in any order. (The SDK's own `historyToJSON` wants every package to share one
 * copy of protobuf's library.)
 */
export function historyToText(history: History): string {
  const plain = protocol.toObject(protocol.fromObject(history), { bytes: String, longs: String, enums: String });
  return `${canonical(plain)}\n`;
}

/** A history as the engine gave it, to be replayed. */
export function historyFromText(text: string): History {
  return protocol.fromObject(JSON.parse(text));
}

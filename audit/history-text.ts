import type { History } from '@temporalio/common/lib/proto-utils';
import { temporal } from '@temporalio/proto';
import { canonical } from '../domain/ledger/canonical';

const protocol = temporal.api.history.v1.History;

/**
 * A history as JSON, the same each time: the engine tells maps, such as search attributes, in any order. The SDK's own
 * `historyToJSON` wants every package to share one copy of protobuf's library.
 */
export function historyText(history: History): string {
  const plain = protocol.toObject(protocol.fromObject(history), { bytes: String, longs: String, enums: String });
  return `${canonical(plain)}\n`;
}

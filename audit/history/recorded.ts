import { defaultPayloadConverter } from '@temporalio/common';
import type { Item } from '../../domain/item/item';
import type { Entry } from '../../domain/ledger/entry';
import type { HistoryEvent, Payload } from './events';

/** The entries that a recording answered with, be it a local activity or an ordinary one. */
export function recordedBy(event: HistoryEvent): readonly Entry[] {
  return answerOf(event)?.tail ?? [];
}

/**
 * The entry that a run had recorded at its own asking; null where there was none. What it only found in the ledger, past what it
 * knew, is in {@link recordedBy} as well, and nobody's history tells how it came there.
 */
export function ownOf(event: HistoryEvent): Entry | null {
  return answerOf(event)?.mine ?? null;
}

/** The item that a run was begun with; null where a history does not begin so. */
export function startOf([started]: readonly HistoryEvent[]): Item | null {
  const [payload] = started?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
  return ((payload && decoded(payload)) as { readonly item?: Item } | undefined)?.item ?? null;
}

/** What the workflow said beside an event; empty where it said nothing. */
export function summaryOf({ userMetadata }: HistoryEvent): string {
  const summary = userMetadata?.summary;
  return summary?.data ? String(decoded(summary)) : '';
}

type Answer = { readonly tail: readonly Entry[]; readonly mine?: Entry | null };

function answerOf(event: HistoryEvent): Answer | null {
  const marker = event.markerRecordedEventAttributes;
  const local = marker?.failure ? null : marker?.details?.result;
  const [payload] = (local ?? event.activityTaskCompletedEventAttributes?.result)?.payloads ?? [];
  const answer = payload ? decoded(payload) : null;
  if (typeof answer !== 'object' || answer === null || !('tail' in answer) || !Array.isArray(answer.tail)) return null;
  return answer as Answer;
}

/** What a payload says. */
export function decoded({ data, metadata }: Payload): unknown {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
  const meta = Object.fromEntries(Object.entries(metadata ?? {}).map(([key, value]) => [key, bytes(value)]));
  return defaultPayloadConverter.fromPayload({ metadata: meta, data: bytes(data ?? '') });
}

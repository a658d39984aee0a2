import { defaultPayloadConverter } from '@temporalio/common';
import type { Entry } from '../domain/ledger/entry';

export type Payloads = { readonly payloads?: readonly Payload[] | null } | null;
type Payload = { readonly data?: string | null; readonly metadata?: Readonly<Record<string, string>> | null };
/** An event of a history, as much of it as is read here. */
export type HistoryEvent = {
  readonly markerRecordedEventAttributes?: {
    readonly failure?: unknown;
    readonly details?: { readonly result?: Payloads };
  } | null;
  readonly activityTaskCompletedEventAttributes?: { readonly result?: Payloads } | null;
  readonly workflowExecutionStartedEventAttributes?: { readonly input?: Payloads } | null;
  readonly workflowExecutionCompletedEventAttributes?: { readonly result?: Payloads } | null;
  readonly workflowExecutionContinuedAsNewEventAttributes?: { readonly input?: Payloads } | null;
};

/** The entries that a recording answered with, be it a local activity or an ordinary one. */
export function recordedBy(event: HistoryEvent): readonly Entry[] {
  const marker = event.markerRecordedEventAttributes;
  const local = marker?.failure ? null : marker?.details?.result;
  const [payload] = (local ?? event.activityTaskCompletedEventAttributes?.result)?.payloads ?? [];
  const answer = payload ? decoded(payload) : null;
  if (typeof answer !== 'object' || answer === null || !('tail' in answer) || !Array.isArray(answer.tail)) return [];
  return answer.tail as readonly Entry[];
}

/** What a payload says. */
export function decoded({ data, metadata }: Payload): unknown {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
  const meta = Object.fromEntries(Object.entries(metadata ?? {}).map(([key, value]) => [key, bytes(value)]));
  return defaultPayloadConverter.fromPayload({ metadata: meta, data: bytes(data ?? '') });
}

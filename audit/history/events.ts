/** What the engine carries for somebody: base64, with how it is to be read. */
export type Payloads = { readonly payloads?: readonly Payload[] | null } | null;
export type Payload = { readonly data?: string | null; readonly metadata?: Readonly<Record<string, string>> | null };

type Started = {
  readonly firstExecutionRunId?: string;
  readonly continuedExecutionRunId?: string;
  readonly input?: Payloads;
};

/** An event of a run's history, as far as it is read here; everything else of it stays as the engine wrote it. */
export type HistoryEvent = {
  /** From 1, without a gap. */
  readonly eventId: string;
  readonly eventType: string;
  readonly eventTime?: { readonly seconds?: string; readonly nanos?: number };
  readonly userMetadata?: { readonly summary?: Payload | null } | null;
  readonly workflowExecutionStartedEventAttributes?: Started | null;
  readonly markerRecordedEventAttributes?: {
    readonly failure?: unknown;
    readonly details?: { readonly result?: Payloads };
  } | null;
  readonly workflowExecutionUpdateAcceptedEventAttributes?: {
    readonly acceptedRequest?: { readonly input?: { readonly args?: Payloads } | null } | null;
  } | null;
  readonly activityTaskCompletedEventAttributes?: { readonly result?: Payloads } | null;
  readonly workflowExecutionCompletedEventAttributes?: { readonly result?: Payloads } | null;
  readonly workflowExecutionContinuedAsNewEventAttributes?: { readonly input?: Payloads } | null;
};

/** Opens what is sealed in a history, or anything in it; throws naming the key where it cannot. */
export type Open = <T>(value: T) => T;

/** The events in a history's text. */
export function eventsOf(text: string): readonly HistoryEvent[] {
  return (JSON.parse(text) as { events?: HistoryEvent[] }).events ?? [];
}

/** Where a run stands in its chain: the first run of it, and the one that this continues as new (null: it is the first). */
export type Place = { readonly firstRunId: string; readonly continuedFrom: string | null };

/** @throws Error where the history does not begin with its start. */
export function placeOf(events: readonly HistoryEvent[]): Place {
  const started = events[0]?.workflowExecutionStartedEventAttributes;
  if (!started?.firstExecutionRunId) throw new Error('the history does not begin with the start of its workflow');
  return { firstRunId: started.firstExecutionRunId, continuedFrom: started.continuedExecutionRunId || null };
}

const closing = /^EVENT_TYPE_WORKFLOW_EXECUTION_(COMPLETED|FAILED|TIMED_OUT|CANCELED|TERMINATED|CONTINUED_AS_NEW)$/;

/**
 * What is amiss with the history of a run that has ended, held against the engine's own count of its events; null where
 * it is whole: numbered from 1 without a gap, as many as were counted, with an end.
 */
export function faultOf(events: readonly HistoryEvent[], counted: number): string | null {
  const gap = events.findIndex(({ eventId }, at) => Number(eventId) !== at + 1);
  if (gap !== -1) return `event ${gap + 1} is missing`;
  if (events.length !== counted) return `${events.length} events of ${counted}`;
  return hasEnd(events) ? null : 'it has no end';
}

/** Whether a history tells how its run ended. */
export function hasEnd(events: readonly HistoryEvent[]): boolean {
  return closing.test(events.at(-1)?.eventType ?? '');
}

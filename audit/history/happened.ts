import type { HistoryEvent } from './events';

/**
 * What an event of an item's workflow says, as far as it says more than that the engine was at work; words are the
 * summaries that the workflow itself put beside its timers and activities.
 */
export type Happened =
  | { readonly what: 'started'; readonly continued: boolean }
  | { readonly what: 'accepted'; readonly update: string; readonly command: Given | null; readonly type: string }
  | { readonly what: 'answered'; readonly update: string; readonly seq: number | null; readonly refusal: string | null }
  | {
      readonly what: 'recorded';
      readonly seqs: readonly number[];
      readonly refusal: string | null;
      readonly words: string;
    }
  | { readonly what: 'timer_set' | 'timer_fired' | 'timer_cancelled'; readonly words: string }
  | { readonly what: 'activity_set'; readonly type: string; readonly words: string }
  | { readonly what: 'continued'; readonly run: string }
  | { readonly what: 'failed' | 'task_failed' | 'activity_failed'; readonly why: string }
  | { readonly what: 'indexed'; readonly values: Readonly<Record<string, string>> }
  | { readonly what: 'completed' | 'terminated' | 'cancelled' | 'timed_out' | 'task_timed_out' }
  | { readonly what: 'other'; readonly type: string };

/** Who gave a command, as it reached the workflow. */
export type Given = {
  readonly id: string;
  readonly actor: { readonly id: string; readonly name: string; readonly as: string };
};

/** What the engine does between any two things that matter; an auditor finds it in the history itself. */
const bookkeeping: ReadonlySet<string> = new Set([
  ...['WORKFLOW_TASK_SCHEDULED', 'WORKFLOW_TASK_STARTED', 'WORKFLOW_TASK_COMPLETED', 'ACTIVITY_TASK_STARTED'],
]);

/** What each event of a run says, with its number and time (epoch milliseconds), in order; bookkeeping is left out. */
export function happenedIn(
  events: readonly HistoryEvent[],
): { readonly event: number; readonly at: number; readonly told: Happened }[] {
  const words = new Map(events.map((event) => [event.eventId, summaryOf(event)]));
  return events
    .filter(({ eventType }) => !bookkeeping.has(nameOf(eventType)))
    .map((event) => ({ event: Number(event.eventId), at: timeOf(event), told: toldBy(event, words) }));
}

function toldBy(event: HistoryEvent, words: ReadonlyMap<string, string>): Happened {
  const type = nameOf(event.eventType);
  const said = attributesOf(event);
  const own = words.get(event.eventId) ?? '';
  const begun = words.get(String(said.startedEventId ?? said.scheduledEventId ?? '')) ?? '';
  switch (type) {
    case 'WORKFLOW_EXECUTION_STARTED':
      return { what: 'started', continued: Boolean(said.continuedExecutionRunId) };
    case 'WORKFLOW_EXECUTION_UPDATE_ACCEPTED': {
      const asked = record(said.acceptedRequest);
      const input = record(asked.input);
      const command = first(input.args) as Given | null;
      return { what: 'accepted', update: text(record(asked.meta).updateId), command, type: text(input.name) };
    }
    case 'WORKFLOW_EXECUTION_UPDATE_COMPLETED': {
      const outcome = record(first(record(said.outcome).success));
      const refusal = outcome.refusal ? text(record(outcome.refusal).code) : null;
      const seq = outcome.entry ? Number(record(outcome.entry).seq) : null;
      return { what: 'answered', update: text(record(said.meta).updateId), seq, refusal };
    }
    case 'MARKER_RECORDED':
      if (said.failure) return { what: 'activity_failed', why: messageOf(said.failure) };
      return { what: 'recorded', ...outcomeOf(first(record(said.details).result)), words: own };
    case 'ACTIVITY_TASK_COMPLETED':
      return { what: 'recorded', ...outcomeOf(first(said.result)), words: own || begun };
    case 'ACTIVITY_TASK_SCHEDULED':
      return { what: 'activity_set', type: text(record(said.activityType).name), words: own };
    case 'ACTIVITY_TASK_FAILED':
    case 'ACTIVITY_TASK_TIMED_OUT':
      return { what: 'activity_failed', why: messageOf(said.failure) };
    case 'TIMER_STARTED':
      return { what: 'timer_set', words: own };
    case 'TIMER_FIRED':
      return { what: 'timer_fired', words: own || begun };
    case 'TIMER_CANCELED':
      return { what: 'timer_cancelled', words: own || begun };
    case 'UPSERT_WORKFLOW_SEARCH_ATTRIBUTES':
      return { what: 'indexed', values: valuesOf(record(record(said.searchAttributes).indexedFields)) };
    case 'WORKFLOW_EXECUTION_CONTINUED_AS_NEW':
      return { what: 'continued', run: text(said.newExecutionRunId) };
    case 'WORKFLOW_EXECUTION_FAILED':
      return { what: 'failed', why: messageOf(said.failure) };
    case 'WORKFLOW_TASK_FAILED':
      return { what: 'task_failed', why: messageOf(said.failure) || text(said.cause) };
    default:
      return ends[type] ?? { what: 'other', type };
  }
}

const ends: Readonly<Record<string, Happened>> = {
  WORKFLOW_EXECUTION_COMPLETED: { what: 'completed' },
  WORKFLOW_EXECUTION_TERMINATED: { what: 'terminated' },
  WORKFLOW_EXECUTION_CANCELED: { what: 'cancelled' },
  WORKFLOW_EXECUTION_TIMED_OUT: { what: 'timed_out' },
  WORKFLOW_TASK_TIMED_OUT: { what: 'task_timed_out' },
};

/** What a recording answered: the entries that stand in the ledger then, or the refusal. */
function outcomeOf(answer: unknown): { seqs: number[]; refusal: string | null } {
  const { tail, refusal } = record(answer);
  const seqs = Array.isArray(tail) ? tail.map((entry) => Number(record(entry).seq)) : [];
  return { seqs, refusal: refusal ? text(record(refusal).code) : null };
}

/** What a failure says, also where it was put into a payload to be sealed. */
function messageOf(failure: unknown): string {
  const { message, encodedAttributes } = record(failure);
  return text(record(decoded(encodedAttributes)).message) || text(message);
}

function valuesOf(fields: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, payload]) => [name, String(decoded(payload) ?? '')]));
}

function summaryOf(event: HistoryEvent): string {
  return text(decoded(record(record(event).userMetadata).summary));
}

/** Whatever an event is of, its attributes stand under the one key that ends so. */
function attributesOf(event: HistoryEvent): Record<string, unknown> {
  const key = Object.keys(event).find((name) => name.endsWith('EventAttributes'));
  return record(key && record(event)[key]);
}

function nameOf(eventType: string): string {
  return eventType.replace(/^EVENT_TYPE_/, '');
}

function timeOf({ eventTime }: HistoryEvent): number {
  return Number(eventTime?.seconds ?? 0) * 1_000 + Math.floor((eventTime?.nanos ?? 0) / 1_000_000);
}

function first(payloads: unknown): unknown {
  const { payloads: all } = record(payloads);
  return Array.isArray(all) ? decoded(all[0]) : null;
}

/** A value as the workflow wrote it: JSON in base64. What is written in another way is not told, and stays in the raw event. */
function decoded(payload: unknown): unknown {
  const { data } = record(payload);
  if (typeof data !== 'string' || data === '') return null;
  try {
    return JSON.parse(Buffer.from(data, 'base64').toString('utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

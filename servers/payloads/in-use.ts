import type { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { historyBackwards } from '../history-backwards';
import type { KeyRing } from './keys';
import type { Payload } from './seal';
import { isSealed, open, PayloadSealedError } from './seal';

/** A run, by the names that the engine gives it; without a run id, the last one of its workflow. */
export type Running = { readonly workflowId: string; readonly runId?: string };

/** How long what was read of a run is taken to be all that it is sealed with. */
const freshMs = 60_000;
const pageSize = 250;

type Samples = ReadonlyMap<string, Payload>;
type Seen = { readonly running: Running; readonly at: number; readonly reading: number; readonly samples: Samples };

/** What running workflows are sealed with: of each run that was looked at, one payload for each key. */
export class KeysInUse {
  private readonly seen = new Map<string, Seen>();
  private wanting = false;
  /** Which runs' workflows were looked at since the file of keys was last changed. */
  private held = { reading: 0, workflows: new Set<string>() };

  constructor(
    private readonly client: Client,
    private readonly keys: KeyRing | undefined,
  ) {}

  /** Whether a run that was looked at could not be opened, and nothing has shown since that all can. */
  get areWanting(): boolean {
    return this.wanting;
  }

  /**
   * Whether a workflow has yet to be looked at since the keys are these: what is sealed for it with another secret of a
   * right name would stand in its history for good.
   */
  hasYetToSee(workflowId: string): boolean {
    if (!this.keys) return false;
    const reading = this.keys.reading();
    if (this.held.reading !== reading) this.held = { reading, workflows: new Set() };
    return !this.held.workflows.has(workflowId);
  }

  /** Sees to it that a run can be opened; what it needs is read at most once a minute. @throws PayloadSealedError where it cannot */
  async requireOf(running: Running): Promise<void> {
    const name = running.runId ?? running.workflowId;
    const known = this.seen.get(name);
    const reading = this.keys?.reading() ?? 0;
    const isFresh = known && known.reading === reading && Date.now() - known.at < freshMs;
    if (isFresh && this.open(known)) return void this.held.workflows.add(running.workflowId);
    const samples = await this.read(running);
    this.seen.set(name, { running, samples, reading, at: Date.now() });
    this.require(samples);
    this.held.workflows.add(running.workflowId);
  }

  /** Sees to it that the runs that were looked at can be opened; one that cannot is remembered for as long as it runs. @throws PayloadSealedError */
  async requireOfKnown(): Promise<void> {
    for (const [name, seen] of this.seen) {
      if (!this.open(seen)) await this.requireOf(seen.running);
      else if (Date.now() - seen.at > freshMs) this.seen.delete(name);
    }
    this.wanting = false;
  }

  private open({ samples }: Seen): boolean {
    try {
      this.require(samples);
      return true;
    } catch (error) {
      if (!(error instanceof PayloadSealedError)) throw error;
      return false;
    }
  }

  private require(samples: Samples): void {
    try {
      for (const sample of samples.values()) open(sample, this.keys);
    } catch (sealed) {
      this.wanting = true;
      throw sealed;
    }
  }

  /** One payload for each key that a run needs: nothing where it is over. */
  private async read(running: Running): Promise<Samples> {
    const samples = new Map<string, Payload>();
    let last = true;
    for await (const { events } of historyBackwards(this.client, running, pageSize)) {
      if (last && isEnding(events?.[0]?.eventType)) return samples;
      last = false;
      collect(events, samples);
    }
    return samples;
  }
}

const { EventType } = temporal.api.enums.v1;
const endings: ReadonlySet<unknown> = new Set([
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW,
]);

function isEnding(type: unknown): boolean {
  return endings.has(type);
}

/** The first payload for each key, wherever in the events it stands. */
function collect(part: unknown, samples: Map<string, Payload>): void {
  if (typeof part !== 'object' || part === null || part instanceof Uint8Array) return;
  if (isPayload(part)) {
    const key = Buffer.from(part.metadata?.['encryption-key-id'] ?? []).toString('utf8');
    if (isSealed(part) && !samples.has(key)) samples.set(key, part);
    return;
  }
  for (const inner of Object.values(part)) collect(inner, samples);
}

function isPayload(part: object): part is Payload {
  if (!('metadata' in part) || typeof part.metadata !== 'object' || part.metadata === null) return false;
  return 'encoding' in part.metadata && part.metadata.encoding instanceof Uint8Array;
}

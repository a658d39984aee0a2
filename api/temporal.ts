import {
  ApplicationFailure,
  Client,
  Connection,
  isGrpcServiceError,
  makeGrpcRetryInterceptor,
  ServiceError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import type { Open } from '../audit/history/events';
import { dataConverterOf, keysOf } from '../servers/payloads/codec';
import { KeysInUse } from '../servers/payloads/in-use';
import type { KeyRing } from '../servers/payloads/keys';
import { opened } from '../servers/payloads/opened';
import type { temporalSettings } from '../servers/temporal';
import { temporalConnection } from '../servers/temporal';
import { problem } from './problem';
import type { Settings } from './settings';

/** How long a caller waits for the engine before being told that the outcome is not known. */
export const engineDeadlineMs = 2_200;

/** The door to the workflow engine. It opens at the first call, so that the API starts without the engine. */
export type Temporal = {
  readonly client: Client;
  readonly namespace: string;
  /** The keys that payloads are sealed with; undefined where they are not. */
  readonly keys: KeyRing | undefined;
  /** What those are held against. */
  readonly keysInUse: KeysInUse;
  /** Opens what is sealed in a history. Throws `PayloadSealedError`. */
  readonly open: Open;
  /** Runs calls to the engine until `deadline` (epoch ms of this machine); throws `engine_away` (503) where it does not answer. */
  within<T>(deadline: number, calls: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

type Address = Pick<
  Settings,
  'TEMPORAL_ADDRESS' | 'TEMPORAL_NAMESPACE' | 'DUBAN_PAYLOAD_KEYS' | keyof typeof temporalSettings
>;

export function openTemporal(settings: Address): Temporal {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = settings;
  const keys = keysOf(settings);
  const connection = Connection.lazy({
    ...temporalConnection(address, settings),
    // An engine that comes back is found within a second, not after gRPC's two minutes.
    interceptors: [makeGrpcRetryInterceptor(retries)],
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 1_000 },
  });
  const client = new Client({ connection, namespace, dataConverter: dataConverterOf(keys) });
  return {
    ...{ client, namespace, keys, keysInUse: new KeysInUse(client, keys), open: (value) => opened(value, keys) },
    async within(deadline, calls) {
      try {
        return await connection.withDeadline(deadline, calls);
      } catch (cause) {
        if (!isEngineAway(cause)) throw cause;
        throw problem('engine_away', { headers: { 'Retry-After': '3' } }, { cause });
      }
    },
    close: () => connection.close(),
  };
}

/**
 * While the engine restarts, a call is tried again for as long as its caller waits. The SDK's own back-off would sleep
 * past the deadline; and an engine that says it has too much (8) is not asked at once again.
 */
const retries = {
  retryableDecider: (attempt: number, { code }: { code: number }) => attempt < 20 && [10, 14].includes(code),
  delayFunction: () => 150,
};

/** gRPC's codes that leave the outcome open: cancelled, deadline, exhausted, aborted, internal, unavailable. */
const openCodes: ReadonlySet<number> = new Set([1, 4, 8, 10, 13, 14]);

/** Whether a failure says that the engine, or the worker behind it, did not answer in time. */
export function isEngineAway(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  if (error instanceof WorkflowUpdateFailedError) return wasPassedOver(error.cause);
  if (error instanceof ServiceError) return isEngineAway(error.cause);
  if (!isGrpcServiceError(error)) return false;
  // The workflow's task keeps failing: the worker is there, and cannot go on yet.
  if (error.code === 9) return /Workflow Task in failed state/i.test(error.details);
  return openCodes.has(error.code);
}

/** Under a burst the engine may give an update up that the worker did not come to: nothing was decided, so it may be sent again. */
function wasPassedOver(cause: Error | undefined): boolean {
  return cause instanceof ApplicationFailure && cause.type === 'UnprocessedUpdate';
}

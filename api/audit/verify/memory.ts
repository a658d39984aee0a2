import { isGrpcServiceError } from '@temporalio/client';
import { optionalTsToMs } from '@temporalio/common/lib/time';
import type { Temporal } from '../../temporal';

const hourMs = 3_600_000;
/** Engines keep what has ended for a day at least. */
const leastMs = 24 * hourMs;
/** gRPC's codes of an engine that does not say it to us: not permitted, not implemented. */
const unsaid: ReadonlySet<number> = new Set([7, 12]);

/** For how long the engine is sure to know a run that has ended, milliseconds: as it is set to, less an hour. */
export async function memoryOf({ client, namespace, within }: Temporal): Promise<number> {
  try {
    const { config } = await within(Date.now() + 10_000, () => client.workflowService.describeNamespace({ namespace }));
    return (optionalTsToMs(config?.workflowExecutionRetentionTtl) ?? leastMs) - hourMs;
  } catch (error) {
    if (isGrpcServiceError(error) && unsaid.has(error.code)) return leastMs - hourMs;
    throw error;
  }
}

import type { Connection } from '@temporalio/client';
import { msToTs, optionalTsToMs } from '@temporalio/common/lib/time';

const retentionMs = 30 * 24 * 3_600_000;

/**
 * Has the engine keep closed workflows for 30 days; the shipped 24 hours would let a history go before it is archived.
 * A longer time that somebody set by hand stays.
 */
export const ensureRetention = async (connection: Connection, namespace: string): Promise<void> => {
  const { config } = await connection.workflowService.describeNamespace({ namespace });
  const found = optionalTsToMs(config?.workflowExecutionRetentionTtl) ?? 0;
  if (found >= retentionMs) return;
  const longer = { workflowExecutionRetentionTtl: msToTs(retentionMs) };
  await connection.workflowService.updateNamespace({ namespace, config: longer });
};

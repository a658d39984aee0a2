import { Connection } from '@temporalio/client';

export type TemporalAddress = { address: string; namespace: string; apiKey?: string | undefined };

const answerMs = 5_000;

/**
 * Connects and asks for the namespace, since a server answers before its namespaces do.
 * @throws the client's error where address, key or namespace is wrong.
 */
export const connectTemporal = async ({ address, namespace, apiKey }: TemporalAddress): Promise<Connection> => {
  const connection = await Connection.connect({
    address,
    connectTimeout: answerMs,
    ...(apiKey === undefined ? {} : { apiKey, tls: true }),
    metadata: { 'temporal-namespace': namespace },
  });
  try {
    await connection.withDeadline(Date.now() + answerMs, () =>
      connection.workflowService.describeNamespace({ namespace }),
    );

    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
};

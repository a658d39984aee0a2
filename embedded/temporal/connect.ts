import { Connection } from '@temporalio/client';
import type { TemporalSecurity } from '../../servers/temporal';
import { temporalConnection } from '../../servers/temporal';
import { tlsFaultAt } from '../../servers/temporal-tls';

export type TemporalAddress = { address: string; namespace: string; security?: TemporalSecurity };

const answerMs = 5_000;

/**
 * Connects and asks for the namespace, since a server answers before its namespaces do.
 * @throws ConnectionFault where TLS does not come about, the client's error where address, key or namespace is wrong.
 */
export const connectTemporal = async ({ address, namespace, security = {} }: TemporalAddress): Promise<Connection> => {
  const fault = await tlsFaultAt(address, security);
  if (fault) throw fault;
  const connection = await Connection.connect({
    ...temporalConnection(address, security),
    connectTimeout: answerMs,
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

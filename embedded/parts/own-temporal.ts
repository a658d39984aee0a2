import type { Connection } from '@temporalio/client';
import type { Part } from '../part';
import type { TemporalAddress } from '../temporal/connect';
import { connectTemporal } from '../temporal/connect';
import { ensureSearchAttributes } from '../temporal/search-attributes';
import { unreachable } from '../unreachable';

/** A Temporal that the user runs, or Temporal Cloud. */
export const ownTemporal = (where: TemporalAddress): Part => ({
  name: 'Temporal',
  address: `${where.address}/${where.namespace}`,
  async start() {
    const connection = await connect(where);
    try {
      await ensureSearchAttributes(connection, where.namespace);
    } finally {
      await connection.close();
    }

    return undefined;
  },
  stop: async () => undefined,
});

const connect = (where: TemporalAddress): Promise<Connection> =>
  connectTemporal(where).catch((error: unknown) => {
    throw unreachable('TEMPORAL_ADDRESS', `${where.address}, namespace ${where.namespace}`, error);
  });

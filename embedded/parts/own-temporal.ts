import type { Connection } from '@temporalio/client';
import { reasonOf, StartFailure } from '../failure';
import type { Part } from '../part';
import type { TemporalAddress } from '../temporal/connect';
import { connectTemporal } from '../temporal/connect';
import { ensureSearchAttributes } from '../temporal/search-attributes';

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
    const reason = reasonOf(error);
    throw new StartFailure(
      `连不上 TEMPORAL_ADDRESS（${where.address}，命名空间 ${where.namespace}）：${reason}`,
      `TEMPORAL_ADDRESS cannot be reached (${where.address}, namespace ${where.namespace}): ${reason}`,
      { cause: error },
    );
  });

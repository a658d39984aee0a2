import type { Client } from '@temporalio/client';
import type { Database } from '../../prisma/client';
import { connectionStart, connectionType } from '../../workflows/messages/connection';
import type { LookedAfter } from '../look-after';
import { lookAfter, warnOf } from '../look-after';

/** At most one waking of all connections in this time, however much is recorded. */
const pauseMs = 300;

/** Wakes the connections that are at work. With none of them `happened` does nothing at all. */
export type Waker = LookedAfter & {
  /** Something was recorded; never throws and never waits. */
  readonly happened: () => void;
  /** A connection is at work, as its own turn says: known at once, and not only at the next look. */
  readonly heard: (connection: string) => void;
};

/**
 * Keeps every active connection's workflow running, and wakes it when something is recorded. Which there are is looked
 * up once a minute, so that recording need not ask; a workflow looks for itself once a minute too.
 */
export function keepConnections(
  client: Pick<Client, 'workflow'>,
  database: Database,
  report = warnOf('connections could not be woken'),
): Waker {
  let known = new Set<string>();
  let wanted = false;
  let running: Promise<void> | undefined;

  const wake = async () => {
    for (const connection of known) await client.workflow.signalWithStart(connectionType, connectionStart(connection));
  };
  async function run(): Promise<void> {
    while (wanted) {
      wanted = false;
      const pause = new Promise<void>((resolve) => setTimeout(resolve, pauseMs).unref());
      await wake().catch(report);
      await pause;
    }
    running = undefined;
  }
  const looking = lookAfter(async () => {
    const active = await database.connection.findMany({ where: { state: 'active' }, select: { id: true } });
    known = new Set(active.map(({ id }) => id));
    await wake();
  }, report);

  return {
    happened() {
      if (known.size === 0) return;
      wanted = true;
      running ??= run();
    },
    heard(connection) {
      known.add(connection);
    },
    async stop() {
      await looking.stop();
      wanted = false;
      await running;
    },
  };
}

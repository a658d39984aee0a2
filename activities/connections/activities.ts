import { Context } from '@temporalio/activity';
import type { AllowedHosts } from '../../domain/connections/address';
import type { Locale } from '../../domain/locale';
import type { Database } from '../../prisma/client';
import type { Sealer } from '../../prisma/connection-key';
import { openSealer } from '../../prisma/connection-key';
import { takeTurn } from './deliver';
import type { Turn } from './turn';

/** What connections are told with. */
export type ConnectionDependencies = {
  readonly database: Database;
  readonly publicUrl: string;
  readonly locale: Locale;
  /** The organisation's time zone, in which robots tell times. */
  readonly zone: string;
  /** Hosts inside the organisation's own network that may be written to. */
  readonly hosts: AllowedHosts;
  /** The file of the key that connections' secrets are encrypted with; in the database where left out. */
  readonly connectionKey: string | undefined;
  /** Called after letters have been written, so that they go out at once. */
  readonly nudge: () => void;
  /** Called with a connection that is at work, so that it is woken by what is recorded. */
  readonly heard: (connection: string) => void;
};

const beatMs = 3_000;

/** The activity of the workflow that each connection has. */
export function createConnectionActivities(dependencies: ConnectionDependencies) {
  const { database, publicUrl, connectionKey, heard, ...rest } = dependencies;
  let opened: Promise<Sealer> | undefined;
  const sealer = () => {
    opened ??= openSealer(database, connectionKey).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  const speaker = { database, sealer, base: publicUrl.replace(/\/+$/, ''), ...rest };
  return {
    /** Tells a connection what has happened, as far as it is due. */
    async tellConnection(connection: string): Promise<Turn> {
      heard(connection);
      const context = Context.current();
      const beat = setInterval(() => context.heartbeat(), beatMs);
      try {
        return await takeTurn(speaker, connection, context.cancellationSignal);
      } finally {
        clearInterval(beat);
      }
    },
  };
}

export type ConnectionActivities = ReturnType<typeof createConnectionActivities>;

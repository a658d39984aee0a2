import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Part } from '../part';
import { loopback } from '../ports';
import type { Voice } from '../say';
import { connectTemporal } from '../temporal/connect';
import { ensureRetention } from '../temporal/retention';
import { startTemporal } from '../temporal/server';
import { findTemporalCli } from '../temporal-binary';

type Options = {
  home: string;
  port: number;
  pagePort: number;
  /** Its page as people open it. */
  page: string;
  namespace: string;
  /** What opens sealed payloads for the page. */
  codec: string | undefined;
};

/** The engine of this machine, with a database file and its own web page. */
export const embeddedTemporal = ({ home, port, pagePort, page, namespace, codec }: Options, voice: Voice): Part => ({
  name: 'Temporal',
  address: `${loopback}:${port}  ${page}`,
  async start(born) {
    const folder = join(home, 'temporal'); // of its own, since the server leaves its file readable to all
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const child = await startTemporal({
      program: await findTemporalCli(voice.note),
      databaseFile: join(folder, 'temporal.db'),
      port,
      uiPort: pagePort,
      codec,
      namespace,
      logFile: join(home, 'logs', 'temporal.log'),
      born,
    });
    const connection = await connectTemporal({ address: `${loopback}:${port}`, namespace });
    try {
      await ensureRetention(connection, namespace);
    } catch (error) {
      await child.stop('SIGTERM', 10_000);
      throw error;
    } finally {
      await connection.close();
    }

    return child;
  },
  stop: (child) => child.stop('SIGTERM', 15_000),
});

import { join } from 'node:path';
import type { Born, Child } from '../child';
import { startChild } from '../child';
import { inherited } from '../inherited';
import { nodeArgs } from '../node-program';
import { loopback } from '../ports';
import { untilReady } from '../ready';

export type MailOptions = {
  folder: string;
  smtpPort: number;
  httpPort: number;
  logFile: string;
  /** Beside its folder and ports; what every program may know of this machine where left out. */
  env?: NodeJS.ProcessEnv;
  born?: Born;
};

export type MailCatcher = { child: Child; smtpUrl: string; pageUrl: string };

/** Starts the catcher in a process of its own and returns when letters and readers are welcome. */
export const startMailCatcher = async (options: MailOptions): Promise<MailCatcher> => {
  const { folder, smtpPort, httpPort, logFile } = options;
  const child = await untilReady('mail', (onLine) =>
    startChild({
      program: process.execPath,
      args: nodeArgs(join(__dirname, 'main.ts')),
      env: {
        ...(options.env ?? inherited()),
        DUBAN_MAIL_FOLDER: folder,
        DUBAN_MAIL_SMTP_PORT: String(smtpPort),
        DUBAN_MAIL_HTTP_PORT: String(httpPort),
      },
      logFile,
      onLine,
      born: options.born,
    }),
  );

  return { child, smtpUrl: `smtp://${loopback}:${smtpPort}`, pageUrl: `http://${loopback}:${httpPort}` };
};

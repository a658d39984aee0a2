import { join } from 'node:path';
import { startMailCatcher } from '../mail/process';
import type { Part } from '../part';
import { loopback } from '../ports';

type Options = { home: string; smtpPort: number; pagePort: number; env: NodeJS.ProcessEnv };

/** The catcher: takes every letter, sends none on, and shows them on a page. */
export const embeddedMail = ({ home, smtpPort, pagePort, env }: Options): Part => ({
  name: 'Mail',
  address: `smtp://${loopback}:${smtpPort}  http://${loopback}:${pagePort}`,
  async start(born) {
    const logFile = join(home, 'logs', 'mail.log');
    const folder = join(home, 'mail');
    const { child } = await startMailCatcher({ folder, smtpPort, httpPort: pagePort, logFile, env, born });

    return child;
  },
  stop: (child) => child.stop('SIGTERM', 5_000),
});

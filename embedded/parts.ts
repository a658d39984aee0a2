import type { Places } from './environment';
import { findEnvironments, pageOf } from './environment';
import type { Ports, Remembered } from './home';
import type { Part } from './part';
import { embeddedMail } from './parts/mail';
import { ownMail } from './parts/own-mail';
import { ownPostgres } from './parts/own-postgres';
import { ownTemporal } from './parts/own-temporal';
import { embeddedPostgres } from './parts/postgres';
import { program } from './parts/program';
import { embeddedTemporal } from './parts/temporal';
import type { Voice } from './say';
import type { Settings } from './settings';
import { publicUrl, temporalSecurity } from './settings';

/** All that has to run; the programs need the ground. */
export type Parts = { postgres: Part; temporal: Part; mail: Part; worker: Part; api: Part };

/** As the API has it; Temporal's page adds `/decode`. */
const codecPath = '/api/codec';

/** Chooses for each part between the user's own and ours. */
export const chooseParts = (
  settings: Settings,
  { ports, passwords }: { ports: Ports; passwords: Remembered['passwords'] },
  places: Places,
  voice: Voice,
  printedToken?: string,
): Parts => {
  const { DUBAN_HOME: home, DATABASE_URL, TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE: namespace, SMTP_URL } = settings;
  const env = findEnvironments(settings, places, printedToken);
  const cluster = { home, port: ports.postgres, ownerPassword: passwords.owner, appPassword: passwords.app };
  const codec = settings.DUBAN_PAYLOAD_KEYS ? `${publicUrl(settings)}${codecPath}` : undefined;
  const page = pageOf(settings, ports);
  const engine = { home, port: ports.temporal, pagePort: ports.temporalPage, page, namespace, codec };

  return {
    postgres: DATABASE_URL ? ownPostgres(DATABASE_URL) : embeddedPostgres(cluster, voice),
    temporal: TEMPORAL_ADDRESS
      ? ownTemporal({ address: TEMPORAL_ADDRESS, namespace, security: temporalSecurity(settings) })
      : embeddedTemporal(engine, voice),
    mail: SMTP_URL
      ? ownMail({ SMTP_URL, SMTP_TLS_CA: settings.SMTP_TLS_CA })
      : embeddedMail({ home, smtpPort: ports.smtp, pagePort: ports.mailPage, env: env.mail }),
    worker: program({ name: 'Worker', script: 'worker/main.ts', address: '', home, env: env.worker }, voice),
    api: program({ name: 'API', script: 'api/main.ts', address: localUrl(settings), home, env: env.api }, voice),
  };
};

/** Where this machine itself finds the API; the public address may lead through a gateway. */
export const localUrl = ({ PORT }: Settings): string => `http://localhost:${PORT}`;

import { connectionKeyFile } from './connection-key';
import type { Ports, Remembered } from './home';
import { inherited, inheritedWithNetwork, ownVariables } from './inherited';
import { loopback } from './ports';
import type { Settings } from './settings';
import { publicUrl, temporalSecurity } from './settings';
import { signInKeyFile } from './sign-in-key';
import { signingKeyFile } from './signing-key';

/** Where everything is, whoever runs it. */
export type Places = {
  /** For worker and API. */
  databaseUrl: string;
  /** For migrations, and for whoever saves or restores the whole. */
  ownerUrl: string;
  temporalAddress: string;
  temporalPage: string | undefined;
  smtpUrl: string;
  mailPage: string | undefined;
};

/** Reckons every address from what the user gave and the ports we chose. */
export const findPlaces = (settings: Settings, ports: Ports, passwords: Remembered['passwords']): Places => {
  const own = settings.DATABASE_URL;
  const database = `${loopback}:${ports.postgres}/duban`;

  return {
    databaseUrl: own ?? `postgresql://duban_app:${passwords.app}@${database}`,
    ownerUrl: settings.DUBAN_MIGRATION_DATABASE_URL ?? own ?? `postgresql://duban:${passwords.owner}@${database}`,
    temporalAddress: settings.TEMPORAL_ADDRESS ?? `${loopback}:${ports.temporal}`,
    temporalPage: settings.DUBAN_TEMPORAL_UI ?? (settings.TEMPORAL_ADDRESS ? undefined : pageOf(settings, ports)),
    smtpUrl: settings.SMTP_URL ?? `smtp://${loopback}:${ports.smtp}`,
    mailPage: settings.SMTP_URL ? undefined : `http://${loopback}:${ports.mailPage}`,
  };
};

/**
 * Where Temporal's own page is. With payloads sealed it is to be opened under the name that the dashboard has, since a
 * browser sends the cookie of whoever is signed in to no other.
 */
export const pageOf = (settings: Settings, ports: Ports): string =>
  `http://${settings.DUBAN_PAYLOAD_KEYS ? 'localhost' : loopback}:${ports.temporalPage}`;

/** What each of our programs is told, and nothing beside it. */
export type Environments = { worker: NodeJS.ProcessEnv; api: NodeJS.ProcessEnv; mail: NodeJS.ProcessEnv };

/** The password of the database's owner is for none of them, and what signing in needs is for the API alone. */
export const findEnvironments = (
  settings: Settings,
  places: Places,
  printedToken: string | undefined,
): Environments => {
  const words = { DUBAN_TIMEZONE: settings.DUBAN_TIMEZONE, DUBAN_LOCALE: settings.DUBAN_LOCALE };
  const program = {
    ...inheritedWithNetwork(),
    ...ownVariables(),
    ...words,
    DATABASE_URL: places.databaseUrl,
    TEMPORAL_ADDRESS: places.temporalAddress,
    TEMPORAL_NAMESPACE: settings.TEMPORAL_NAMESPACE,
    ...temporalSecurity(settings),
    SMTP_URL: places.smtpUrl,
    ...(settings.SMTP_TLS_CA ? { SMTP_TLS_CA: settings.SMTP_TLS_CA } : {}),
    ...(settings.DUBAN_PAYLOAD_KEYS ? { DUBAN_PAYLOAD_KEYS: settings.DUBAN_PAYLOAD_KEYS } : {}),
    ...(settings.MAIL_FROM ? { MAIL_FROM: settings.MAIL_FROM } : {}),
    PUBLIC_URL: publicUrl(settings),
    DUBAN_CONNECTION_KEY: settings.DUBAN_CONNECTION_KEY ?? connectionKeyFile(settings.DUBAN_HOME),
    DUBAN_SIGNING_KEY: settings.DUBAN_SIGNING_KEY ?? signingKeyFile(settings.DUBAN_HOME),
  };
  const api = {
    ...program,
    PORT: String(settings.PORT),
    DUBAN_HOME: settings.DUBAN_HOME,
    DUBAN_DEMO: settings.DUBAN_DEMO ?? (settings.DATABASE_URL ? '0' : '1'),
    DUBAN_SIGN_IN_KEY: settings.DUBAN_SIGN_IN_KEY ?? signInKeyFile(settings.DUBAN_HOME),
    ...(settings.DUBAN_OIDC_CLIENT_SECRET ? { DUBAN_OIDC_CLIENT_SECRET: settings.DUBAN_OIDC_CLIENT_SECRET } : {}),
    ...(settings.DUBAN_ADMIN_TOKEN ? { DUBAN_ADMIN_TOKEN: settings.DUBAN_ADMIN_TOKEN } : {}),
    ...(printedToken ? { DUBAN_FIRST_TOKEN: printedToken } : {}),
    ...(places.mailPage ? { DUBAN_MAIL_URL: places.mailPage } : {}),
    ...(places.temporalPage ? { DUBAN_TEMPORAL_UI: places.temporalPage } : {}),
  };

  return { worker: program, api, mail: { ...inherited(), ...words } };
};

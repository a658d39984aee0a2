import { z } from 'zod';
import { readCertificate, requirePair } from './certificates';

/** How Temporal is reached, as the environment says; files are named by their paths, PEM. */
export const temporalSettings = {
  TEMPORAL_API_KEY: z.string().min(1).optional(),
  TEMPORAL_TLS_CA: z.string().min(1).optional(),
  TEMPORAL_TLS_CERT: z.string().min(1).optional(),
  TEMPORAL_TLS_KEY: z.string().min(1).optional(),
  TEMPORAL_TLS_SERVER_NAME: z.string().min(1).optional(),
};

/** Their names, for who hands them on. */
export const temporalVariables = Object.keys(temporalSettings) as (keyof typeof temporalSettings)[];

/** What is given of them. */
export type TemporalSecurity = { readonly [Name in keyof typeof temporalSettings]?: string | undefined };

type Options = {
  readonly address: string;
  readonly apiKey?: string;
  readonly tls?: {
    readonly serverRootCACertificate?: Buffer;
    readonly clientCertPair?: { readonly crt: Buffer; readonly key: Buffer };
    readonly serverNameOverride?: string;
  };
};

/**
 * How to connect, for the client and the worker alike. With a key or any certificate it is by TLS, whose certificate is
 * always verified; an API key never goes over a line that is not. Throws `ConnectionFault` where a file is not there.
 */
export function temporalConnection(address: string, given: TemporalSecurity): Options {
  const { TEMPORAL_API_KEY: apiKey, TEMPORAL_TLS_CA: ca, TEMPORAL_TLS_SERVER_NAME: serverName } = given;
  const { TEMPORAL_TLS_CERT: cert, TEMPORAL_TLS_KEY: key } = given;
  requirePair(['TEMPORAL_TLS_CERT', 'TEMPORAL_TLS_KEY'], cert, key);
  if (!(apiKey ?? ca ?? cert ?? serverName)) return { address };
  return {
    address,
    ...(apiKey && { apiKey }),
    tls: {
      ...(ca && { serverRootCACertificate: readCertificate('TEMPORAL_TLS_CA', ca) }),
      ...(cert &&
        key && {
          clientCertPair: {
            crt: readCertificate('TEMPORAL_TLS_CERT', cert),
            key: readCertificate('TEMPORAL_TLS_KEY', key),
          },
        }),
      ...(serverName && { serverNameOverride: serverName }),
    },
  };
}

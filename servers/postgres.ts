import { readCertificate, requirePair } from './certificates';
import { ConnectionFault } from './fault';

/** How the driver is to connect; whatever an address says of TLS stands in `ssl` alone. */
export type PostgresConnection = {
  readonly connectionString: string;
  readonly ssl:
    | false
    | { readonly rejectUnauthorized: true; readonly ca?: string; readonly cert?: string; readonly key?: string };
};

const ours = ['ssl', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey'] as const;

/**
 * Reads an address of PostgreSQL, with libpq's own `sslmode`, `sslrootcert`, `sslcert` and `sslkey` (files, PEM). There
 * are two ways only: no TLS (`disable`, or nothing said), and TLS whose certificate and host name are verified (`require`,
 * `verify-ca` and `verify-full` alike, whatever the driver makes of them). What would fall back to a plain line, or take
 * any certificate, is refused. Throws {@link ConnectionFault}.
 */
export function postgresConnection(address: string): PostgresConnection {
  const url = new URL(address);
  const { ssl, sslmode, sslrootcert, sslcert, sslkey } = Object.fromEntries(
    ours.map((name) => [name, url.searchParams.get(name) || undefined]),
  ) as Partial<Record<(typeof ours)[number], string>>;
  for (const name of [...ours, 'uselibpqcompat']) url.searchParams.delete(name);
  requirePair(['sslcert', 'sslkey'], sslcert, sslkey);
  const mode = sslmode ?? (ssl === undefined ? undefined : (modes[ssl] ?? ssl));
  if (mode === 'disable' || (mode === undefined && !sslrootcert && !sslcert))
    return { connectionString: url.href, ssl: false };
  if (mode !== undefined && !['require', 'verify-ca', 'verify-full'].includes(mode)) throw unsafe(mode);
  const file = (name: string, path: string) => readCertificate(`DATABASE_URL ${name}`, path).toString('utf8');
  return {
    connectionString: url.href,
    ssl: {
      rejectUnauthorized: true,
      ...(sslrootcert && sslrootcert !== 'system' && { ca: file('sslrootcert', sslrootcert) }),
      ...(sslcert && sslkey && { cert: file('sslcert', sslcert), key: file('sslkey', sslkey) }),
    },
  };
}

const modes: Readonly<Record<string, string>> = {
  ...{ true: 'verify-full', '1': 'verify-full', false: 'disable', '0': 'disable' },
};

function unsafe(mode: string): ConnectionFault {
  return new ConnectionFault(
    'tls_mode_unsafe',
    `DATABASE_URL 的 sslmode=${mode} 不能保证加密和核验：请用 verify-full，或在可信网络内用 disable`,
    `sslmode=${mode} in DATABASE_URL promises neither encryption nor verification: use verify-full, or disable on a network that is trusted`,
  );
}

import { isIP } from 'node:net';
import { readCertificate } from './certificates';
import { ConnectionFault } from './fault';

/** Where letters are given to, and the file (PEM) of who signs that server's certificate, where it is no public authority. */
export type MailServer = { readonly SMTP_URL: string; readonly SMTP_TLS_CA?: string | undefined };

/** How the mail library is to connect. */
export type MailConnection = {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly requireTLS: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
  readonly tls: { readonly rejectUnauthorized: true; readonly minVersion: 'TLSv1.2'; readonly ca?: Buffer };
};

/**
 * Reads an address of a mail server: `smtps://` is TLS from the first byte; `smtp://` has to change to TLS by STARTTLS
 * before anything is said, unless the server is this machine or the address says `?requireTLS=false`. The certificate is
 * verified wherever there is one. Throws {@link ConnectionFault}.
 */
export function mailConnection({ SMTP_URL: address, SMTP_TLS_CA: ca }: MailServer): MailConnection {
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const unknown = [...url.searchParams.keys()].find((name) => name !== 'requireTLS');
  const required = url.searchParams.get('requireTLS') ?? String(!isLoopback(host));
  if (unknown !== undefined || !['true', 'false'].includes(required)) throw unknownOption(unknown ?? 'requireTLS');
  const { username, password } = url;
  return {
    host,
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    requireTLS: required === 'true',
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca && { ca: readCertificate('SMTP_TLS_CA', ca) }) },
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function unknownOption(name: string): ConnectionFault {
  return new ConnectionFault(
    'address_option_unknown',
    `SMTP_URL 不认识 ${name}：只可用 requireTLS=true 或 false；自签机构用 SMTP_TLS_CA 给出`,
    `SMTP_URL has ${name}, which is not known: only requireTLS=true or false is; an authority of one’s own is given by SMTP_TLS_CA`,
  );
}

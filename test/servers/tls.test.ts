import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo, Server, Socket } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { createServer } from 'node:tls';
import { NativeConnection } from '@temporalio/worker';
import { SMTPServer } from 'smtp-server';
import { openTransport } from '../../activities/letters/transport';
import type { Part } from '../../embedded/part';
import { ownMail } from '../../embedded/parts/own-mail';
import { ownPostgres } from '../../embedded/parts/own-postgres';
import { ownTemporal } from '../../embedded/parts/own-temporal';
import { freePort } from '../../embedded/ports';
import { postgresAccount } from '../../embedded/postgres/account';
import type { Cluster } from '../../embedded/postgres/open';
import { openCluster } from '../../embedded/postgres/open';
import { openForReading } from '../../prisma/auditor';
import { openDatabase } from '../../prisma/client';
import { applyMigrations } from '../../prisma/migrate';
import type { MailServer } from '../../servers/mail';
import { temporalConnection } from '../../servers/temporal';
import type { Authority, Pair } from '../support/certificates';
import { makeAuthority } from '../support/certificates';
import { keyProxy } from './key-proxy';

jest.setTimeout(60_000);

let authority: Authority;
let stranger: Authority;
let server: Pair;
let elsewhere: Pair;
let client: Pair;
let foreign: Pair;

beforeAll(async () => {
  [authority, stranger] = await Promise.all([makeAuthority('ours'), makeAuthority('another')]);
  [server, elsewhere, client, foreign] = await Promise.all([
    authority.issue('127.0.0.1'),
    authority.issue('elsewhere.example.test'),
    authority.issue('duban'),
    stranger.issue('duban'),
  ]);
});
afterAll(() => {
  authority.remove();
  stranger.remove();
});

/** What a start says of a server that cannot be used. */
async function refusal(part: Part): Promise<string> {
  const failure = await part
    .start(() => undefined)
    .then(
      () => ({ code: 'started' }),
      (error: { code?: string; zh: string; en: string }) => error,
    );
  if ('zh' in failure)
    expect([failure.zh, failure.en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.any(String)]);
  return failure.code ?? ('en' in failure ? failure.en : '');
}

describe('PostgreSQL', () => {
  let home: string;
  let cluster: Cluster;
  const at = (options: Record<string, string>, url = cluster.appUrl) => {
    const address = new URL(url);
    for (const [name, value] of Object.entries(options)) address.searchParams.set(name, value);
    return address.href;
  };
  const pair = ({ cert, key }: Pair) => ({ sslcert: cert, sslkey: key });

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'duban-tls-'));
    const hba = join(home, 'hba.conf');
    // Whoever owns the schema comes either way; worker and API by TLS and with a certificate of theirs.
    writeFileSync(
      hba,
      'host all duban 127.0.0.1/32 scram-sha-256\nhostssl all duban_app 127.0.0.1/32 scram-sha-256 clientcert=verify-ca\n',
    );
    const key = join(home, 'server.key');
    writeFileSync(key, readFileSync(server.key), { mode: 0o600 });
    const files = { cert: join(home, 'server.pem'), ca: join(home, 'ca.pem') };
    writeFileSync(files.cert, readFileSync(server.cert));
    writeFileSync(files.ca, readFileSync(authority.ca));
    const account = postgresAccount();
    if (account) chownSync(key, account.uid, account.gid);
    cluster = await openCluster({
      ...{ home, port: await freePort(), ownerPassword: 'owner', appPassword: 'app' },
      settings: { hba_file: hba, ssl: 'on', ssl_cert_file: files.cert, ssl_key_file: key, ssl_ca_file: files.ca },
    });
  });
  afterAll(async () => {
    await cluster?.child.stop('SIGINT', 10_000);
    rmSync(home, { recursive: true, force: true });
  });

  it('is reached by TLS in every mode that promises it, by migrations, pools and readers', async () => {
    await applyMigrations(at({ sslmode: 'verify-full', sslrootcert: authority.ca }, cluster.ownerUrl));
    for (const sslmode of ['require', 'verify-ca', 'verify-full']) {
      const url = at({ sslmode, sslrootcert: authority.ca, ...pair(client) });
      const database = openDatabase(url);
      const reading = await openForReading(url, database);
      expect(await database.$queryRaw`SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()`).toEqual([
        { ssl: true },
      ]);
      expect(await reading.$queryRaw`SELECT current_user AS who`).toEqual([{ who: 'duban_auditor' }]);
      await Promise.all([database.$disconnect(), reading.$disconnect()]);
    }
  });

  it.each([
    ['a plain line', () => at({ sslmode: 'disable' }), 'tls_required'],
    [
      'no client certificate',
      () => at({ sslmode: 'verify-full', sslrootcert: authority.ca }),
      'client_certificate_refused',
    ],
    [
      'a foreign client certificate',
      () => at({ sslmode: 'require', sslrootcert: authority.ca, ...pair(foreign) }),
      'client_certificate_refused',
    ],
    [
      'a CA that did not sign',
      () => at({ sslmode: 'require', sslrootcert: stranger.ca, ...pair(client) }),
      'certificate_untrusted',
    ],
    ['no CA', () => at({ sslmode: 'verify-ca', ...pair(client) }), 'certificate_untrusted'],
    [
      'another host name',
      () =>
        at({ sslmode: 'verify-full', sslrootcert: authority.ca, ...pair(client) }).replace('127.0.0.1', 'localhost'),
      'certificate_other_name',
    ],
    ['a mode that verifies nothing', () => at({ sslmode: 'no-verify' }), 'tls_mode_unsafe'],
    ['a mode that falls back', () => at({ sslmode: 'prefer' }), 'tls_mode_unsafe'],
    [
      'a file that is not there',
      () => at({ sslmode: 'require', sslrootcert: '/nowhere/ca.pem' }),
      'certificate_file_unreadable',
    ],
    ['half a pair', () => at({ sslmode: 'require', sslcert: client.cert }), 'certificate_pair_incomplete'],
  ])('is refused with %s', async (_, url, code) => {
    expect(await refusal(ownPostgres(url()))).toBe(code);
  });

  it('that offers no TLS is refused where TLS is asked for', async () => {
    const url = at({ sslmode: 'verify-full' }, process.env.TEST_DATABASE_URL);
    expect(await refusal(ownPostgres(url))).toBe('tls_not_offered');
  });
});

describe('the mail server', () => {
  const servers: SMTPServer[] = [];
  afterAll(() => Promise.all(servers.map((one) => new Promise<void>((resolve) => one.close(() => resolve())))));

  async function smtp(scheme: 'smtp' | 'smtps', pair: Pair | null, query = '') {
    const files = pair && { key: readFileSync(pair.key), cert: readFileSync(pair.cert) };
    let secured = 0;
    const one = new SMTPServer({
      ...{ secure: scheme === 'smtps', authOptional: true, ...files },
      ...(pair ? {} : { disabledCommands: ['STARTTLS'] }),
      onMailFrom: ({ address: _ }, session, done) => {
        if (session.secure) secured++;
        done();
      },
      onData: (stream, _session, done) => void stream.on('end', () => done()).resume(),
    });
    one.on('error', () => undefined);
    servers.push(one);
    await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', () => resolve()));
    const { port } = one.server.address() as AddressInfo;
    return { url: `${scheme}://127.0.0.1:${port}${query}`, secured: () => secured };
  }
  const send = async (given: MailServer) => {
    const transport = openTransport({ server: given, connections: 1, sendMs: 10_000 });
    const answer = await transport.send({ from: 'a@example.test', to: 'b@example.test', subject: 's', text: 't' });
    transport.close();
    return 'response' in answer;
  };

  it('takes letters by TLS from the first byte, or by STARTTLS, with a certificate of an authority that is named', async () => {
    for (const one of [await smtp('smtps', server), await smtp('smtp', server, '?requireTLS=true')]) {
      const given = { SMTP_URL: one.url, SMTP_TLS_CA: authority.ca };
      expect(await send(given)).toBe(true);
      expect(one.secured()).toBe(1);
      expect(await refusal(ownMail(given))).toBe('started');
    }
  });

  it('is refused where its certificate is not verified, or TLS is not there', async () => {
    const over = async (scheme: 'smtp' | 'smtps', pair: Pair | null, query: string, ca?: string) => {
      const given = { SMTP_URL: (await smtp(scheme, pair, query)).url, SMTP_TLS_CA: ca };
      expect(await send(given)).toBe(false);
      return refusal(ownMail(given));
    };
    expect(await over('smtps', server, '', stranger.ca)).toBe('certificate_untrusted');
    expect(await over('smtp', server, '?requireTLS=true')).toBe('certificate_untrusted');
    expect(await over('smtps', elsewhere, '', authority.ca)).toBe('certificate_other_name');
    expect(await over('smtp', null, '?requireTLS=true')).toBe('tls_not_offered');
    const plain = await smtp('smtp', null);
    expect(await refusal(ownMail({ SMTP_URL: plain.url.replace('smtp:', 'smtps:') }))).toBe('tls_not_offered');
    expect(await refusal(ownMail({ SMTP_URL: `${plain.url}?tls.rejectUnauthorized=false` }))).toBe(
      'address_option_unknown',
    );
    expect(await refusal(ownMail({ SMTP_URL: 'smtps://127.0.0.1:1', SMTP_TLS_CA: '/nowhere' }))).toBe(
      'certificate_file_unreadable',
    );
  });
});

describe('Temporal', () => {
  const proxies: Server[] = [];
  const sockets = new Set<Socket>();
  const [host = '', port = ''] = (process.env.TEST_TEMPORAL_ADDRESS ?? '').split(':');
  const near = (one: Server) => {
    proxies.push(one);
    one.on('connection', (socket: Socket) => sockets.add(socket));
    return new Promise<string>((resolve) =>
      one.listen(0, '127.0.0.1', () => resolve(`127.0.0.1:${(one.address() as AddressInfo).port}`)),
    );
  };
  afterAll(() => {
    for (const one of proxies) one.close();
    for (const socket of sockets) socket.destroy();
  });

  /** The server that all tests share, behind TLS that demands a client's certificate. */
  const guarded = (pair: Pair) =>
    near(
      createServer(
        {
          ...{ key: readFileSync(pair.key), cert: readFileSync(pair.cert), ca: readFileSync(authority.ca) },
          ...{ requestCert: true, rejectUnauthorized: true, ALPNProtocols: ['h2'] },
        },
        (socket: TLSSocket) => {
          const far = connect(Number(port), host);
          sockets.add(far);
          socket.pipe(far).pipe(socket);
          socket.on('error', () => far.destroy());
          far.on('error', () => socket.destroy());
        },
      ),
    );
  const own = (ca: string, pair?: Pair) => ({
    TEMPORAL_TLS_CA: ca,
    ...(pair && { TEMPORAL_TLS_CERT: pair.cert, TEMPORAL_TLS_KEY: pair.key }),
  });
  const start = (address: string, security: object) =>
    refusal(ownTemporal({ address, namespace: 'default', security }));

  it('is reached by client and worker with certificates of both sides, under another name where that is said', async () => {
    const address = await guarded(server);
    expect(await start(address, own(authority.ca, client))).toBe('started');
    const native = await NativeConnection.connect(temporalConnection(address, own(authority.ca, client)));
    await native.close();
    const named = { ...own(authority.ca, client), TEMPORAL_TLS_SERVER_NAME: 'elsewhere.example.test' };
    expect(await start(await guarded(elsewhere), named)).toBe('started');
  });

  it('is refused by what does not fit, with a code', async () => {
    const address = await guarded(server);
    expect(await start(address, own(stranger.ca, client))).toBe('certificate_untrusted');
    expect(await start(address, own(authority.ca))).toBe('client_certificate_refused');
    expect(await start(address, own(authority.ca, foreign))).toBe('client_certificate_refused');
    expect(await start(await guarded(elsewhere), own(authority.ca, client))).toBe('certificate_other_name');
    expect(await start(process.env.TEST_TEMPORAL_ADDRESS ?? '', own(authority.ca, client))).toBe('tls_not_offered');
    expect(await start(address, { TEMPORAL_TLS_CERT: client.cert })).toBe('certificate_pair_incomplete');
    expect(await start(address, {})).not.toBe('started');
    await expect(NativeConnection.connect(temporalConnection(address, own(stranger.ca, client)))).rejects.toThrow();
    await expect(NativeConnection.connect(temporalConnection(address, own(authority.ca)))).rejects.toThrow();
  });

  it('is given the API key by TLS, and says where it does not accept it', async () => {
    const address = await near(keyProxy({ pair: server, target: `${host}:${port}`, key: 'the-right-key' }));
    const key = (given: string) => ({ ...own(authority.ca), TEMPORAL_API_KEY: given });
    expect(await start(address, key('the-right-key'))).toBe('started');
    const native = await NativeConnection.connect(temporalConnection(address, key('the-right-key')));
    await native.close();
    expect(await start(address, key('a-wrong-key'))).toBe('api_key_refused');
    expect(await start(address, { TEMPORAL_API_KEY: 'the-right-key' })).toBe('certificate_untrusted');
  });
});

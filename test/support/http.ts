import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { createApp } from '../../api/app';
import { sha256 } from '../../api/http/form';
import { readSettings } from '../../api/settings';
import type { Temporal } from '../../api/temporal';
import { openTemporal } from '../../api/temporal';
import { makeSigningKey, signerOf } from '../../audit/signing-key';
import { openForReading } from '../../prisma/auditor';
import type { Database } from '../../prisma/client';

/** The API as a caller meets it: over HTTP, on real parts. */
export type Http = {
  readonly url: string;
  readonly temporal: Temporal;
  /** Calls as the account of an address; `body` is sent as JSON, a form as a form. */
  call(as: string, method: string, path: string, options?: CallOptions): Promise<Reply>;
  /** Fetches what is not JSON, as the account of an address; where `body` is given, by POST. */
  fetch(as: string, path: string, headers?: Readonly<Record<string, string>>, body?: object): Promise<Response>;
  close(): Promise<void>;
};

export type CallOptions = {
  readonly body?: unknown;
  readonly form?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
};

/** An answer; `body` is whatever JSON came, for tests to hold against what they expect. */
export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, never>>;
};

type Place = {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly temporalAddress?: string | undefined;
  readonly namespace?: string | undefined;
  /** Whether callers try again what the engine did not answer in time, as they are told to; on but where a test is about that. */
  readonly patient?: boolean | undefined;
  /** Settings that a test is about, in the place of the usual ones. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
  /** Hears every line that the product logs, at every level. */
  readonly hearLog?: ((line: string) => void) | undefined;
};

/** How often a patient caller tries, and how long it waits in between, milliseconds. */
const tries = 5;
const pauseMs = 500;

/** Why a database did not answer stands in the log alone, and without it a failure on a busy machine tells nothing. */
function tellOfDatabase(line: string): void {
  if (line.includes('"msg":"database_away"')) writeSync(2, line);
}

/** Serves the product's own application on a free port. Every answer is held against the spec. */
export async function serve(place: Place): Promise<Http> {
  const { database, databaseUrl, temporalAddress, namespace, patient = temporalAddress === undefined } = place;
  const settings = readSettings({
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress ?? process.env.TEST_TEMPORAL_ADDRESS,
    TEMPORAL_NAMESPACE: namespace,
    SMTP_URL: process.env.TEST_SMTP_URL,
    PUBLIC_URL: 'http://duban.example.test',
    DUBAN_REQUESTS_PER_SECOND: '10000',
    ...place.settings,
  });
  const temporal = openTemporal(settings);
  const { hearLog } = place;
  const log = hearLog
    ? pino({ level: 'trace' }, { write: hearLog })
    : pino({ level: 'error' }, { write: tellOfDatabase });
  const signer = signerOf(makeSigningKey());
  const reading = await openForReading(databaseUrl, database);
  const app = createApp({ database, reading, temporal, settings, log, signer, checkAnswers: true });
  const server = app.listen(0);
  // A connection that is closed for idleness just as a loaded caller takes it up again would fail a test that is not about that.
  server.keepAliveTimeout = 600_000;
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tokens = new Map<string, string>();
  const bearer = async (as: string) => {
    const token = tokens.get(as) ?? (await tokenFor(database, as));
    tokens.set(as, token);
    return { authorization: `Bearer ${token}` };
  };

  return {
    url,
    temporal,
    async call(as, method, path, { body, form, headers = {} } = {}) {
      const key = patient && method === 'POST' ? { 'idempotency-key': randomUUID() } : {};
      for (let attempt = 1; ; attempt++) {
        const answer = await fetch(new URL(path, url), {
          method,
          headers: { ...(await bearer(as)), ...key, ...headers },
          ...(form ? { body: form } : body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const reply: Reply = {
          status: answer.status,
          headers: answer.headers,
          body: (await answer.json()) as Reply['body'],
        };
        if (!patient || answer.status !== 503 || (reply.body as { code?: string }).code !== 'engine_away') return reply;
        if (attempt === tries) return reply;
        await sleep(pauseMs);
      }
    },
    async fetch(as, path, headers = {}, body) {
      const sent = body && { method: 'POST', body: JSON.stringify(body) };
      return fetch(new URL(path, url), { ...sent, headers: { ...(await bearer(as)), ...headers } });
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await app.signIn.close();
      await reading.$disconnect();
      await temporal.close();
    },
  };
}

async function tokenFor(database: Database, email: string): Promise<string> {
  const { id: officialId } = await database.official.findUniqueOrThrow({ where: { email } });
  const token = `test_${randomUUID()}`;
  await database.apiToken.create({ data: { id: randomUUID(), officialId, name: 'test', hash: sha256(token) } });
  return token;
}

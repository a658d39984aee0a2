import { rmSync } from 'node:fs';
import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:net';
import { pino } from 'pino';
import { createApp } from '../../api/app';
import { readSettings } from '../../api/settings';
import { openTemporal } from '../../api/temporal';
import { untilAllAnswer } from '../../embedded/answering';
import { makeVoice } from '../../embedded/say';
import { openDatabase } from '../../prisma/client';
import { keyTaskType } from '../../workflows/messages/key-task';
import { keyTaskId, taskQueue } from '../../workflows/messages/names';
import { freshDatabase } from '../setup/database';
import { freshNamespace } from '../support/namespace';
import { keyFile, newKey } from '../support/payload-keys';
import { until } from '../support/until';
import { startWorker } from '../support/worker-process';

/** A mail server that counts who comes, and sends them away. */
async function countingServer(): Promise<{ server: Server; port: number; visits: () => number }> {
  let visits = 0;
  const server = createServer((socket) => {
    visits++;
    socket.end('421 busy\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port, visits: () => visits };
}

/** The product without a database, on the engine that is given; none by itself. */
async function opened(given: Readonly<Record<string, string>>) {
  const settings = readSettings({
    DATABASE_URL: 'postgresql://127.0.0.1:9/none',
    TEMPORAL_ADDRESS: '127.0.0.1:9',
    SMTP_URL: 'smtp://127.0.0.1:9',
    PUBLIC_URL: 'http://localhost',
    ...given,
  });
  const temporal = openTemporal(settings);
  const database = openDatabase(settings.DATABASE_URL);
  const log = pino({ level: 'silent' });
  const server = createApp({ database, reading: database, temporal, settings, signer: null, log }).listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    ...{ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/readyz`, temporal },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all([temporal.close(), database.$disconnect()]);
    },
  };
}

describe('GET /readyz', () => {
  it('asks the parts once for all who ask within a second', async () => {
    const mail = await countingServer();
    const product = await opened({ SMTP_URL: `smtp://127.0.0.1:${mail.port}` });

    const begun = performance.now();
    const answers = await Promise.all(Array.from({ length: 50 }, () => fetch(product.url)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    const seconds = Math.floor((performance.now() - begun) / 1_000);
    expect(mail.visits()).toBeLessThanOrEqual(1 + seconds);

    await product.close();
    mail.server.close();
  });

  it('says what is amiss with certificates and passwords of a part', async () => {
    const mail = await countingServer(); // without TLS
    const product = await opened({ SMTP_URL: `smtps://127.0.0.1:${mail.port}` });
    expect(await (await fetch(product.url, { headers: { 'accept-language': 'en' } })).json()).toMatchObject({
      detail: expect.stringContaining('mail (the server does not offer TLS)'),
      errors: [{ code: 'tls_not_offered', message: 'the server does not offer TLS' }],
    });
    await product.close();
    mail.server.close();
  });

  it('says so too of a key that an item was written with only later than it was begun, and not of one that is over', async () => {
    const [begun, later] = [newKey('2026-03'), newKey('2026-09')];
    const [first, both] = [keyFile(begun), keyFile(later, begun)];
    const namespace = await freshNamespace();
    const on = { TEMPORAL_ADDRESS: process.env.TEST_TEMPORAL_ADDRESS ?? '', TEMPORAL_NAMESPACE: namespace };
    const [product, rotated] = [
      await opened({ ...on, DUBAN_PAYLOAD_KEYS: first.file }),
      await opened({ ...on, DUBAN_PAYLOAD_KEYS: both.file }),
    ];
    const told = async () =>
      (await (await fetch(product.url)).json()) as { parts: { keys: boolean }; errors: object[] };
    const begin = (temporal: typeof product.temporal) =>
      temporal.client.workflow.start(keyTaskType, { workflowId: crypto.randomUUID(), taskQueue, args: ['选址'] });
    const ended = await begin(rotated.temporal);
    await ended.terminate();
    const item = await begin(product.temporal);
    await rotated.temporal.client.workflow.getHandle(item.workflowId).signal('told', '改期');
    expect(await until(told, ({ parts }) => !parts.keys)).toMatchObject({
      errors: [{ code: 'payload_key_unknown', message: expect.stringContaining('“2026-09”') }],
    });
    first.write(begun, later);
    expect(await until(told, ({ parts }) => parts.keys)).toMatchObject({ errors: [] });
    await Promise.all([product.close(), rotated.close()]);
    for (const file of [first, both]) file.remove();
  }, 60_000);

  it('says which key is wanting where what runs is sealed with one that is not there, or is another, or whose file is gone', async () => {
    const keys = keyFile(newKey('2026-03'));
    const [others, renamed] = [keyFile(newKey('2027')), keyFile(newKey('2026-03'))];
    const namespace = await freshNamespace();
    const on = { TEMPORAL_ADDRESS: process.env.TEST_TEMPORAL_ADDRESS ?? '', TEMPORAL_NAMESPACE: namespace };
    const products = await Promise.all(
      [keys.file, others.file, renamed.file, ''].map((file) => opened({ ...on, DUBAN_PAYLOAD_KEYS: file })),
    );
    const [own, without, another, none] = products;
    const told = async (product = own, language = 'en') => {
      const answer = await fetch(product?.url ?? '', { headers: { 'accept-language': language } });
      return (await answer.json()) as { parts: { keys: boolean }; detail: string; errors: object[] };
    };
    expect(await told(none)).toMatchObject({ parts: { keys: true }, errors: [] });
    const workflowId = keyTaskId(crypto.randomUUID());
    await own?.temporal.client.workflow.start(keyTaskType, { workflowId, taskQueue, args: ['选址'] });
    for (const product of [without, none])
      expect(
        await until(
          () => told(product),
          ({ parts }) => !parts.keys,
        ),
      ).toMatchObject({
        detail: expect.stringContaining('keys (This is sealed with the key “2026-03”'),
        errors: [{ code: 'payload_key_unknown', message: expect.stringContaining('2026-03') }],
      });
    expect((await told(without, 'zh-CN')).detail).toContain('内容是用密钥“2026-03”加密的');
    const notes: string[] = [];
    const voice = { ...makeVoice('zh-CN'), note: (zh: string, en: string) => void notes.push(`${zh} | ${en}`) };
    const failure = await untilAllAnswer(without?.url ?? '', voice, 4_000).catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ code: 'payload_key_unknown', zh: expect.stringContaining('密钥“2026-03”') });
    expect(notes).toEqual([expect.stringMatching(/^等待就绪：.*密钥“2026-03”.* \| not ready yet: .*key “2026-03”/)]);
    const fresh = await freshDatabase();
    const worker = await startWorker({ databaseUrl: fresh.url, namespace });
    const whole = { ...on, DATABASE_URL: fresh.url, SMTP_URL: process.env.TEST_SMTP_URL ?? '' };
    const wanting = await opened({ ...whole, DUBAN_PAYLOAD_KEYS: others.file });
    const warnings: string[] = [];
    await untilAllAnswer(wanting.url, { ...voice, warn: (...said) => void warnings.push(said.join(' ')) }, 30_000);
    expect(warnings).toEqual([expect.stringMatching(/^Keys .*密钥“2026-03”.*key “2026-03”/)]);
    await Promise.all([wanting.close(), worker.kill()]);
    await fresh.drop();
    expect(await told(another)).toMatchObject({ parts: { keys: false }, errors: [{ code: 'payload_not_opened' }] });
    expect(await told(own)).toMatchObject({ parts: { keys: true }, errors: [] });
    rmSync(keys.file);
    const gone = await until(
      () => told(own),
      ({ parts }) => !parts.keys,
    );
    expect(gone).toMatchObject({ errors: [{ code: 'payload_keys_unusable' }] });
    expect(JSON.stringify(gone)).not.toContain(keys.file);
    await Promise.all(products.map((product) => product.close()));
    for (const file of [keys, others, renamed]) file.remove();
  }, 60_000);
});

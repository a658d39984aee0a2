import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import { until } from '../support/until';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh?.drop());

const main = join(__dirname, '..', '..', 'api', 'main.ts');

function start(environment: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { ...process.env, PORT: '0', PUBLIC_URL: 'http://localhost', SMTP_URL: 'smtp://127.0.0.1:9', ...environment },
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ready = async () => {
    const said = await until(
      async () => (child.exitCode === null ? lines.find((line) => line.startsWith('ready ')) : 'ended'),
      (line) => line !== undefined,
    );
    if (said === undefined || said === 'ended') throw new Error(errors);
    return said.slice('ready '.length);
  };
  return { child, lines, ready, errors: () => errors };
}

/** Takes callers in and says nothing, so that a request that asks it is under way. */
async function silentServer() {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => void sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    visited: once(server, 'connection'),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

describe('the API process', () => {
  it('starts without the engine, shows an administrator’s token once, keeps it out of its log, and drains on SIGTERM', async () => {
    const mail = await silentServer();
    const { child, lines, ready, errors } = start({
      DATABASE_URL: fresh.url,
      TEMPORAL_ADDRESS: '127.0.0.1:9',
      SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    });
    const url = await ready();
    const token = lines[0]?.split(': ')[1] ?? '';
    const answer = await fetch(new URL('/api/tasks', url), { headers: { authorization: `Bearer ${token}` } });
    expect([answer.status, await answer.json()]).toEqual([200, { items: [], nextCursor: null }]);
    await fetch(new URL(`/api/tasks?q=${token}`, url), { headers: { authorization: `Bearer ${token}` } });

    const underWay = fetch(new URL('/readyz', url));
    await mail.visited;
    child.kill('SIGTERM');
    expect((await underWay).status).toBe(503);
    mail.close();
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    expect(errors()).toContain('/api/tasks');
    expect(errors()).toContain('PUBLIC_URL is plain http');
    expect(errors()).not.toContain(token);
  }, 60_000);

  it('tells all faults of its settings at once, and ends with 1', async () => {
    const { child, errors } = start({ DATABASE_URL: 'nonsense', TEMPORAL_ADDRESS: '', DUBAN_TIMEZONE: 'x' });
    const [code] = await once(child, 'exit');
    expect(code).toBe(1);
    for (const name of ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'DUBAN_TIMEZONE']) expect(errors()).toContain(name);
  }, 60_000);
});

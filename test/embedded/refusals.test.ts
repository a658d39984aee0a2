import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { freshDatabase } from '../setup/database';
import type { Project } from './project';
import { makeProject } from './project';

jest.setTimeout(120_000);

let project: Project;

beforeAll(async () => {
  project = await makeProject();
});

afterAll(async () => {
  await project.remove();
});

/** Starts, expects exit code 1, nothing left running, and one sentence that says each of these. */
const expectRefusal = async (env: NodeJS.ProcessEnv, ...says: (string | RegExp)[]): Promise<void> => {
  const started = project.start(env);
  expect(await started.ended).toBe(1);
  const crosses = started
    .output()
    .split('\n')
    .filter((line) => line.startsWith('✗'));
  expect(crosses).toHaveLength(1);
  for (const word of says) expect(crosses[0]).toMatch(word);
  expect(started.output()).not.toContain('    at '); // no stack
  expect(project.processes()).toEqual([]);
};

const occupied = (): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1', () => resolve(server));
  });

const portOf = (server: Server): number => {
  const address = server.address();

  return typeof address === 'object' && address !== null ? address.port : 0;
};

describe('a start that cannot succeed ends with code 1 and one sentence', () => {
  it('where the port is taken, naming it and the variable', async () => {
    const server = await occupied();
    await expectRefusal({ PORT: String(portOf(server)) }, String(portOf(server)), 'PORT', '已被占用');
    server.close();
  });

  it('where variables are wrong, naming all of them at once', async () => {
    const wrong = { PORT: 'x', DATABASE_URL: 'mysql://h/d', TEMPORAL_ADDRESS: 'here', DUBAN_TIMEZONE: 'Moon/Sea' };
    await expectRefusal(wrong, ...Object.keys(wrong));
  });

  it('in English alone where that is asked for', async () => {
    await expectRefusal({ PORT: 'x', DUBAN_LOCALE: 'en' }, /^✗ These variables have wrong values: PORT/);
  });

  it('where the database cannot be reached, without showing the password', async () => {
    const server = await occupied();
    const url = `postgresql://u:secret@127.0.0.1:${portOf(server)}/d`;
    await expectRefusal({ DATABASE_URL: url }, 'DATABASE_URL', `127.0.0.1:${portOf(server)}/d`, /^(?!.*secret)/);
    server.close();
    await expectRefusal({ DATABASE_URL: url }, /^✗ \[not_reached\].*ECONNREFUSED/);
  });

  it('where the database’s password is wrong, and where there is no such database', async () => {
    const { url, drop } = await freshDatabase();
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expectRefusal({ DATABASE_URL: wrong.href }, /^✗ \[login_refused\] .*DATABASE_URL.*密码/);
    const missing = new URL(url);
    missing.pathname = '/nowhere';
    await expectRefusal({ DATABASE_URL: missing.href }, /^✗ \[database_missing\].*不存在/);
    await drop();
  });

  it('where the database would forget with the power: fsync off', async () => {
    const { ownerUrl, drop } = await freshDatabase(); // the tests' server is careless
    await expectRefusal({ DATABASE_URL: ownerUrl }, /^✗ \[database_forgetful\].*fsync/);
    await drop();
  });

  it('where Temporal cannot be reached', async () => {
    const server = await occupied();
    const address = `127.0.0.1:${portOf(server)}`;
    await expectRefusal({ TEMPORAL_ADDRESS: address }, 'TEMPORAL_ADDRESS', address);
    server.close();
  });

  it('where Temporal has no such namespace', async () => {
    const address = process.env.TEST_TEMPORAL_ADDRESS;
    await expectRefusal({ TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: 'nowhere' }, 'nowhere');
  });

  it('where the mail server does not answer', async () => {
    const server = await occupied();
    await expectRefusal({ SMTP_URL: `smtp://u:secret@127.0.0.1:${portOf(server)}` }, 'SMTP_URL', /^(?!.*secret)/);
    server.close();
  });

  it('where the data are of another major version of PostgreSQL', async () => {
    const home = join(project.folder, 'old');
    mkdirSync(join(home, 'postgres'), { recursive: true });
    writeFileSync(join(home, 'postgres', 'PG_VERSION'), '15\n');
    await expectRefusal({ DUBAN_HOME: home }, 'PostgreSQL 15', 'PostgreSQL 18');
  });

  it('where the database is of a newer version, which it leaves as it is', async () => {
    const later = join(project.folder, 'prisma', 'migrations', '29990101000000_later');
    mkdirSync(later);
    writeFileSync(join(later, 'migration.sql'), 'CREATE TABLE later (id int);');
    const newer = project.start();
    await newer.ready();
    process.kill(newer.process.pid ?? 0, 'SIGTERM');
    expect(await newer.ended).toBe(0);
    rmSync(later, { recursive: true });
    await expectRefusal({}, '29990101000000_later', '更新');
  });

  it('where the data folder cannot be made', async () => {
    writeFileSync(join(project.folder, 'file'), '');
    await expectRefusal({ DUBAN_HOME: join(project.folder, 'file', 'home') }, 'DUBAN_HOME');
  });

  it('where the data folder would be where the system makes no folders, within seconds', async () => {
    const begun = Date.now();
    await expectRefusal({ DUBAN_HOME: '/proc/x' }, '/proc/x', 'DUBAN_HOME');
    expect(Date.now() - begun).toBeLessThan(20_000);
  });

  it('where a worker does not come up, with its own last words', async () => {
    const other = await makeProject();
    writeFileSync(join(other.folder, 'worker', 'main.ts'), `throw new Error('no bundle');`);
    const started = other.start();
    expect(await started.ended).toBe(1);
    expect(started.output()).toMatch(/^✗ Worker.*no bundle/m);
    expect(other.processes()).toEqual([]);
    await other.remove();
  });
});

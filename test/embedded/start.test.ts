import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { Client } from 'pg';
import { connectTemporal } from '../../embedded/temporal/connect';
import type { Project, Started } from './project';
import { byNpm, killNow, makeProject, remembered, untilTrue } from './project';

jest.setTimeout(120_000);

let project: Project;

beforeAll(async () => {
  project = await makeProject();
});

afterAll(async () => {
  await project.remove();
});

const query = async (sql: string): Promise<Record<string, unknown>[]> => {
  const { ports, passwords } = remembered(project.home);
  const connectionString = `postgresql://duban:${passwords.owner}@127.0.0.1:${ports.postgres}/duban`;
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

const onTemporal = async <T>(work: (c: Awaited<ReturnType<typeof connectTemporal>>) => Promise<T>): Promise<T> => {
  const address = `127.0.0.1:${remembered(project.home).ports.temporal}`;
  const connection = await connectTemporal({ address, namespace: 'default' });
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
};

const workflowId = 'kept';
const startWorkflow = () =>
  onTemporal((connection) =>
    connection.workflowService.startWorkflowExecution({
      namespace: 'default',
      workflowId,
      requestId: workflowId,
      workflowType: { name: 'nothing' },
      taskQueue: { name: 'nobody' },
    }),
  );

const letters = async (): Promise<{ subject: string }[]> => {
  const answer = await fetch(`http://127.0.0.1:${remembered(project.home).ports.mailPage}/email`);

  return (await answer.json()) as { subject: string }[];
};

/** What every start must find of the first one. */
const expectAllKept = async (): Promise<void> => {
  expect(await query('SELECT word FROM kept')).toEqual([{ word: '督办' }]);
  expect((await letters()).map(({ subject }) => subject)).toEqual(['请签收']);
  const execution = { workflowId };
  const found = await onTemporal(({ workflowService }) =>
    workflowService.describeWorkflowExecution({ namespace: 'default', execution }),
  );
  expect(found.workflowExecutionInfo?.execution?.workflowId).toBe(workflowId);
};

const pidOf = (needle: string): number => {
  const list = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');

  return Number.parseInt(list.find((line) => line.includes(needle) && line.includes(project.folder)) ?? '', 10);
};

/** What a process was told at its start, by the system's own account. */
const environmentOf = (pid: number): string =>
  process.platform === 'linux'
    ? readFileSync(`/proc/${pid}/environ`, 'utf8')
    : execFileSync('ps', ['-E', '-ww', '-p', String(pid), '-o', 'command='], { encoding: 'utf8' });

const ctrlC = async (started: Started): Promise<number | null> => {
  process.kill(-(started.process.pid ?? 0), 'SIGINT'); // to the whole group, as a terminal does

  return started.ended;
};

const thisYear = new Date().getUTCFullYear();

/** An open item due at an instant, as far as the database insists on it. */
const addItem = (dueAt: string) =>
  query(`
    INSERT INTO unit (code, name, kind) VALUES ('U', '单位', 'department');
    INSERT INTO official (id, email, name, role, unit_code, updated_at)
      VALUES (gen_random_uuid(), 'owner@example.test', '责任人', 'official', 'U', now());
    INSERT INTO batch (id, title, year, created_by) SELECT gen_random_uuid(), '推进表', ${thisYear}, id FROM official;
    INSERT INTO task (id, batch_id, number, task, lead_unit_code, owner_id, standards, deadline, due_at, state, light,
        version, agenda, issued_at, ladder_from, original_deadline)
      SELECT gen_random_uuid(), batch.id, 1, '任务', 'U', official.id, '[]', '2099-12-31', '${dueAt}', 'assigned', 'green',
        1, '[]', now(), now(), '2099-12-31' FROM batch, official`);

describe('npm start', () => {
  it('brings up every part on an empty folder, says where each is, and ends in ready', async () => {
    const started = project.start({}, byNpm);
    await started.ready();
    const { ports } = remembered(project.home);
    for (const port of Object.values(ports)) expect(started.output()).toContain(`127.0.0.1:${port}`);
    for (const part of ['Node', 'PostgreSQL 18', 'Migrations', 'Temporal', 'Mail', 'Calendar', 'Worker', 'API']) {
      expect(started.output()).toMatch(new RegExp(`^✓ ${part}`, 'm'));
    }
    expect(started.output()).toMatch(new RegExp(`^ready http://localhost:${project.port}$`, 'm'));
    // What is printed is no token of the operator's: it ends once somebody needs it no more.
    const printed = /^administrator token \(shown this once\): (duban_\S+)$/m.exec(started.output())?.[1];
    const told = await (await fetch(`http://localhost:${project.port}/environment`)).json();
    expect(told).toMatchObject({ DUBAN_FIRST_TOKEN: printed ?? 'none was printed' });
    expect(told).not.toHaveProperty('DUBAN_ADMIN_TOKEN');
    await query(`CREATE TABLE kept AS SELECT '督办' AS word`);
    const transport = createTransport(`smtp://127.0.0.1:${ports.smtp}`);
    await transport.sendMail({ from: 'a@example.test', to: 'b@example.test', subject: '请签收', text: '一' });
    transport.close();
    await startWorkflow();
    await expectAllKept();
    expect(await ctrlC(started)).toBe(0);
    expect(project.processes()).toEqual([]);
  });

  it('resumes with everything kept, on the same ports, and gives the programs their addresses', async () => {
    const before = remembered(project.home);
    const started = project.start({ DUBAN_DEMO: '0' });
    await started.ready();
    expect(remembered(project.home)).toEqual(before);
    await expectAllKept();
    const answer = await fetch(`http://localhost:${project.port}/environment`);
    expect(await answer.json()).toMatchObject({
      DATABASE_URL: `postgresql://duban_app:${before.passwords.app}@127.0.0.1:${before.ports.postgres}/duban`,
      TEMPORAL_ADDRESS: `127.0.0.1:${before.ports.temporal}`,
      SMTP_URL: `smtp://127.0.0.1:${before.ports.smtp}`,
      DUBAN_MAIL_URL: `http://127.0.0.1:${before.ports.mailPage}`,
      DUBAN_TEMPORAL_UI: `http://127.0.0.1:${before.ports.temporalPage}`,
      PUBLIC_URL: `http://localhost:${project.port}`,
      DUBAN_DEMO: '0',
    });
    process.kill(started.process.pid ?? 0, 'SIGTERM');
    expect(await started.ended).toBe(0);
    expect(project.processes()).toEqual([]);
  });

  it('tells no program a secret that it does not need', async () => {
    const secrets = {
      DUBAN_ADMIN_TOKEN: 'duban_secret-of-the-administrator',
      DUBAN_OIDC_CLIENT_SECRET: 'secret-at-the-provider',
      SOME_OTHER_SECRET: 'nobody-needs-it',
    };
    const started = project.start({ ...secrets, DUBAN_DEMO: '0' });
    await started.ready();
    const { passwords } = remembered(project.home);
    const told = (needle: string) => {
      const environment = environmentOf(pidOf(needle));
      const all = { ...secrets, owner: passwords.owner, app: passwords.app };

      return Object.keys(all).filter((name) => environment.includes(all[name as keyof typeof all] ?? ''));
    };
    expect(told('postgres -D')).toEqual([]);
    expect(told('temporal.db')).toEqual([]);
    expect(told('mail/main.ts')).toEqual([]);
    expect(told('worker/main.ts')).toEqual(['app']);
    expect(told('api/main.ts')).toEqual(['DUBAN_ADMIN_TOKEN', 'DUBAN_OIDC_CLIENT_SECRET', 'app']);
    await ctrlC(started);
  });

  it('keeps closed workflows for 30 days, and serves Temporal’s own page', async () => {
    const started = project.start();
    await started.ready();
    const described = await onTemporal(({ workflowService }) =>
      workflowService.describeNamespace({ namespace: 'default' }),
    );
    expect(Number(described.config?.workflowExecutionRetentionTtl?.seconds)).toBe(30 * 24 * 3600);
    const page = await fetch(`http://127.0.0.1:${remembered(project.home).ports.temporalPage}/`);
    expect(page.status).toBe(200);
    await ctrlC(started);
  });

  it('refuses a second start on the same data, naming the first, which runs on', async () => {
    const first = project.start();
    await first.ready();
    const second = project.start({ PORT: String(project.port + 1) });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`${first.process.pid}`);
    expect(second.output()).toContain(`http://localhost:${project.port}`);
    expect((await fetch(`http://localhost:${project.port}/readyz`)).status).toBe(200);
    await ctrlC(first);
  });

  it('starts again after everything was killed at once, with everything kept', async () => {
    const killed = project.start({}, byNpm);
    await killed.ready();
    const pids = project.processes();
    process.kill(-(killed.process.pid ?? 0), 'SIGKILL');
    pids.forEach(killNow);
    const started = project.start();
    await started.ready();
    await expectAllKept();
    await ctrlC(started);
  });

  it('starts again within 15 s of the supervisor alone being killed', async () => {
    const killed = project.start();
    await killed.ready();
    const postmaster = Number(readFileSync(join(project.home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    killNow(killed.process.pid);
    await killed.ended;
    const started = project.start();
    await started.ready();
    expect(() => process.kill(postmaster, 0)).toThrow('ESRCH');
    await expectAllKept();
    expect(await ctrlC(started)).toBe(0);
    expect(project.processes()).toEqual([]);
  });

  it('names the years with open deadlines for which no official holidays are known', async () => {
    const before = project.start({ DUBAN_DEMO: '0' });
    await before.ready();
    expect(before.output()).not.toContain('calendar 2099');
    await addItem('2099-12-31T23:59:59.999+08:00');
    await ctrlC(before);
    const started = project.start({ DUBAN_DEMO: '0', DUBAN_LOCALE: 'en' });
    await started.ready();
    const line = 'calendar 2099: no official notice yet; Saturdays and Sundays are taken as days off';
    expect(started.output()).toMatch(new RegExp(`^! ${line}$`, 'm'));
    expect(started.output()).not.toContain('calendar 2100');
    await ctrlC(started);
  });

  it('is not held up by a left-over pid file whose number another process got', async () => {
    const file = join(project.home, 'postgres', 'postmaster.pid');
    const killed = project.start();
    await killed.ready();
    const text = readFileSync(file, 'utf8');
    process.kill(-(killed.process.pid ?? 0), 'SIGKILL');
    project.processes().forEach(killNow);
    await untilTrue(() => project.processes().length === 0);
    writeFileSync(file, text.replace(/^\d+/, String(process.pid)));
    const started = project.start();
    await started.ready();
    await expectAllKept();
    await ctrlC(started);
  });

  it('starts each part again when it is killed, and says so', async () => {
    const started = project.start();
    await started.ready();
    for (const needle of ['postgres -D', 'temporal.db', 'mail/main.ts', 'worker/main.ts', 'api/main.ts']) {
      const said = started.output().length;
      killNow(pidOf(needle));
      await untilTrue(() => /SIGKILL[\s\S]*✓/.test(started.output().slice(said)));
      await expectAllKept();
    }
    expect((await fetch(`http://localhost:${project.port}/readyz`)).status).toBe(200);
    await ctrlC(started);
  });

  it('ends cleanly when only npm is told to, as a service manager does', async () => {
    const started = project.start({}, byNpm);
    await started.ready();
    process.kill(started.process.pid ?? 0, 'SIGTERM');
    await started.ended;
    await untilTrue(() => project.processes().length === 0);
  });

  it('ends without a process left when Ctrl-C comes while it is starting', async () => {
    const started = project.start({}, byNpm);
    await untilTrue(() => started.output().includes('✓ Node'));
    expect(await ctrlC(started)).toBe(0);
    await untilTrue(() => project.processes().length === 0);
  });
});

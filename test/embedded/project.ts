import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../embedded/ports';

const root = join(__dirname, '..', '..');

/** Worker and API that do no more than the start needs of them; what they do is tested elsewhere. */
const worker = `
console.log('ready');
setInterval(() => undefined, 1000);
process.once('SIGTERM', () => process.exit(0));
`;
const api = `
import { createServer } from 'node:http';
import { Client } from 'pg';
const ready = async (): Promise<void> => {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query('SELECT 1');
  await client.end();
};
createServer((request, response) => {
  if (request.url === '/environment') return response.end(JSON.stringify(process.env));
  ready().then(() => response.end(), () => response.writeHead(503).end());
}).listen(Number(process.env.PORT), () => console.log('ready'));
process.once('SIGTERM', () => process.exit(0));
`;

/** A start under way or done. */
export type Started = {
  process: ChildProcess;
  output(): string;
  /** Settles with the exit code. */
  ended: Promise<number | null>;
  /** Rejects with all that was printed where it ends before. */
  ready(): Promise<void>;
};

/** A checkout of its own with a data folder of its own. */
export type Project = {
  folder: string;
  home: string;
  port: number;
  start(env?: NodeJS.ProcessEnv, command?: readonly string[]): Started;
  /** Processes that belong to it, other than npm: their command lines name the folder. */
  processes(): number[];
  /** Kills whatever of it still runs, for tests that failed half-way. */
  end(): Promise<void>;
  remove(): Promise<void>;
};

export const byNpm = ['npm', 'start'];
const directly = [process.execPath, '--import', 'tsx', 'embedded/main.ts'];

/** Makes one; as a copy, so that a test may change it. */
export const makeProject = async (): Promise<Project> => {
  const folder = mkdtempSync(join(tmpdir(), 'duban-project-'));
  for (const name of [
    'embedded',
    'audit',
    'connections',
    'prisma',
    'domain',
    'workflows',
    'package.json',
    'tsconfig.json',
  ]) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [name, text] of Object.entries({ worker, api })) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'main.ts'), text);
  }
  const home = join(folder, 'home');
  const port = await freePort();
  const processes = (): number[] => pidsNaming(folder);
  const supervisors: Started[] = [];
  const end = async (): Promise<void> => {
    for (const { process } of supervisors) if (process.exitCode === null) process.kill('SIGKILL');
    await Promise.all(supervisors.map(({ ended }) => ended));
    for (const pid of processes()) killNow(pid);
    await untilTrue(() => processes().length === 0);
  };

  return {
    folder,
    home,
    port,
    processes,
    start: (env = {}, command = directly) => {
      const started = start(folder, { DUBAN_HOME: home, PORT: String(port), ...env }, command);
      supervisors.push(started);

      return started;
    },
    end,
    remove: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
};

/** Passwords and ports that the start made. */
export const remembered = (home: string): { ports: Record<string, number>; passwords: Record<string, string> } =>
  JSON.parse(readFileSync(join(home, 'remembered.json'), 'utf8'));

/** Waits up to 30 s. */
export const untilTrue = async (test: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 300; turn++) {
    if (test()) return;
    await sleep(100);
  }
  throw new Error('waited 30 s in vain');
};

/** SIGKILL; a process that is gone already is as wanted. */
export const killNow = (pid: number | undefined): void => {
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // ESRCH
  }
};

/** Ours alone: what the test itself was told must not reach the start. */
const inherited = ({ PATH, HOME, XDG_CACHE_HOME }: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  PATH,
  HOME,
  ...(XDG_CACHE_HOME ? { XDG_CACHE_HOME } : {}),
});

const start = (cwd: string, env: NodeJS.ProcessEnv, [program = '', ...args]: readonly string[]): Started => {
  const child = spawn(program, args, {
    cwd,
    detached: true, // a process group, as a terminal gives it
    env: { ...inherited(process.env), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      said += part;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const ready = async (): Promise<void> => {
    let over = false;
    void ended.then(() => {
      over = true;
    });
    while (!/^ready http/m.test(said)) {
      if (over) throw new Error(`it ended instead of getting ready:\n${said}`);
      await sleep(50);
    }
  };

  return { process: child, output: () => said, ended, ready };
};

/** Processes whose command lines name it; zombies left out. */
export const pidsNaming = (needle: string): number[] =>
  execFileSync('ps', ['-A', '-ww', '-o', 'pid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, state, ...args]) => !state?.startsWith('Z') && args.join(' ').includes(needle))
    .map(([pid]) => Number(pid));

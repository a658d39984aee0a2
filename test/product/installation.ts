import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../embedded/ports';

const root = join(__dirname, '..', '..');

/** A fresh installation of the product, started as its README says. */
export class Installation {
  readonly home = mkdtempSync(join(tmpdir(), 'duban-product-'));
  readonly adminToken = 'an-administrator-token-for-this-test-only';
  private process: ChildProcess | undefined;
  private said = '';

  private constructor(readonly port: number) {}

  static async make(): Promise<Installation> {
    return new Installation(await freePort());
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** `npm start`; settles when the line `ready http…` is there, throws with all that was printed where it ends before. */
  async start(environment: NodeJS.ProcessEnv = {}): Promise<string> {
    this.said = '';
    const child = spawn('npm', ['start'], {
      cwd: root,
      detached: true,
      env: {
        ...bare(process.env),
        DUBAN_HOME: this.home,
        PORT: String(this.port),
        DUBAN_ADMIN_TOKEN: this.adminToken,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (part: string) => (this.said += part));
    let ended = false;
    child.once('close', () => {
      ended = true;
    });
    while (!/^ready http/m.test(this.said)) {
      if (ended) throw new Error(`it ended instead of getting ready:\n${this.said}`);
      await sleep(50);
    }
    return this.said;
  }

  /** Every process of it at once, as a power cut would. */
  killEverything(): number {
    const all = this.processes();
    for (const pid of all) kill(pid, 'SIGKILL');
    return all.length;
  }

  /** Ctrl-C. */
  async stop(): Promise<void> {
    const { process: child } = this;
    if (!child?.pid || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('close', resolve));
    kill(-child.pid, 'SIGINT');
    await gone;
  }

  /** The processes that descend from the start. */
  processes(): number[] {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
    const parents = lines.map((line) => line.trim().split(/\s+/).map(Number));
    const found = new Set(this.process?.pid ? [this.process.pid] : []);
    for (let before = -1; before !== found.size; ) {
      before = found.size;
      for (const [pid = 0, parent = 0] of parents) if (found.has(parent)) found.add(pid);
    }
    return [...found];
  }

  async remove(): Promise<void> {
    this.killEverything();
    await sleep(500);
    rmSync(this.home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** What the test run itself was told must not reach the start. */
function bare({ PATH, HOME, XDG_CACHE_HOME }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { PATH, HOME, ...(XDG_CACHE_HOME ? { XDG_CACHE_HOME } : {}) };
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // gone already is as wanted
  }
}

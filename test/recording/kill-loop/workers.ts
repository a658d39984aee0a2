import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundled } from '../../support/bundled';
import type { Random } from '../../support/random';
import type { World } from '../../support/world';

/** What happened to the workers. */
export type Tally = {
  kills: number;
  afterCommit: number;
  freezes: number;
  /** Frozen workers that their own watchdog ended when they came back. */
  thawed: number;
  own: number;
  other: number;
};

/** Which faults are wanted. */
export type Faults = {
  readonly kills: number;
  /** How many workers run side by side: what one was at when it died, another takes up. */
  readonly workers: number;
  /** The share of recordings after which the worker dies before anybody has heard. */
  readonly afterCommit: number;
};

/**
 * So many recordings a worker lives to see, and a moment longer: by work done, so that a slow machine gets on as well.
 * A task that is lost time and again is given longer and longer by the engine, so most of them must come through.
 */
const recordings = [0, 24] as const;
const longerMs = [0, 300] as const;
const idleMs = 10_000;
/** Longer than a workflow task and a local activity may take: what a frozen worker then does comes too late. */
const frozenMs = 6_500;

/** Runs workers side by side and kills them, one life after the other, until there have been enough, or none is `wanted` any more. */
export async function killWorkers(world: World, faults: Faults, random: Random, wanted: () => boolean): Promise<Tally> {
  const tally: Tally = { kills: 0, afterCommit: 0, freezes: 0, thawed: 0, own: 0, other: 0 };
  const polling = new Set<ChildProcess>();
  let lives = 0;
  const program = await bundled(join(__dirname, 'worker.ts'));
  const goesOn = () => tally.kills < faults.kills && wanted();
  const lane = async () => {
    while (goesOn()) {
      const seed = Math.floor(random.next() * 2 ** 32);
      const { worker, ready, recorded, said } = startWorker(world, program, [seed, faults.afterCommit], tally);
      const ended = new Promise<true>((resolve) => worker.once('exit', () => resolve(true)));
      const frozen = ++lives % 25 === 0;
      const enough = recorded(Math.floor(random.between(...recordings)));
      const longer = random.between(...longerMs);
      if (!(await Promise.race([ended, ready]))) {
        polling.add(worker);
        await Promise.race([ended, enough.then(() => sleep(longer)), sleep(idleMs)]);
        // With nobody polling all would stand still, and the engine give each lost task more time than the last.
        while (polling.size < 2 && !isOver(worker) && goesOn()) await Promise.race([ended, sleep(50)]);
        polling.delete(worker);
        if (frozen && !isOver(worker)) await freeze(worker, ended, tally);
        worker.kill('SIGKILL');
      }
      await ended;
      // The library gives workflow code 5 s of the wall clock, and Node aborts where that runs out between two promises
      // (nodejs/node#38503): so may one end that was frozen there. Nothing else may, and it is no kill.
      if (worker.signalCode === 'SIGKILL') tally.kills++;
      else if (frozen && said().includes('async hook stack has become corrupted')) tally.thawed++;
      else throw new Error(`a worker ended by itself: code ${worker.exitCode}`);
    }
  };
  await Promise.all(Array.from({ length: faults.workers }, lane)).finally(() => rmSync(program));
  return tally;
}

const isOver = (worker: ChildProcess) => worker.exitCode !== null || worker.signalCode !== null;

/** Lets a worker come back when others have long done its work. */
async function freeze(worker: ChildProcess, ended: Promise<true>, tally: Tally): Promise<void> {
  tally.freezes++;
  worker.kill('SIGSTOP');
  await sleep(frozenMs);
  worker.kill('SIGCONT');
  await Promise.race([ended, sleep(1_000)]);
}

function startWorker({ address, taskQueue, fresh }: World, program: string, chances: number[], tally: Tally) {
  const args = [program, address, taskQueue, fresh.url, ...chances.map(String)];
  const worker: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  if (!worker.stdout || !worker.stderr) throw new Error('a worker has no standard output');
  let errors = '';
  worker.stderr.on('data', (text: Buffer) => {
    errors += text.toString();
    process.stderr.write(text);
  });
  const lines = createInterface({ input: worker.stdout });
  let seen = 0;
  let look = () => {};
  const ready = new Promise<false>((resolve) => {
    lines.on('line', (line) => {
      if (line === 'ready') resolve(false);
      if (line === 'after-commit') tally.afterCommit++;
      if (line === 'own' || line === 'other') tally[line]++;
      if (line === 'recorded') seen++;
      look();
    });
  });
  const recorded = (times: number) =>
    new Promise<void>((resolve) => {
      look = () => seen >= times && resolve();
    });
  return { worker, ready, recorded, said: () => errors };
}

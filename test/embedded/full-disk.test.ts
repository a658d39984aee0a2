import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from './project';
import { makeProject, untilTrue } from './project';

jest.setTimeout(180_000);

let project: Project;
let disk: string;

beforeEach(async () => {
  project = await makeProject();
  disk = join(project.folder, 'disk');
  mkdirSync(disk);
});

afterEach(async () => {
  await project.end();
  try {
    execFileSync('umount', [disk], { stdio: 'ignore' });
  } catch {
    // it could not be mounted
  }
  await project.remove();
});

/**
 * Runs the work on a disk of that many MiB. Only root may make one, and not in every container; what is left to see
 * there is that the system itself says why.
 */
const onSmallDisk = async (size: number, work: () => Promise<void>): Promise<void> => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m`, 'tmpfs', disk], { stdio: 'pipe' });
  } catch (error) {
    expect(String(error)).toMatch(/permission|superuser|not permitted|denied|ENOENT|unknown filesystem/i);

    return;
  }
  await work();
};

describe('a full disk', () => {
  // 8 MiB are too few from the beginning; 30 run out while PostgreSQL makes its files.
  it.each([8, 30])('of %i MiB is said in one sentence, with nothing left running', (size) =>
    onSmallDisk(size, async () => {
      const started = project.start({ DUBAN_HOME: join(disk, 'home') });
      expect(await started.ended).toBe(1);
      expect(started.output().match(/^✗.*$/gm)).toEqual([expect.stringMatching(/磁盘已满.*disk is full/)]);
      expect(project.processes()).toEqual([]);
    }),
  );

  it('that fills up while everything runs is survived: with room again, everything answers again', () =>
    onSmallDisk(300, async () => {
      const started = project.start({ DUBAN_HOME: join(disk, 'home') });
      await started.ready();
      const filler = join(disk, 'filler');
      expect(() => writeFileSync(filler, Buffer.alloc(400 * 1024 * 1024))).toThrow('ENOSPC');
      execFileSync('pkill', ['-KILL', '-f', `${project.folder}/worker/main.ts`]);
      await untilTrue(() => started.output().includes('Worker 意外退出'));
      rmSync(filler);
      await untilTrue(() => /意外退出[\s\S]*✓ Worker/.test(started.output()));
      expect((await fetch(`http://localhost:${project.port}/readyz`)).status).toBe(200);
      process.kill(started.process.pid ?? 0, 'SIGTERM');
      expect(await started.ended).toBe(0);
    }));
});

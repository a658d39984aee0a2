import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify } from '../../embedded/processes';
import { findTemporalCli } from '../../embedded/temporal-binary';
import type { Project } from './project';
import { killNow, makeProject, pidsNaming, untilTrue } from './project';

jest.setTimeout(120_000);

let project: Project;
let env: NodeJS.ProcessEnv;
let slow: string;

/** The real engine, whose server takes three seconds to come up while a file says so. */
beforeAll(async () => {
  project = await makeProject();
  const program = await findTemporalCli();
  const wrapper = join(project.folder, 'slow-temporal');
  slow = join(project.folder, 'slow');
  writeFileSync(wrapper, `#!/bin/sh\n[ "$1" = server ] && [ -e ${slow} ] && sleep 3\nexec ${program} "$@"\n`);
  chmodSync(wrapper, 0o755);
  env = { DUBAN_TEMPORAL_CLI: wrapper };
});

afterAll(async () => {
  await project.remove();
});

const databaseFile = (): string => join(project.home, 'temporal', 'temporal.db');
const engines = (): number[] => pidsNaming(databaseFile());

describe('an engine that is still coming up', () => {
  it('when its supervisor is killed is ended by the next start, so that no two share a database file', async () => {
    writeFileSync(slow, '');
    const killed = project.start(env);
    await untilTrue(() => engines().length > 0);
    const [orphan = 0] = engines();
    killNow(killed.process.pid);
    await killed.ended;
    await untilTrue(() => existsSync(databaseFile())); // it has come up, with nobody above it
    expect(identify(orphan)).toBeDefined();
    rmSync(slow);
    const started = project.start(env);
    await started.ready();
    expect(identify(orphan)).toBeUndefined();
    expect(engines()).toHaveLength(1);
    process.kill(started.process.pid ?? 0, 'SIGTERM');
    expect(await started.ended).toBe(0);
    expect(project.processes()).toEqual([]);
  });

  it('after it was killed is ended with the rest when Ctrl-C comes', async () => {
    const started = project.start(env);
    await started.ready();
    const [first] = engines();
    writeFileSync(slow, '');
    killNow(first);
    await untilTrue(() => engines().some((pid) => pid !== first));
    process.kill(started.process.pid ?? 0, 'SIGINT');
    expect(await started.ended).toBe(0);
    expect(project.processes()).toEqual([]);
  });
});

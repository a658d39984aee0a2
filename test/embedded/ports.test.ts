import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastWords } from '../../embedded/log-tail';
import { freePort } from '../../embedded/ports';
import { findTemporalCli } from '../../embedded/temporal-binary';
import type { Project } from './project';
import { killNow, makeProject, pidsNaming, remembered, untilTrue } from './project';

jest.setTimeout(120_000);

let project: Project;

beforeAll(async () => {
  project = await makeProject();
});

afterAll(async () => {
  await project.remove();
});

/** The real engine, before which somebody else takes the port that was chosen for it, as often as `times` says. */
const takenBefore = async (times: number): Promise<NodeJS.ProcessEnv> => {
  const program = await findTemporalCli();
  const wrapper = join(project.folder, 'temporal-in-a-race');
  const taker = join(project.folder, 'taker.cjs');
  const left = join(project.folder, 'left');
  writeFileSync(left, '.'.repeat(times));
  writeFileSync(
    taker,
    `require('net').createServer().listen(process.argv[2], '127.0.0.1', () => console.log('has it'));`,
  );
  writeFileSync(
    wrapper,
    `#!/bin/sh
if [ "$1" = server ] && [ -s ${left} ]; then
  printf %s "$(tail -c +2 ${left})" > ${left}
  setsid ${process.execPath} ${taker} "$6" > ${left}.said &
  until [ -s ${left}.said ]; do sleep 0.05; done
  : > ${left}.said
fi
exec ${program} "$@"
`,
  );
  chmodSync(wrapper, 0o755);

  return { DUBAN_TEMPORAL_CLI: wrapper };
};

const endTakers = async (): Promise<void> => {
  for (const pid of pidsNaming('taker.cjs')) killNow(pid);
  await untilTrue(() => pidsNaming('taker.cjs').length === 0);
};

describe('a port that another program takes before ours can have it', () => {
  it('is given up for another, and the start succeeds', async () => {
    const env = await takenBefore(2);
    const started = project.start(env);
    await started.ready();
    expect(readFileSync(join(project.folder, 'left'), 'utf8')).toBe('');
    expect(started.output()).toContain(`127.0.0.1:${remembered(project.home).ports.temporal} `);
    process.kill(started.process.pid ?? 0, 'SIGTERM');
    expect(await started.ended).toBe(0);
    await endTakers();
    expect(project.processes()).toEqual([]);
  });

  it('every time is said in one sentence, and nothing is left running', async () => {
    const env = await takenBefore(50);
    const started = project.start(env);
    expect(await started.ended).toBe(1);
    expect(started.output()).toMatch(/^✗ Temporal 无法启动.*address already in use/m);
    await endTakers();
    expect(project.processes()).toEqual([]);
  });
});

it('a port is not chosen where the system takes those of outgoing connections from', async () => {
  const range = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').trim().split(/\s+/).map(Number);
  const [from = 0, to = 0] = range;
  for (let turn = 0; turn < 50; turn++) {
    const port = await freePort();
    expect(port < from || port > to).toBe(true);
  }
});

it('a reason that a program gives as a line of JSON is read as a sentence', () => {
  const said = [
    '{"time":"2026-11-25T16:00:00Z","level":"WARN","msg":"slow"}',
    '{"level":"error","msg":"unable to start server","error":"listen tcp 127.0.0.1:46773: bind: address already in use"}',
    '{"level":"info","msg":"bye"}',
  ].join('\n');
  expect(lastWords(said)).toBe(
    'Error: unable to start server: listen tcp 127.0.0.1:46773: bind: address already in use',
  );
  expect(lastWords('{"level":"error","msg":"cut')).toBe('{"level":"error","msg":"cut');
});

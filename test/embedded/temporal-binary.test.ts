import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTemporalCli, findTestServer } from '../../embedded/temporal-binary';

jest.setTimeout(300_000);

const before = { ...process.env };
let folder: string;
let cache: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duban-find-'));
  cache = join(folder, 'cache');
  process.env.XDG_CACHE_HOME = cache;
  process.env.PATH = '/nowhere';
  delete process.env.DUBAN_TEMPORAL_CLI;
});

afterEach(() => {
  process.env = { ...before };
  rmSync(folder, { recursive: true });
});

/** A program that says it is this version of the command line. */
const fake = (path: string, version: string): string => {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `#!/bin/sh\necho "temporal version ${version} (Server 1.32.0)"\n`);
  chmodSync(path, 0o755);

  return path;
};

const cached = () => join(cache, 'duban', 'temporal-1.9.1');

describe('the Temporal command line', () => {
  it('is the one that was given, before the one on the PATH, before the one in the cache', async () => {
    fake(cached(), '1.9.1');
    expect(await findTemporalCli()).toBe(cached());
    const onPath = fake(join(folder, 'bin', 'temporal'), '1.9.0');
    process.env.PATH = join(folder, 'bin');
    expect(await findTemporalCli()).toBe(onPath);
    process.env.DUBAN_TEMPORAL_CLI = fake(join(folder, 'given'), '1.8.0');
    expect(await findTemporalCli()).toBe(process.env.DUBAN_TEMPORAL_CLI);
  });

  it('that was given and does not work is refused, not passed over', async () => {
    fake(cached(), '1.9.1');
    process.env.DUBAN_TEMPORAL_CLI = join(folder, 'missing');
    await expect(findTemporalCli()).rejects.toThrow(/DUBAN_TEMPORAL_CLI=.*missing/);
    process.env.DUBAN_TEMPORAL_CLI = fake(join(folder, 'old'), '0.9.0');
    await expect(findTemporalCli()).rejects.toThrow(/older than 1\.3/);
  });

  it('is not taken from the PATH when it is too old', async () => {
    process.env.PATH = join(fake(join(folder, 'bin', 'temporal'), '1.0.0'), '..');
    fake(cached(), '1.9.1');
    expect(await findTemporalCli()).toBe(cached());
  });

  it('that can be had nowhere is asked for in one sentence, and a broken one does not stay in the cache', async () => {
    fake(cached(), 'unknown');
    const said: string[] = [];
    // With no PATH there is no Python; the SDK's own download fails at once, through a proxy that refuses.
    process.env.HTTPS_PROXY = 'http://127.0.0.1:1';
    process.env.HTTP_PROXY = 'http://127.0.0.1:1';
    const found = await findTemporalCli((_zh, en) => said.push(en)).catch((error: Error) => error);
    if (found instanceof Error) expect(found.message).toMatch(/install it on the PATH, or give its path with DUBAN_/);
    else expect(found).toBe(cached()); // an open network that asks no proxy
    expect(said).toHaveLength(1);
    expect(existsSync(cached())).toBe(!(found instanceof Error));
  });

  it('and the test server, where none is installed, are got once and run from the cache after', async () => {
    process.env = { ...before, XDG_CACHE_HOME: before.DUBAN_LONG ? cache : before.XDG_CACHE_HOME };
    const [cli, server] = [await findTemporalCli(), await findTestServer()];
    expect(existsSync(cli) && existsSync(server)).toBe(true);
    const said: string[] = [];
    expect(await findTemporalCli((_zh, en) => said.push(en))).toBe(cli);
    expect(await findTestServer((_zh, en) => said.push(en))).toBe(server);
    expect(said).toEqual([]);
  });
});

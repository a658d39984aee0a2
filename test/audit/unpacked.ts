import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { genesis, hashed } from '../../domain/ledger/entry';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder of one's own, below the system's for such things, until the test file ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'audit-bundle-'));
  folders.push(folder);
  return folder;
}

/** Unpacks a bundle into a folder of its own, whose name has a space and Chinese in it. */
export function unpack(bytes: Uint8Array): string {
  const folder = path.join(temporaryFolder(), '审计 包 bundle');
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

/** Every file below a folder, by its path from there with `/`. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
}

export type Verdict = { readonly code: number; readonly said: string };

/** Runs the verifier of an unpacked bundle as an auditor does: plain Node, nothing of ours around it. */
export async function verify(folder: string, ...more: string[]): Promise<Verdict> {
  return run([path.join(folder, 'verify.mjs'), ...more], path.dirname(folder));
}

/** Runs a verifier that was kept elsewhere. */
export async function verifyBy(verifier: string, folder: string, ...more: string[]): Promise<Verdict> {
  return run([verifier, folder, ...more], tmpdir());
}

async function run(args: readonly string[], cwd: string): Promise<Verdict> {
  const child = spawn(process.execPath, args, { cwd, env: { PATH: process.env.PATH } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}

/** A line of a bundle's ledger. */
export type LedgerLine = {
  task: string;
  seq: number;
  commandId: string;
  recordedAt: number;
  body: string;
  prevHash: string;
  hash: string;
};

/** Makes every ledger's hashes fit its content again. */
export function rechain(rows: readonly LedgerLine[]): LedgerLine[] {
  const last = new Map<string, string>();
  return rows.map((row) => {
    const told = { ...row, prevHash: last.get(row.task) ?? genesis };
    const hash = createHash('sha256').update(hashed(told, told.body)).digest('hex');
    last.set(row.task, hash);
    return { ...told, hash };
  });
}

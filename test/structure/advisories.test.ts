import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Advisories about packages that this product uses or would have used, and the first version without the hole; null
 * where there is none on the registry. `npm audit` knows more, where the registry answers it; these are held without it.
 */
const known: readonly (readonly [string, string, string | null])[] = [
  ['CVE-2023-30533, CVE-2024-22363', 'xlsx', null],
  ['GHSA-mm7p-fcc7-pg87, GHSA-c7w3-x93f-qmm8, GHSA-2x7j-588g-ccc2, GHSA-p6gq-j5cr-w38f', 'nodemailer', '9.1.1'],
  ['CVE-2022-24434', 'dicer', null],
  ['CVE-2023-36665, GHSA-f38q-mgvj-vph7, GHSA-wcpc-wj8m-hjx6', 'protobufjs', '7.6.3'],
  ['CVE-2024-45296', 'path-to-regexp', '8.0.0'],
  ['GHSA-569q-mpph-wgww, GHSA-86j7-9j95-vpqj', 'better-auth', '1.6.22'],
  ['GHSA-v422-hmwv-36x6', 'body-parser', '2.3.0'],
  ['GHSA-6rw7-vpxm-498p, GHSA-x5fp-wj9c-mxmx, GHSA-4mjr-xmp4-gh2g', 'qs', '6.16.0'],
  ['GHSA-v2hh-gcrm-f6hx, GHSA-4c8g-83qw-93j6', 'fast-uri', '3.1.4'],
  ['CVE-2026-21884, CVE-2026-42211, CVE-2026-55685', 'react-router', '7.18.0'],
  ['GHSA-52cp-r559-cp3m, GHSA-5p4m-2wfm-xmqj', 'js-yaml', '3.15.1'],
];

const root = join(__dirname, '..', '..');

type Lock = { packages: Record<string, { version?: string }> };

/** The versions of a package that the lock file installs, wherever. */
function installed(name: string): string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const places = Object.entries(packages).filter(([place]) => place.endsWith(`node_modules/${name}`));
  return places.map(([, { version = '' }]) => version);
}

function isBefore(version: string, other: string): boolean {
  return version.localeCompare(other, 'en', { numeric: true }) < 0;
}

it.each(known)('%s: no %s with the hole is installed', (_, name, mended) => {
  expect(installed(name).filter((version) => mended === null || isBefore(version, mended))).toEqual([]);
});

type Audit = { metadata?: { vulnerabilities: { high: number; critical: number } } };

/** What `npm audit` says; nothing of what is installed where the registry does not answer it. */
function audit(): Promise<Audit> {
  const asked = ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=20000'];
  return new Promise((resolve, reject) => {
    execFile('npm', asked, { cwd: root, maxBuffer: 64 * 1024 * 1024 }, (failure, said) => {
      try {
        resolve(JSON.parse(said) as Audit);
      } catch (cause) {
        reject(new Error(`npm audit: ${failure?.message ?? said}`, { cause }));
      }
    });
  });
}

(process.env.DUBAN_AUDIT === 'none' ? it.skip : it)(
  'npm audit, where the registry answers it, knows of nothing high or critical in what is installed',
  async () => {
    const { metadata } = await audit();
    expect(metadata?.vulnerabilities ?? { high: 0, critical: 0 }).toMatchObject({ high: 0, critical: 0 });
  },
  60_000,
);

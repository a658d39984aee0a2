import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Advisories about packages that this product uses or would have used, and the first version without the hole; null
 * where there is none on the registry. `npm audit` knows more, where the registry answers it; these are held without it.
 */
const known: readonly (readonly [string, string, string | null])[] = [
  ['CVE-2023-30533, CVE-2024-22363', 'xlsx', null],
  ['GHSA-mm7p-fcc7-pg87, GHSA-c7w3-x93f-qmm8', 'nodemailer', '9.1.1'],
  ['CVE-2022-24434', 'dicer', null],
  ['CVE-2023-36665', 'protobufjs', '7.2.5'],
  ['CVE-2024-45296', 'path-to-regexp', '8.0.0'],
];

type Lock = { packages: Record<string, { version?: string }> };

/** The versions of a package that the lock file installs, wherever. */
function installed(name: string): string[] {
  const { packages } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package-lock.json'), 'utf8')) as Lock;
  const places = Object.entries(packages).filter(([place]) => place.endsWith(`node_modules/${name}`));
  return places.map(([, { version = '' }]) => version);
}

function isBefore(version: string, other: string): boolean {
  return version.localeCompare(other, 'en', { numeric: true }) < 0;
}

it.each(known)('%s: no %s with the hole is installed', (_, name, mended) => {
  expect(installed(name).filter((version) => mended === null || isBefore(version, mended))).toEqual([]);
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { BundleWriter } from '../../../audit/bundle/bundle-writer';
import { ZipWriter } from '../../../audit/bundle/zip';
import type { Signer } from '../../../audit/signing-key';
import type { Transaction } from '../../../prisma/client';
import type { Dependencies } from '../../deps';
import { readAdjustments, readBulletins, readPeriods } from './data/periods';
import type { Subject } from './data/subject';
import { lastRecorded } from './data/subject';
import { adjustmentLine, periodLine } from './lines';
import { addParts } from './parts';
import { RunningRuns } from './running';
import { addOtherRuns } from './runs';
import { indexPage } from './story/index-page';

const root = path.join(__dirname, '..', '..', '..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };

/** The verifier as it goes into bundles, with its SHA-256. */
export async function verifier(): Promise<{ readonly source: string; readonly sha256: string }> {
  const source = await readFile(path.join(root, 'audit', 'bundle', 'verify.mjs'), 'utf8');
  return { source, sha256: createHash('sha256').update(source).digest('hex') };
}

type Making = {
  readonly deps: Pick<Dependencies, 'temporal' | 'settings'>;
  readonly signer: Signer;
  readonly subject: Subject;
  readonly write: (bytes: Buffer) => Promise<void>;
};

/**
 * Writes a bundle, part by part, so that little of it is in memory at any time. The same record gives the same bytes:
 * parts stand in a fixed order, and everything bears the date of the last record.
 */
export async function makeBundle(on: Transaction, { deps, signer, subject, write }: Making): Promise<void> {
  const recordedUpTo = await lastRecorded(on, subject);
  const bundle = new BundleWriter(new ZipWriter(write, recordedUpTo?.getTime() ?? 0), signer);
  await bundle.add('verify.mjs', (await verifier()).source);

  const running = new RunningRuns(deps.temporal, subject.tasks.length);
  const { open } = deps.temporal;
  const zone = deps.settings.DUBAN_TIMEZONE;
  const parts = await addParts({ on, bundle, subject, running, zone, open });
  const others = await addOtherRuns({ on, bundle, open }, subject);

  // What is of the whole record rather than of an item; signed checkpoints belong here.
  const periods = await readPeriods(on, subject);
  const adjustments = await readAdjustments(on, subject);
  const bulletins = await readBulletins(
    on,
    periods.map(({ id }) => id),
  );
  await bundle.addLines('periods.jsonl', periods.map(periodLine));
  await bundle.addLines('adjustments.jsonl', adjustments.map(adjustmentLine));
  await bundle.addLines('bulletins.jsonl', bulletins);

  const counts = {
    ...parts.counts,
    runs: parts.counts.runs + others,
    ...{ periods: periods.length, adjustments: adjustments.length, bulletins: bulletins.length },
  };
  const { pages, stories } = parts;
  const told = { counts, running: running.told, zone };
  await bundle.add(
    'index.html',
    indexPage({ subject, recordedUpTo, keyId: signer.keyId, periods, adjustments, bulletins, pages, stories, ...told }),
  );
  const { kind, id, title } = subject;
  const product = { name: 'duban', version } as const;
  await bundle.end({ product, of: { kind, id, title }, recordedUpTo: recordedUpTo?.toISOString() ?? null, ...told });
}

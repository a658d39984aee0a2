import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkflowBundleOption } from '@temporalio/worker';
import { bundleWorkflowCode, Worker } from '@temporalio/worker';
import { clockKinds } from '../../domain/clocks/clock';
import type { Event } from '../../domain/item/event';
import { capacities } from '../../domain/people/roles';
import { workflowBundle } from '../../worker/bundle';
import { quietRuntime } from '../support/runtime';
import { foldOf, keptHistories, toldBy, typeOf } from './recorded';
import { scenarios } from './scenarios';

const root = join(__dirname, '..', '..');
const kept = keptHistories();
const others = [
  ...['issue-batch', 'delivery', 'morning-digest', 'apply-rules', 'reorganise'],
  ...['close-due-months', 'close-due-months-early', 'close-month', 'archive-runs', 'reconcile'],
  ...['checkpoint-record', 'replay-histories'],
];
/** A new event does not compile until it stands here, and then wants a recorded history. */
const eventTypes: Readonly<Record<Event['type'], true>> = {
  ...{ issued: true, signed: true, reported: true, submitted: true, withdrawn: true, accepted: true },
  ...{
    returned: true,
    extension_asked: true,
    extension_granted: true,
    extension_refused: true,
    carried_over: true,
    amended: true,
  },
  ...{ asked: true, approved: true, rejected: true, suspended: true, cancelled: true, resumed: true },
  ...{ reopened: true, instructed: true, urged: true, noticed: true, notice_acknowledged: true, notice_answered: true },
  ...{ notice_lapsed: true, replanned: true, planned: true, scheduled: true, rang: true, reminded: true },
  ...{ turned: true, sign_chased: true, report_chased: true, report_missed: true, escalated: true },
};
const items = kept.filter((one) => typeOf(one) === 'keyTask');

beforeAll(() => quietRuntime());

/** Replays histories; answers those that did not, each with its reason. */
async function failures(bundle: WorkflowBundleOption, histories: typeof kept): Promise<Map<string, string>> {
  const failed = new Map<string, string>();
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: bundle }, histories))
    if (error) failed.set(workflowId, `${error.name}: ${error.message}`);
  return failed;
}

/** Bundles the workflows with one of their files changed. */
async function changedBundle(file: string, change: (text: string) => string): Promise<WorkflowBundleOption> {
  const copy = await mkdtemp(join(tmpdir(), 'duban-changed-'));
  try {
    for (const folder of ['workflows', 'domain']) await cp(join(root, folder), join(copy, folder), { recursive: true });
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
    const path = join(copy, file);
    const text = await readFile(path, 'utf8');
    const changed = change(text);
    if (changed === text) throw new Error(`${file} has nothing to change there`);
    await writeFile(path, changed);
    const logger = { trace() {}, debug() {}, info() {}, warn() {}, error: console.error, log() {} };
    return await bundleWorkflowCode({ workflowsPath: join(copy, 'workflows', 'index.ts'), logger });
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

describe('the histories that are kept', () => {
  it('hold every path, every workflow and both sides of continuing as new', () => {
    const names = kept.map(({ workflowId }) => workflowId);
    for (const name of [...Object.keys(scenarios), ...others])
      expect(names).toContainEqual(expect.stringMatching(new RegExp(`^${name}-`)));
    expect(names.filter((name) => name.startsWith('continue-as-new-run')).length).toBeGreaterThan(2);
    const types = [
      ...['keyTask', 'issueBatch', 'delivery', 'morningDigest', 'applyRules', 'reorganise'],
      ...['closeDueMonths', 'closeMonth', 'archiveRuns', 'reconcile'],
      ...['checkpointRecord', 'replayHistories', 'tellConnection'],
    ];
    expect(new Set(kept.map(typeOf))).toEqual(new Set(types));
  });

  it('hold every event that an item knows, every clock that rings, and every capacity in which somebody acts', () => {
    const entries = items.flatMap((one) => toldBy(one).entries);
    const events = entries.flatMap((entry) => entry.events);
    // The are recorded by no item's workflow.
    const known = Object.keys(eventTypes).filter((type) => type !== 'issued');
    expect([...new Set(events.map(({ type }) => type))].sort()).toEqual([...known].sort());
    const rang = events.flatMap((event) => (event.type === 'rang' ? event.clocks.map(({ kind }) => kind) : []));
    expect([...new Set(rang)].sort()).toEqual([...clockKinds].sort());
    const actors = entries.flatMap(({ actor }) => actor?.as ?? []);
    expect([...new Set(actors)].sort()).toEqual([...capacities].sort());
  });

  it('all replay with today’s code', async () => {
    expect(await failures(await workflowBundle(), kept)).toEqual(new Map());
  }, 60_000);

  it.each(items.map((one) => [one.workflowId, one] as const))('end as their ledger tells: %s', (_, one) => {
    const told = toldBy(one);
    expect(told.recordings).toBeGreaterThan(0);
    // An older run's result lacks what items have come to have since.
    expect(foldOf(told)).toMatchObject(told.after);
  });

  it('would not replay with a timer more', async () => {
    const bundle = await changedBundle('workflows/key-task/workflow.ts', (text) =>
      text.replace('  const runIsLong =', '  await condition(() => false, 1);\n  const runIsLong ='),
    );
    const failed = await failures(bundle, items);
    expect([...failed.keys()]).toEqual(items.map(({ workflowId }) => workflowId));
    for (const reason of failed.values()) expect(reason).toMatch(/^DeterminismViolationError/);
  }, 60_000);

  it('would not replay with another activity for recording', async () => {
    const bundle = await changedBundle('workflows/key-task/recorder.ts', (text) =>
      text.replace('return quick.record.', 'return patient.record.'),
    );
    expect((await failures(bundle, items)).size).toBe(items.length);
  }, 60_000);
});

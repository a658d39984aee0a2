import { Worker } from '@temporalio/worker';
import { archiveEnded } from '../../activities/archive/archive-ended';
import { eventsOf, faultOf } from '../../audit/history/events';
import { pack, unpack } from '../../audit/history/pack';
import { historyFromText, historyToText } from '../../audit/history/text';
import { sha256 } from '../../audit/sha256';
import type { Item } from '../../domain/item/item';
import { withClient } from '../../embedded/postgres/roles';
import { workflowBundle } from '../../worker/bundle';
import { keyTaskId } from '../../workflows/messages/names';
import { report } from '../api/support/life';
import { until } from '../support/until';
import type { Audited } from './audited';
import { openAudited } from './audited';
import { verified } from './record';
import { unpack as unpackBundle, verify } from './unpacked';

let office: Audited;
let item: Item;
let running: Item;
type Run = { runId: string; status: string; archivedAt: string | null; sha256: string | null; eventCount: number };
const runsOf = async ({ id }: Item) => (await office.audit<{ items: Run[] }>(`/api/audit/tasks/${id}/runs`)).body.items;
const historyOf = async (runId: string) =>
  (
    await office.audit<{ source: string; sha256: string | null; events: { eventId: string }[] }>(
      `/api/audit/runs/${runId}`,
    )
  ).body;
const archive = () => archiveEnded(office.database, office.client);

beforeAll(async () => {
  office = await openAudited();
  item = await office.accepted();
  running = await office.issue();
  await office.done(running, 'owner', 'sign');
  // The engine's index follows a moment later.
  await until(archive, ({ archived }) => archived > 0, 100);
}, 120_000);
afterAll(() => office?.close());

describe('the history of a run that has ended', () => {
  it('is kept whole: as long as the engine itself counts, hashed, and of its item', async () => {
    const row = await office.database.archivedRun.findFirstOrThrow({ where: { taskId: item.id } });
    const { historyLength } = await office.client.workflow.getHandle(row.workflowId, row.runId).describe();
    const text = unpack(row.history);
    expect(eventsOf(text)).toHaveLength(historyLength);
    expect(row).toMatchObject({
      status: 'COMPLETED',
      eventCount: historyLength,
      sha256: sha256(text),
      continuedFrom: null,
    });
    expect(row.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is kept once, however often it is archived at once, and one that runs is not', async () => {
    const before = await office.database.archivedRun.count();
    const again = await Promise.all([archive(), archive(), archive()]);
    expect(again.map(({ archived, unsound }) => [archived, unsound])).toEqual(Array(3).fill([0, []]));
    expect(await office.database.archivedRun.count()).toBe(before);
    expect(await office.database.archivedRun.count({ where: { taskId: running.id } })).toBe(0);
  });

  it('outlives the engine’s: what is read after it was deleted there is what was read before, and replays', async () => {
    const [live] = await runsOf(running);
    expect(live).toMatchObject({ status: 'RUNNING', archivedAt: null });
    const [run] = await runsOf(item);
    const before = await historyOf(run?.runId ?? '');
    const handle = office.client.workflow.getHandle(keyTaskId(item.id), run?.runId);
    const engines = historyToText(await handle.fetchHistory());
    await office.client.workflowService.deleteWorkflowExecution({
      namespace: office.http.temporal.namespace,
      workflowExecution: { workflowId: keyTaskId(item.id), runId: run?.runId ?? '' },
    });
    await until(
      () =>
        handle.describe().then(
          () => 'there',
          () => 'gone',
        ),
      (state) => state === 'gone',
      100,
    );

    const after = await historyOf(run?.runId ?? '');
    expect(after).toEqual(before);
    expect(after.source).toBe('archive');
    expect(await runsOf(item)).toEqual([run]);
    const row = await office.database.archivedRun.findFirstOrThrow({ where: { taskId: item.id } });
    const text = unpack(row.history);
    expect(sha256(text)).toBe(sha256(engines));
    await Worker.runReplayHistory(
      { workflowBundle: await workflowBundle() },
      historyFromText(text),
      keyTaskId(item.id),
    );
    // What is archived already is not looked for again.
    expect((await archive()).unsound).toEqual([]);
  }, 120_000);

  it('can be neither changed nor removed, and gives each of its events by its number', async () => {
    for (const sql of [`UPDATE archived_run SET sha256 = ''`, 'DELETE FROM archived_run', 'TRUNCATE archived_run'])
      await expect(withClient(office.ownerUrl, (client) => client.query(sql))).rejects.toThrow(/append-only/);
    await expect(office.database.$executeRaw`DELETE FROM archived_run`).rejects.toThrow(/permission denied/);
    const [run] = await runsOf(item);
    const { body } = await office.audit<{ events: object[] }>(`/api/audit/runs/${run?.runId}?event=2`);
    expect(body.events).toEqual([
      expect.objectContaining({ eventId: '2', eventType: 'EVENT_TYPE_WORKFLOW_TASK_SCHEDULED' }),
    ]);
    expect((await office.audit(`/api/audit/runs/${run?.runId}?event=99999`)).status).toBe(404);
    expect((await office.audit('/api/audit/runs/01890000-0000-7000-8000-000000000001')).status).toBe(404);
  });

  it('is listed with all others, page by page, for auditors and administrators alone', async () => {
    const other = await office.accepted();
    await until(archive, ({ archived }) => archived > 0, 100);
    type Page = { items: { task: string | null }[]; nextCursor: string | null };
    const first = (await office.audit<Page>('/api/audit/runs?limit=1&type=keyTask')).body;
    const second = (await office.audit<Page>(`/api/audit/runs?limit=1&type=keyTask&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...second.items].map(({ task }) => task)).toEqual([other.id, item.id]);
    expect((await office.audit<Page>(`/api/audit/runs?task=${item.id}`)).body.items).toHaveLength(1);
    for (const who of ['secretary', 'leader', 'owner'] as const)
      expect((await office.call(who, 'GET', '/api/audit/runs')).status).toBe(403);
  });
});

test('a false history that was put in before its run had ended neither stands for the true one nor goes unsaid', async () => {
  const item = await office.issue();
  await office.done(item, 'owner', 'sign');
  const { runId } = await office.client.workflow.getHandle(keyTaskId(item.id)).describe();
  const whole = await office.client.workflow.getHandle(keyTaskId(item.id), runId).fetchHistory();
  const begun = pack(historyToText({ events: whole.events?.slice(0, 5) ?? [] }));
  const closedAt = new Date();
  await office.database.archivedRun.create({
    data: {
      ...{ workflowId: keyTaskId(item.id), runId, workflowType: 'keyTask', taskId: item.id, firstRunId: runId },
      ...{ status: 'COMPLETED', startedAt: closedAt, closedAt, eventCount: 5, sha256: begun.sha256 },
      history: new Uint8Array(begun.bytes),
    },
  });
  const found = async () => (await verified(office.database, { keys: [], tasks: [item.id] })).faults;
  expect(await found()).toMatchObject([{ code: 'run_unended', task: item.id, of: `${keyTaskId(item.id)} ${runId}` }]);
  await office.done(item, 'owner', 'report', { ...report, percent: 40 });
  await office.client.workflow.getHandle(keyTaskId(item.id)).terminate('ended by hand, for this test');
  await until(archive, ({ archived }) => archived > 0, 100);
  expect((await archive()).archived).toBe(0);
  const rows = await office.database.archivedRun.findMany({ where: { runId }, orderBy: { number: 'asc' } });
  expect(rows.map(({ number, status }) => [number, status])).toEqual([
    [1, 'COMPLETED'],
    [2, 'TERMINATED'],
  ]);
  expect((await found()).map(({ code }) => code)).toEqual(['run_twice', 'run_unended']);
  expect(await runsOf(item)).toMatchObject([{ runId, status: 'TERMINATED', eventCount: rows[1]?.eventCount }]);
  expect((await historyOf(runId)).events).toHaveLength(rows[1]?.eventCount ?? 0);
  expect((await office.audit('/api/audit/drifts?kind=run_differs')).body).toMatchObject({
    items: [{ task: item.id, done: 'kept', data: { runId, found: [{ number: 1, eventCount: 5 }] } }],
  });
  // A bundle has both, and its verifier says so.
  const bundle = await office.http.fetch('auditor@example.test', `/api/audit/tasks/${item.id}/export`);
  const { code, said } = await verify(unpackBundle(new Uint8Array(await bundle.arrayBuffer())));
  expect([code, said]).toEqual([
    1,
    expect.stringMatching(`histories/${runId}\\.1\\.json .*another history of the same run`),
  ]);
  expect(said).toMatch(/· no\n$/);
  expect(said.match(/^ {4}.*: .* · /gm)).toHaveLength(1);
}, 60_000);

test('a run that somebody ended in the engine is kept as that', async () => {
  const ended = await office.issue();
  const { id } = ended;
  await office.done(ended, 'owner', 'sign');
  await office.client.workflow.getHandle(keyTaskId(id)).terminate('ended by hand, for this test');
  await until(archive, ({ archived }) => archived > 0, 100);
  const [run] = await office.database.archivedRun.findMany({ where: { taskId: id } });
  expect(run).toMatchObject({ status: 'TERMINATED', firstRunId: run?.runId });
});

test('what is not whole is told and not taken for the whole', () => {
  const events = [1, 2, 3].map((n) => ({
    eventId: `${n}`,
    eventType: n === 3 ? 'EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED' : 'X',
  }));
  expect(faultOf(events, 3)).toBeNull();
  expect(faultOf(events, 4)).toBe('3 events of 4');
  expect(faultOf(events.slice(0, 2), 2)).toBe('it has no end');
  expect(faultOf([...events.slice(0, 1), ...events.slice(2)], 2)).toBe('event 2 is missing');
  expect(unpack(pack('历史').bytes)).toBe('历史');
});

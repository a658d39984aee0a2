import { keepRun } from '../../activities/archive/archive-ended';
import { startItem } from '../../activities/issue/start-item';
import { startMissing } from '../../activities/issue/start-missing';
import { compareReadModel } from '../../activities/reconcile/read-model';
import { compareWorkflows } from '../../activities/reconcile/workflows';
import { record } from '../../activities/recording/record';
import type { Item } from '../../domain/item/item';
import { withClient } from '../../embedded/postgres/roles';
import type { Database } from '../../prisma/client';
import { keyTaskId } from '../../workflows/messages/names';
import { report } from '../api/support/life';
import { askedFor } from '../support/asked';
import { command, report as reported } from '../support/commands';
import { personAs } from '../support/office';
import { recorderFor } from '../support/recorder';
import { recordAll, recordAs, requestFor } from '../support/recording';
import { until } from '../support/until';
import type { Audited } from './audited';
import { openAudited } from './audited';
import { archiveFalse } from './false-run';

let office: Audited;
let items: Item[];
beforeAll(async () => {
  office = await openAudited();
  items = [await office.accepted()];
  for (const work of ['sign', 'report', 'amend'] as const) {
    const item = await office.issue({ deadlines: ['2093-06-30'] });
    items.push(item);
    await office.done(item, 'owner', 'sign');
    if (work !== 'sign') await office.done(item, 'owner', 'report', report);
    if (work === 'amend') await office.done(item, 'secretary', 'amend', { deadline: '2093-07-31', reason: '顺延' });
  }
  await office.done(items[1] as Item, 'owner', 'request-extension', { deadline: '2093-08-31', reason: '雨季' });
}, 120_000);
afterAll(() => office?.close());

/** As a superuser whom no trigger stops. */
const tamper = (sql: string) =>
  withClient(office.ownerUrl, async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(sql);
  });
const rows = () => office.database.task.findMany({ orderBy: { id: 'asc' } });
type Drift = { kind: string; task: string | null; done: string; words: string; data: Record<string, unknown> };
const drifts = async (query = '') => (await office.audit<{ items: Drift[] }>(`/api/audit/drifts${query}`)).body.items;
const engine = () => compareWorkflows({ database: office.database, client: office.client, open: (value) => value });
type Verified = {
  broken: { code: string; task: string | null; seq: number | null }[];
  running: { compared: number; engineAway: boolean };
  untold: { total: number; entries: { task: string; seq: number; drift: string | null }[] };
  ok: boolean;
};
const verify = async (tasks?: string[]) => {
  const { status, body } = await office.http.call('auditor@example.test', 'POST', '/api/audit/verify', {
    body: tasks ? { tasks } : {},
  });
  expect(status).toBe(200);
  return body as unknown as Verified;
};
const faultsOf = ({ broken }: Verified, id: string) =>
  broken.filter(({ task }) => task === id).map(({ code, seq }) => [code, seq]);

it('finds nothing in normal running, also while commands are under way', async () => {
  const extra = await office.issue();
  const work = Array.from({ length: 8 }, (_, at) =>
    office.give(extra, 'owner', 'report', { ...report, percent: 10 + at }),
  );
  const [model, workflows] = await Promise.all([compareReadModel(office.database), engine(), ...work]);
  expect(model).toEqual({ looked: items.length + 1, differed: 0 });
  expect(workflows.differed).toBe(0);
  await until(engine, ({ looked }) => looked === items.length, 100); // all but the accepted one
  expect((await verify()).running).toEqual({
    compared: items.length + 1,
    engineAway: false,
    words: expect.any(String),
  });
  expect(await compareReadModel(office.database)).toMatchObject({ differed: 0 });
  expect(await verify()).toMatchObject({ broken: [], untold: { total: 0, entries: [] } });
  expect(await drifts()).toEqual([]);
}, 60_000);

it('finds nothing of an item that was taken up again, whose runs each know it up to another entry', async () => {
  const again = await office.accepted();
  await office.done(again, 'leader', 'instruct', { text: '回头看' });
  const { events } = await office.done(again, 'secretary', 'reopen', { reason: '回头看', deadline: '2093-09-30' });
  const [{ request }] = events as unknown as [{ request: { id: string } }];
  await office.done(again, 'leader', 'approve', { request: request.id });
  expect((await verify()).broken).toEqual([]);
}, 60_000);

it('rebuilds a read model that was damaged or emptied, as it was, and tells column by column what it found', async () => {
  const before = await rows();
  await tamper(`UPDATE task SET state = 'accepted', percent = 99, owner_id = leader_id, co_units = '{}', next_at = NULL,
    agenda = '[]', standards = '[]', requests = '[]', extension = NULL, deadline = '2000-01-01', version = 1, step = 3,
    light = 'blue', last_report_at = NULL, signed_at = NULL, effect_rating = 1, original_deadline = '', urged = 7,
    task = '另一件事', content = '另一件事', category = '其他', weight = 77, tags = '{另}', ongoing = NOT ongoing`);
  expect(await compareReadModel(office.database)).toEqual({ looked: before.length, differed: before.length });
  expect(await rows()).toEqual(before);
  expect(await compareReadModel(office.database)).toMatchObject({ differed: 0 });
  const [told] = await drifts(`?task=${items[0]?.id}`);
  expect(told).toMatchObject({
    ...{ kind: 'read_model', done: 'rebuilt', words: '任务表与台账不一致' },
    data: { effect_rating: { found: 1, expected: 90 }, percent: { found: 99, expected: 100 } },
  });
  expect((await drifts('?kind=read_model')).length).toBe(before.length);
}, 60_000);

it('begins a workflow anew that the engine has lost, and says so once', async () => {
  const lost = items[2] as Item;
  await office.database.task.updateMany({ data: { startedAt: new Date() } });
  await office.database.batch.updateMany({ data: { state: 'issued' } });
  await office.client.workflow.getHandle(keyTaskId(lost.id)).terminate('lost, for this test');
  await until(
    () => startMissing(office.database, office.client),
    ({ items }) => items === 1,
    100,
  );
  expect(await drifts(`?task=${lost.id}&kind=workflow_missing`)).toMatchObject([
    { done: 'started', data: { found: null } },
  ]);
  expect((await office.read<{ percent: number }>(lost)).percent).toBe(report.percent);
  await office.done(lost, 'owner', 'report', { ...report, percent: 55 });
}, 60_000);

it('brings a workflow back that is behind its ledger, as after an engine put back to an earlier day', async () => {
  const behind = items[3] as Item;
  const { version } = await office.database.task.findUniqueOrThrow({ where: { id: behind.id } });
  const standing = await office.client.workflow.getHandle(keyTaskId(behind.id)).query<Item>('standing');
  // Recorded past the workflow, as it was before the engine forgot it.
  const order = command(reported(60), personAs(office.office, 'owner'));
  await askedFor(office.database, behind.id, order);
  const { tail } = await recordAs(office.database, standing, order);
  const named = { task: behind.id, seq: version + 1, command: order.id };
  expect(await verify()).toMatchObject({
    ok: true,
    untold: { total: 1, entries: [{ ...named, drift: null, run: null }] },
  });
  // A history of a run that the engine does not know makes no difference.
  const run = await archiveFalse(office.database, behind, tail);
  expect((await engine()).differed).toBe(1);
  expect(await verify([behind.id])).toMatchObject({
    ...{ ok: true, untold: { total: 1, entries: [{ ...named, drift: expect.any(String), run }] } },
  });
  const handle = office.client.workflow.getHandle(keyTaskId(behind.id));
  expect((await handle.query<Item>('standing')).version).toBe(version + 1);
  expect(await drifts(`?task=${behind.id}&kind=workflow_behind`)).toMatchObject([
    {
      ...{ done: 'restarted' },
      data: { expected: version + 1, found: version, unknown: [{ seq: version + 1, command: order.id }] },
    },
  ]);
}, 120_000);

it('names an entry that was put in at the end of a running item and that nobody asked for, before it is adopted and after', async () => {
  const forged = items[3] as Item;
  for (const adopt of ['by the comparison', 'by the next command'] as const) {
    const standing = await office.client.workflow.getHandle(keyTaskId(forged.id)).query<Item>('standing');
    const seq = standing.version + 1;
    await recordAll(office.database, standing, [command(reported(61), personAs(office.office, 'owner'))]);
    expect(faultsOf(await verify(), forged.id)).toContainEqual(['entry_unasked', seq]);
    if (adopt === 'by the comparison') expect((await engine()).differed).toBe(1);
    else await office.done(forged, 'owner', 'report', { ...report, percent: 62 });
    expect(faultsOf(await verify([forged.id]), forged.id)).toContainEqual(['entry_unasked', seq]);
  }
}, 120_000);

it('names an entry with other words than the request under whose command it was put in before the worker came to it, while its run goes on and once that is archived', async () => {
  const item = await office.issue();
  await office.done(item, 'owner', 'sign');
  const handle = office.client.workflow.getHandle(keyTaskId(item.id));
  const standing = await handle.query<Item>('standing');
  const asked = { where: { path: `/api/tasks/${item.id}/report` } };
  // The worker waits for the row of the item; the log of requests says under which command.
  const answer = await office.database.$transaction(
    async (on) => {
      await on.$queryRaw`SELECT FROM task WHERE id = ${item.id}::uuid FOR UPDATE`;
      const given = office.give(item, 'owner', 'report', report);
      const request = await until(() => office.database.accessLog.findFirst(asked), Boolean, 20);
      const [id = ''] = request?.commandIds ?? [];
      const forged = command(reported(95), personAs(office.office, 'owner'), { id });
      await record({ ...recorderFor(office.database), database: on as Database }, requestFor(standing, forged));
      return () => given;
    },
    { timeout: 30_000 },
  );
  expect((await answer()).status).toBe(200);
  const named = ['entry_not_ordered', standing.version + 1];
  for (const tasks of [undefined, [item.id]]) expect(faultsOf(await verify(tasks), item.id)).toEqual([named]);
  await handle.terminate('for this test');
  const { runId } = await handle.describe();
  expect(await keepRun(office.database, office.client, { workflowId: keyTaskId(item.id), runId })).toBe('kept');
  expect(faultsOf(await verify([item.id]), item.id)).toEqual([named, named]);
}, 120_000);

it('finds an acknowledged report erased at the end of a running item at once, keeps it, and verification says so for good', async () => {
  const ahead = items[1] as Item;
  const { version } = await office.database.task.findUniqueOrThrow({ where: { id: ahead.id } });
  const run = await office.client.workflow.getHandle(keyTaskId(ahead.id)).describe();
  await tamper(`DELETE FROM ledger WHERE task_id = '${ahead.id}' AND seq = ${version}`);
  expect(await compareReadModel(office.database)).toMatchObject({ differed: 1 }); // the item's row is put back as well
  for (const asked of [undefined, [ahead.id]])
    expect(faultsOf(await verify(asked), ahead.id)).toContainEqual(['ledger_short', version]);

  expect((await engine()).differed).toBe(1);
  expect(await drifts(`?task=${ahead.id}&kind=workflow_ahead`)).toMatchObject([
    {
      done: 'restarted',
      data: {
        expected: version - 1,
        found: version,
        entries: [{ seq: version, events: [{ type: 'extension_asked' }] }],
      },
    },
  ]);
  expect(await office.database.archivedRun.findFirst({ where: { runId: run.runId } })).toMatchObject({
    status: 'TERMINATED',
  });
  await office.done(ahead, 'owner', 'report', report);
  for (const asked of [undefined, [ahead.id]])
    expect(faultsOf(await verify(asked), ahead.id)).toContainEqual(['run_entry', version]);
}, 120_000);

it('finds an entry that was written anew with a hash that fits, and one of an item that nobody has touched since', async () => {
  const rewritten = items[2] as Item;
  const { version } = await office.database.task.findUniqueOrThrow({ where: { id: rewritten.id } });
  await tamper(`UPDATE ledger SET body = replace(body, '55', '56') WHERE task_id = '${rewritten.id}' AND seq = ${version};
    UPDATE ledger SET hash = encode(sha256(convert_to(concat_ws(E'\\n', prev_hash, task_id, seq, command_id,
      duban_ms(recorded_at), body), 'UTF8')), 'hex') WHERE task_id = '${rewritten.id}' AND seq = ${version}`);
  const suffix = await office.issue();
  await office.done(suffix, 'owner', 'sign');
  for (const percent of [30, 40]) await office.done(suffix, 'owner', 'report', { ...report, percent });
  const rehash = (
    seq: number,
  ) => `UPDATE ledger l SET prev_hash = p.hash, hash = encode(sha256(convert_to(concat_ws(E'\\n', p.hash, l.task_id,
      l.seq, l.command_id, duban_ms(l.recorded_at), l.body), 'UTF8')), 'hex') FROM ledger p
    WHERE p.task_id = l.task_id AND p.seq = l.seq - 1 AND l.task_id = '${suffix.id}' AND l.seq = ${seq}`;
  await tamper(`UPDATE ledger SET body = replace(body, '"percent":30', '"percent":31') WHERE task_id = '${suffix.id}' AND seq = 3;
    ${rehash(3)}; ${rehash(4)}`);
  const fresh = await office.issue();
  await startItem(office.client, fresh);
  await tamper(`UPDATE ledger SET body = replace(body, '${fresh.task}', '别的事') WHERE task_id = '${fresh.id}'`);
  expect(await compareReadModel(office.database)).toMatchObject({ differed: 2 });
  const told = await verify();
  expect(faultsOf(told, rewritten.id)).toEqual([['ledger_rewritten', version]]);
  // The first that differs, not the last, which follows from it.
  expect(faultsOf(told, suffix.id)).toEqual([['ledger_rewritten', 3]]);
  expect(faultsOf(told, fresh.id)).toContainEqual(['ledger_rewritten', 1]);
  expect((await engine()).differed).toBe(3);
  expect((await engine()).differed).toBe(0);
  expect(await drifts(`?task=${rewritten.id}&kind=ledger_rewritten`)).toMatchObject([
    { done: 'told', data: { seq: version, entries: [{ seq: version }] } },
  ]);
  expect(await drifts(`?task=${suffix.id}&kind=ledger_rewritten`)).toMatchObject([
    { done: 'told', data: { seq: 3, entries: [{ seq: 3 }, { seq: 4 }] } },
  ]);
}, 120_000);

it('tells once of a workflow that is of no item, and of a ledger that cannot be read', async () => {
  const workflowId = keyTaskId('01890000-0000-7000-8000-000000000001');
  await office.client.workflow.start('keyTask', {
    ...{ workflowId, taskQueue: 'duban', args: [{ item: { ...items[1], id: workflowId.slice(5) } }] },
  });
  await until(engine, ({ differed }) => differed === 1, 100);
  expect((await engine()).differed).toBe(0);
  expect(await drifts('?kind=workflow_unknown')).toMatchObject([{ task: null, done: 'told' }]);

  await tamper(`UPDATE ledger SET body = '{}' WHERE task_id = '${items[0]?.id}' AND seq = 1`);
  expect((await compareReadModel(office.database)).differed).toBe(1);
  expect((await compareReadModel(office.database)).differed).toBe(0);
  // One that is broken keeps the workflows of all others from nothing.
  await tamper(`UPDATE ledger SET body = '{}' WHERE task_id = '${items[3]?.id}' AND seq = 1`);
  expect((await engine()).looked).toBeGreaterThan(3);
  expect(await drifts('?kind=ledger_unreadable')).toMatchObject([{ task: items[0]?.id, done: 'told' }]);
}, 120_000);

it('keeps what it has found', async () => {
  for (const sql of [`UPDATE drift SET done = 'told'`, 'DELETE FROM drift', 'TRUNCATE drift'])
    await expect(withClient(office.ownerUrl, (client) => client.query(sql))).rejects.toThrow(/append-only/);
  expect((await office.call('secretary', 'GET', '/api/audit/drifts')).status).toBe(403);
  type Page = { items: { id: string }[]; nextCursor: string };
  const all = (await office.audit<Page>('/api/audit/drifts?limit=200')).body.items.map(({ id }) => id);
  const first = (await office.audit<Page>('/api/audit/drifts?limit=3')).body;
  const rest = (await office.audit<Page>(`/api/audit/drifts?limit=197&cursor=${first.nextCursor}`)).body;
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(all);
});

import { startMissing } from '../../../activities/issue/start-missing';
import { originsOf } from '../../../api/audit/lines/origins';
import { pack } from '../../../audit/history/pack';
import type { Item } from '../../../domain/item/item';
import { withClient } from '../../../embedded/postgres/roles';
import { keyTaskId } from '../../../workflows/messages/names';
import type { Audited } from '../../audit/audited';
import { openAudited } from '../../audit/audited';
import { unpack, verify } from '../../audit/unpacked';
import { command, sign } from '../../support/commands';
import { serve } from '../../support/http';
import { seedItem } from '../../support/items';
import { personAs } from '../../support/office';
import { recordAs } from '../../support/recording';
import { until } from '../../support/until';
import { acceptance, report, submission } from '../support/life';
import type { Place } from '../support/place';
import { addOfficial, openPlace } from '../support/place';

let office: Audited;

type Line = {
  kind: string;
  who: { name: string; as: string } | null;
  for: { name: string }[];
  from: { address: string; request: string } | null;
  words: string;
  at: string | null;
  raw: string;
  changes: { field: string; from: string | null; to: string | null }[];
};
type Page = { items: Line[]; engine: { away: boolean; words: string; missing: { begun: boolean; runs: string[] } } };

beforeAll(async () => {
  office = await openAudited();
}, 120_000);
afterAll(() => office?.close());

const timeline = async ({ id }: Item, query = '') =>
  (await office.audit<Page>(`/api/audit/tasks/${id}?limit=200${query}`)).body;

describe('who acted for whom', () => {
  it('is told where somebody acted in a role that they have only from a person for whom they stood in', async () => {
    const { people } = office.office;
    const item = await office.issue();
    await office.done(item, 'owner', 'submit', submission(item));
    await office.database.official.update({
      where: { id: people.reviewer.id },
      data: { substituteId: people.partner.id },
    });
    await office.done(item, 'partner', 'accept', acceptance(item));
    await office.database.official.update({ where: { id: people.reviewer.id }, data: { substituteId: null } });
    const last = (await timeline(item, '&kind=entry')).items.at(-1);
    expect(last).toMatchObject({ who: { name: '配合单位', as: 'secretariat' }, for: [{ name: '办公室乙' }] });
    const [byPerson] = (await timeline(item, '&kind=entry&person=reviewer@example.test')).items;
    expect(byPerson).toEqual(last); // also found by the person for whom it was done
    // The directory gives that person another role, and it was done for them all the same.
    await office.database.official.update({ where: { id: people.reviewer.id }, data: { role: 'official' } });
    const after = (await timeline(item, '&kind=entry')).items.at(-1);
    const across = await office.audit<Page>(`/api/audit/events?person=${people.partner.id}&kind=entry&task=${item.id}`);
    await office.database.official.update({ where: { id: people.reviewer.id }, data: { role: 'secretariat' } });
    expect(after).toEqual(last);
    expect(across.body.items[0]).toMatchObject({ for: [{ name: '办公室乙' }] });
  });

  it('is told of a head who stood in for the head of another unit', async () => {
    const { people } = office.office;
    const item = await office.issue();
    const stands = (id: string, data: object) => office.database.official.update({ where: { id }, data });
    await stands(people.partner.id, { role: 'unit_head' });
    await stands(people.head.id, { substituteId: people.partner.id });
    await office.done(item, 'partner', 'report', report);
    await stands(people.head.id, { substituteId: null });
    await stands(people.partner.id, { role: 'official' });
    const last = (await timeline(item, '&kind=entry')).items.at(-1);
    expect(last).toMatchObject({ who: { as: 'unit_head' }, for: [{ id: people.head.id }] });
  });
});

describe('from where', () => {
  it('is told of an issue, and of what a change of the organisation moves item by item: by the request that asked for it', async () => {
    const place = await openPlace();
    const { batch } = await seedItem(place.database, place.office);
    const issued = await place.call('secretary', 'POST', `/api/batches/${batch}/issue`);
    const body = { name: '市级部门一（新）' };
    const renamed = await place.call('secretary', 'PATCH', `/api/units/${place.office.leadUnit}`, { body });
    expect(renamed.status).toBe(202); // no worker is there to carry it out
    const { id } = await place.database.change.findFirstOrThrow();
    const command = `change/${id}@1`;
    const origins = await originsOf(place.database, [command, `issue/${batch}`, 'unknown']);
    expect(origins(`issue/${batch}`, Date.now())?.id).toBe(issued.headers.get('x-request-id'));
    expect(origins(command, Date.now())?.id).toBe(renamed.headers.get('x-request-id'));
    expect(origins('unknown', Date.now())).toBeNull();
    await place.close();
  });
});

describe('a timeline without the engine', () => {
  it('says that its part is missing, and tells the rest', async () => {
    const item = await office.accepted();
    const { database, databaseUrl } = office;
    const alone = await serve({ database, databaseUrl, temporalAddress: '127.0.0.1:9' });
    const { status, body } = await alone.call('auditor@example.test', 'GET', `/api/audit/tasks/${item.id}?limit=200`);
    await alone.close();
    const { items, engine } = body as unknown as Page;
    expect([status, engine.away, items.filter(({ kind }) => kind === 'workflow')]).toEqual([200, true, []]);
    expect(engine.words).toMatch(/没有应答/);
    expect(items.filter(({ kind }) => kind === 'entry')).toHaveLength(5);
  });
});

describe('a ledger that somebody has tampered with', () => {
  it('is told as far as it can be, with every row as stored', async () => {
    const item = await office.accepted();
    await withClient(office.ownerUrl, async (client) => {
      await client.query("SET session_replication_role = 'replica'");
      await client.query("UPDATE ledger SET body = 'not JSON' WHERE task_id = $1 AND seq = 3", [item.id]);
    });
    const { items } = await timeline(item, '&kind=entry');
    expect(items).toHaveLength(5);
    expect(items[2]).toMatchObject({ who: null, words: expect.stringMatching(/无法读出/), changes: [] });
    expect(items[1]?.changes).not.toEqual([]);
  });
});

describe('an item whose first run was lost before it recorded anything', () => {
  it('does not say that all workflow events are among them, before its workflow is begun anew and after', async () => {
    const item = await office.issue();
    const workflowId = keyTaskId(item.id);
    const handle = office.client.workflow.getHandle(workflowId);
    expect((await timeline(item)).engine.words).toMatch(/还没有它的流程运行/);
    await office.done(item, 'owner', 'withdraw').catch(() => undefined); // refused: it runs, and has recorded no entry
    const { runId } = await handle.describe();
    await office.database.task.update({ where: { id: item.id }, data: { startedAt: new Date() } });
    expect((await timeline(item)).engine).toMatchObject({ missing: { begun: false } });
    const { namespace } = office.http.temporal;
    await office.client.workflowService.deleteWorkflowExecution({ namespace, workflowExecution: { workflowId } });
    const lost = await until(
      async () => (await timeline(item)).engine,
      ({ missing }) => missing.begun,
    );
    await until(
      () => startMissing(office.database, office.client),
      (swept) => swept.items === 1,
    );
    // The run that began just now is read at once, whether or not the engine's index has it already.
    const anew = await timeline(item);
    expect(anew.items.map(({ kind }) => kind)).toContain('workflow');
    for (const engine of [lost, anew.engine]) {
      expect(engine).toMatchObject({ away: false, missing: { entries: [], begun: true } });
      expect([[], [runId]]).toContainEqual(engine.missing.runs); // the index may name it for a while
      expect(engine.words).toMatch(/没有留下任何记录就不在了/);
    }
  }, 120_000);
});

describe('a time that is stored and is no instant', () => {
  const everywhere = [
    ...['ledger.recorded_at', 'refusal.recorded_at', 'letter.created_at', 'letter.sent_at', 'letter_attempt.at'],
    ...['access_log.at', 'drift.at', 'archived_run.started_at', 'archived_run.archived_at', 'task.started_at'],
  ];

  let place: Place;
  let auditor: string;
  beforeAll(async () => {
    place = await openPlace();
    auditor = await addOfficial(place.database, 'auditor', 'auditor', 'OFFICE');
  });
  afterAll(() => place?.close());

  it.each(['infinity', '-infinity'])('(%s) is told as none, and everything around it as ever', async (time) => {
    const { database, http, office: there } = place;
    const item = await seedItem(database, there);
    const letter = await database.letter.findFirstOrThrow({ where: { taskId: item.id } });
    const at = new Date();
    await database.letterAttempt.create({
      data: { letterId: letter.id, number: 1, at, outcome: 'sent', answer: '250' },
    });
    await recordAs(database, item, command(sign, personAs(there, 'owner'), { ifVersion: 99 }));
    await database.drift.create({
      data: { kind: 'read_model', taskId: item.id, workflowId: keyTaskId(item.id), body: '{}', done: 'rebuilt' },
    });
    const { bytes, sha256 } = pack('{"events":[]}');
    await database.archivedRun.create({
      data: {
        ...{
          workflowId: keyTaskId(item.id),
          runId: 'run',
          workflowType: 'keyTask',
          taskId: item.id,
          firstRunId: 'run',
        },
        ...{ status: 'COMPLETED', startedAt: at, closedAt: at, eventCount: 0, sha256, history: new Uint8Array(bytes) },
      },
    });
    const read = async (path: string) => {
      const { status, body } = await http.call(auditor, 'GET', path);
      expect([path, status, body]).toEqual([path, 200, body]);
      return body as unknown as Page & { nextCursor: string | null };
    };
    await read(`/api/tasks/${item.id}`); // a request that stands in both lists
    await withClient(place.ownerUrl, async (client) => {
      await client.query("SET session_replication_role = 'replica'");
      for (const one of everywhere) {
        const [table, column] = one.split('.');
        await client.query(`UPDATE ${table} SET ${column} = '${time}'`);
      }
    });
    const { items } = await read(`/api/audit/tasks/${item.id}?limit=200`);
    expect(new Set(items.map(({ kind, at }) => [kind, at].join()))).toEqual(
      new Set(['entry,', 'refusal,', 'letter,', 'attempt,', 'drift,', 'access,']),
    );
    for (const { words } of items) expect(words).toMatch(/所存的时间不是时刻/);
    // Page by page each stands there once, whichever way.
    const about = `/api/audit/events?task=${item.id}&limit=1`;
    for (const sort of ['at', '-at']) {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null && seen.length < 20; ) {
        const paged: Page & { nextCursor: string | null } = await read(
          `${about}&sort=${sort}${cursor && `&cursor=${cursor}`}`,
        );
        seen.push(...paged.items.filter(({ at }) => at === null).map(({ kind, raw }) => `${kind} ${raw}`));
        cursor = paged.nextCursor;
      }
      expect([sort, seen.length, new Set(seen).size]).toEqual([sort, 4, 4]);
    }
    const bundle = await http.fetch(auditor, `/api/audit/tasks/${item.id}/export`);
    expect(bundle.status).toBe(200);
    const { code, said } = await verify(unpack(new Uint8Array(await bundle.arrayBuffer())));
    expect([code, said]).toEqual([1, expect.stringContaining('a time of it is no instant')]);
  });
});

describe('tries at sending a letter', () => {
  it('are told each with its own address, and only what a mail server said as its word', async () => {
    const item = await office.issue();
    const { database } = office;
    const { id: letterId, recipient } = await database.letter.findFirstOrThrow({
      where: { taskId: item.id },
      include: { recipient: true },
    });
    const at = new Date();
    await database.letter.update({ where: { id: letterId }, data: { attempts: 3, address: 'new@example.test' } });
    await database.letterAttempt.createMany({
      data: [
        { letterId, number: 1, at, outcome: 'refused', answer: '550 no such box', address: 'old@example.test' },
        { letterId, number: 2, at, outcome: 'failed', answer: 'connect ECONNREFUSED', address: 'new@example.test' },
        { letterId, number: 3, at, outcome: 'moot', answer: 'the matter is over' },
      ],
    });
    const told = await office.audit<Page>(`/api/audit/tasks/${item.id}?limit=200&kind=attempt&person=${recipient.id}`);
    expect(told.body.items.map(({ words }) => words)).toEqual([
      expect.stringMatching(/old@example\.test.*邮件服务器答复：550/),
      expect.stringMatching(/new@example\.test>：未发出；connect/),
      expect.stringMatching(/^未发信给.*：the matter is over$/),
    ]);
  });
});

describe('a request that was refused for its form', () => {
  it('stands on the item’s timeline, and across items, among the refusals', async () => {
    const item = await office.issue();
    expect((await office.give(item, 'owner', 'report', { percent: 'all' })).status).toBe(400);
    const refused = { kind: 'refusal', words: expect.stringMatching(/被拒绝（400 invalid_request）/) };
    expect((await timeline(item, '&kind=refusal')).items).toEqual([expect.objectContaining(refused)]);
    const across = await office.audit<Page>(`/api/audit/events?kind=refusal&task=${item.id}`);
    expect(across.body.items).toEqual([expect.objectContaining(refused)]);
  });
});

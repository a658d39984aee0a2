import { createHash, randomUUID } from 'node:crypto';
import type { Access } from '../../../domain/audit/access';
import { hashedAccess, hashedOutcome } from '../../../domain/audit/access';
import type { Item } from '../../../domain/item/item';
import type { Role } from '../../../domain/people/roles';
import { withClient } from '../../../embedded/postgres/roles';
import type { Life } from '../support/life';
import { openLife, report } from '../support/life';
import { addOfficial } from '../support/place';

let life: Life;
let item: Item;
let auditor: string;

beforeAll(async () => {
  life = await openLife();
  item = await life.issue();
  auditor = await addOfficial(life.database, 'auditor', 'auditor', 'OFFICE');
}, 120_000);
afterAll(() => life?.close());

const newest = () => life.database.accessLog.findFirstOrThrow({ orderBy: { at: 'desc' } });
const outcomeOf = (headers: Headers) =>
  life.database.accessOutcome.findUnique({ where: { id: headers.get('x-request-id') ?? '' } });
const count = () => life.database.accessLog.count();

describe('who asked what', () => {
  it('is written down of a command, with the id under which the ledger has what came of it', async () => {
    const { owner } = life.office.people;
    for (const headers of [{}, { 'idempotency-key': randomUUID() }]) {
      const answer = await life.give(item, 'owner', 'report', report, { ...headers, 'x-forwarded-for': '10.1.2.3' });
      expect(answer.status).toBe(200);
      const entry = await life.database.ledger.findFirstOrThrow({
        where: { taskId: item.id },
        orderBy: { seq: 'desc' },
      });
      expect(await newest()).toMatchObject({
        ...{ id: answer.headers.get('x-request-id'), accountId: owner.id, accountName: '责任人', role: 'official' },
        ...{ tokenName: 'test', address: '127.0.0.1', forwarded: '10.1.2.3', method: 'POST', actingFor: [] },
        ...{ path: `/api/tasks/${item.id}/report`, taskIds: [item.id], commandIds: [entry.commandId] },
      });
    }
  });

  it('is one line of a command on many items, which names the command of each', async () => {
    const two = [await life.issue(), await life.issue()];
    for (const headers of [{}, { 'idempotency-key': randomUUID() }] as Record<string, string>[]) {
      const body = { ...report, tasks: two.map(({ id }) => ({ id })) };
      const before = await count();
      expect((await life.call('owner', 'POST', '/api/tasks/commands/report', { body, headers })).status).toBe(200);
      expect(await count()).toBe(before + 1);
      const recorded = await Promise.all(
        two.map(({ id }) => life.database.ledger.findFirstOrThrow({ where: { taskId: id }, orderBy: { seq: 'desc' } })),
      );
      expect(await newest()).toMatchObject({
        ...{ taskIds: two.map(({ id }) => id), commandIds: recorded.map(({ commandId }) => commandId) },
      });
    }
  });

  it('names for whom a substitute may act that day', async () => {
    const { owner, substitute } = life.office.people;
    await life.database.official.update({ where: { id: owner.id }, data: { substituteId: substitute.id } });
    await life.done(item, 'substitute', 'report', report);
    expect(await newest()).toMatchObject({ accountId: substitute.id, actingFor: [owner.id] });
    await life.database.official.update({ where: { id: owner.id }, data: { substituteId: null } });
  });

  it('is written down of what is refused before it is looked at, too', async () => {
    const answer = await life.give(item, 'owner', 'report', { percent: 'many' });
    expect(answer.status).toBe(400);
    expect(await newest()).toMatchObject({
      id: answer.headers.get('x-request-id'),
      taskIds: [item.id],
      commandIds: [],
    });
  });

  it('is written down of whatever an auditor asks, and not of what others read', async () => {
    for (const path of ['/api/me', `/api/tasks/${item.id}`, '/api/tasks?light=red', '/api/tasks?light=none']) {
      const answer = await life.http.call(auditor, 'GET', path);
      const [at, query = null] = path.split('?');
      const tasks = path.includes(item.id) ? [item.id] : [];
      expect(await newest()).toMatchObject({
        ...{ id: answer.headers.get('x-request-id'), accountName: 'auditor', role: 'auditor', method: 'GET' },
        ...{ path: at, query, taskIds: tasks },
      });
    }
    const before = await count();
    for (const path of ['/api/me', `/api/tasks/${item.id}`]) await life.call('secretary', 'GET', path);
    expect(await count()).toBe(before);
  });

  it('is written down of evidence that is handed out, to whomever, with the item that names it', async () => {
    const form = new FormData();
    form.set('file', new Blob(['现场记录']), '记录.txt');
    const file = (await life.call('owner', 'POST', '/api/evidence', { form })).body as { id?: string };
    await life.done(item, 'owner', 'report', { ...report, evidence: [file.id] });
    const answer = await life.http.fetch(life.office.people.leader.email, `/api/evidence/${file.id}`);
    expect(answer.status).toBe(200);
    expect(await newest()).toMatchObject({
      accountName: '责任领导',
      path: `/api/evidence/${file.id}`,
      taskIds: [item.id],
    });
  });

  it('comes with what it was answered with, by the time of the answer; of a command the ledger tells', async () => {
    const asked: [who: string, method: string, path: string, status: number, code: string | null][] = [
      [auditor, 'GET', `/api/tasks/${item.id}`, 200, null],
      [auditor, 'GET', `/api/tasks/${randomUUID()}`, 404, 'not_found'],
      [auditor, 'GET', '/api/tasks?light=none', 400, 'invalid_request'],
      [life.office.people.owner.email, 'GET', '/api/audit/events', 403, 'not_allowed'],
      [life.office.people.owner.email, 'GET', `/api/evidence/${randomUUID()}`, 404, 'not_found'],
    ];
    for (const [who, method, path, status, code] of asked) {
      const answer = await life.http.call(who, method, path);
      expect([path, answer.status]).toEqual([path, status]);
      expect(await outcomeOf(answer.headers)).toMatchObject({ status, code });
    }
    const refused = await life.give(item, 'partner', 'accept', {});
    expect((await outcomeOf(refused.headers))?.status).toBe(refused.status);
    const done = await life.give(item, 'owner', 'report', report);
    expect([done.status, await outcomeOf(done.headers)]).toEqual([200, null]);
    for (const row of await life.database.accessOutcome.findMany())
      expect(
        createHash('sha256')
          .update(hashedOutcome({ ...row, at: row.at.getTime() }))
          .digest('hex'),
      ).toBe(row.hash);
    for (const statement of ['UPDATE access_outcome SET status = 200', 'DELETE FROM access_outcome'])
      await expect(withClient(life.ownerUrl, (client) => client.query(statement))).rejects.toThrow(/append-only/);
  });

  it('cannot be changed by anybody, and is hashed as the rules say', async () => {
    for (const url of [life.databaseUrl, life.ownerUrl])
      for (const statement of [
        "UPDATE access_log SET path = ''",
        'DELETE FROM access_log',
        'TRUNCATE access_log CASCADE',
      ])
        await expect(withClient(url, (client) => client.query(statement))).rejects.toThrow(/append-only|denied/);
    for (const row of await life.database.accessLog.findMany())
      expect(
        createHash('sha256')
          .update(hashedAccess(asTold(row)))
          .digest('hex'),
      ).toBe(row.hash);
  });
});

describe('what cannot be written down', () => {
  beforeAll(() => asOwner('REVOKE INSERT ON access_log FROM duban_app'));
  afterAll(() => asOwner('GRANT INSERT ON access_log TO duban_app'));

  it('is not refused either, so that no refusal is lost', async () => {
    await asOwner('GRANT INSERT ON access_log TO duban_app');
    await asOwner('REVOKE INSERT ON access_outcome FROM duban_app');
    const missing = `/api/tasks/${randomUUID()}`;
    expect(await life.http.call(auditor, 'GET', missing)).toMatchObject({ body: { code: 'access_not_recorded' } });
    expect((await life.http.call(auditor, 'GET', `/api/tasks/${item.id}`)).status).toBe(200);
    await asOwner('GRANT INSERT ON access_outcome TO duban_app');
    await asOwner('REVOKE INSERT ON access_log FROM duban_app');
  });

  it('is not done, nor answered to an auditor; what need not be written down goes on', async () => {
    const entries = await life.database.ledger.count();
    const refused = { status: 503, body: { code: 'access_not_recorded' } };
    expect(await life.give(item, 'owner', 'report', report)).toMatchObject(refused);
    expect(await life.http.call(auditor, 'GET', `/api/tasks/${item.id}`)).toMatchObject(refused);
    expect(await life.database.ledger.count()).toBe(entries);
    expect((await life.call('owner', 'GET', `/api/tasks/${item.id}`)).status).toBe(200);
  });
});

function asOwner(statement: string): Promise<unknown> {
  return withClient(life.ownerUrl, (client) => client.query(statement));
}

function asTold(row: Awaited<ReturnType<typeof newest>>): Omit<Access, 'standing'> {
  const { id, at, accountId, accountName, role, actingFor, tokenId, tokenName, address, forwarded } = row;
  const { method, path, query, taskIds: tasks, commandIds: commands } = row;
  const account = { id: accountId, name: accountName, role: role as Role };
  const token = tokenId === null ? null : { id: tokenId, name: tokenName ?? '' };
  return {
    ...{ id, at: at.getTime(), account, actingFor, token, address, forwarded, method, path, query, tasks, commands },
  };
}

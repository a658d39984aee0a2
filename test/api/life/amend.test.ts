import type { Item } from '../../../domain/item/item';
import { standingQuery } from '../../../workflows/messages/key-task';
import { keyTaskId } from '../../../workflows/messages/names';
import type { Life } from '../support/life';
import { inDays, openLife, report, submission } from '../support/life';

let life: Life;
let item: Item;

beforeAll(async () => {
  life = await openLife();
}, 120_000);
afterAll(() => life?.close());
beforeEach(async () => {
  item = await life.issue();
});

type Detail = {
  owner: { email: string };
  leader: { email: string } | null;
  deadline: string;
  standards: { id: string; text: string }[];
  deadlineChanges: object[];
};
const read = () => life.read<Detail>(item);
const amend = (body: object, who: 'secretary' | 'head' = 'secretary') =>
  life.give(item, who, 'amend', { reason: '分工调整', ...body });
const emailOf = (who: 'owner' | 'substitute' | 'partner' | 'otherLeader') => life.office.people[who].email;

describe('amend', () => {
  it('changes owner, leader, deadline and standards at once, tells old and new, and keeps ids of what stays', async () => {
    const [kept] = item.standards;
    const answer = await amend({
      ...{ owner: emailOf('substitute').toUpperCase(), leader: '领导小组成员', deadline: inDays(50) },
      standards: [kept?.text, '群众满意度不低于90%'],
    });
    expect(answer).toMatchObject({ status: 200 });
    expect(await read()).toMatchObject({
      ...{ owner: { email: emailOf('substitute') }, leader: { email: emailOf('otherLeader') }, deadline: inDays(50) },
      standards: [kept, { id: 's2-1', text: '群众满意度不低于90%' }],
      deadlineChanges: [{ cause: 'amendment', from: item.deadline, to: inDays(50), reason: '分工调整' }],
    });
    const path = `/api/tasks/${item.id}/history`;
    const { body } = await life.call('owner', 'GET', path, { headers: { 'accept-language': 'en' } });
    const [, changed] = (body as unknown as { items: { kind: string; words: string }[] }).items.filter(
      ({ kind }) => kind === 'entry',
    );
    expect(changed?.words).toContain('owner from 责任人 to B角, leader from 责任领导 to 领导小组成员');
    expect(changed?.words).toContain(`deadline from ${item.deadline} to ${inDays(50)}`);
    const letters = await life.database.letter.findMany({ where: { taskId: item.id, seq: 2 } });
    const { owner, substitute, head } = life.office.people;
    expect(new Set(letters.map(({ kind, recipientId }) => `${kind} ${recipientId}`))).toEqual(
      new Set([
        ...[`assignment ${substitute.id}`, `released ${owner.id}`],
        ...[`decision ${substitute.id}`, `decision ${head.id}`],
      ]),
    );
    expect(await life.http.temporal.client.workflow.getHandle(keyTaskId(item.id)).query(standingQuery)).toMatchObject({
      owner: { id: substitute.id },
      deadline: inDays(50),
    });
  });

  it('has other units co-operate, who see the item and report their part, and tells everybody by name', async () => {
    const was = await life.read<{ coUnits: string[] }>(item);
    expect(was.coUnits).toEqual(['PARTNER']);
    expect(await amend({ coUnits: ['市委统战工作领导小组', 'OFFICE'] })).toMatchObject({ status: 200 });
    expect(await read()).toMatchObject({ coUnits: ['CITY', 'OFFICE'] });
    expect(await life.call('partner', 'GET', `/api/tasks/${item.id}`)).toMatchObject({ status: 404 });
    const told = '配合单位由市级部门二改为市委统战工作领导小组、领导小组办公室';
    const history = await life.call('owner', 'GET', `/api/tasks/${item.id}/history`);
    expect(JSON.stringify(history.body)).toContain(told);
    const stale = await life.give(item, 'secretary', 'amend', { reason: '再调', leader: null }, { 'if-match': '"1"' });
    expect(stale).toMatchObject({ status: 412, body: { changes: [{ what: expect.stringContaining(told) }] } });
    const letters = await life.database.letter.findMany({ where: { taskId: item.id, seq: 2 } });
    const { owner, head } = life.office.people;
    expect(letters.map(({ kind, recipientId }) => `${kind} ${recipientId}`).toSorted()).toEqual(
      [`decision ${owner.id}`, `decision ${head.id}`].toSorted(),
    );
    expect(await amend({ coUnits: [] })).toMatchObject({ status: 200 });
    expect(await amend({ coUnits: ['PARTNER'] })).toMatchObject({ status: 200 });
    expect(await life.give(item, 'partner', 'report', report)).toMatchObject({ status: 200 });
  });

  it('refuses co-operating units that it does not find, that stand there twice, or that lead', async () => {
    const faults: [string[], string, string][] = [
      [['PARTNER', '查无此局'], '/coUnits/1', 'unit_unknown'],
      [['OFFICE', '领导小组办公室'], '/coUnits/1', 'unit_twice'],
    ];
    for (const [coUnits, pointer, code] of faults)
      expect(await amend({ coUnits })).toMatchObject({
        ...{ status: 422, body: { code: 'unit_at_fault', errors: [{ in: 'body', pointer, code }] } },
      });
    expect(await amend({ coUnits: ['DEPT'] })).toMatchObject({ status: 422, body: { code: 'lead_cooperates' } });
    expect(await amend({ coUnits: ['PARTNER'] })).toMatchObject({ status: 422, body: { code: 'nothing_changed' } });
    expect(await amend({ coUnits: ['OFFICE'] }, 'head')).toMatchObject({ status: 403 });
  });

  it('gives the item’s rights to the new owner, and takes them from the one before', async () => {
    await amend({ owner: emailOf('partner') });
    expect(await life.give(item, 'partner', 'sign')).toMatchObject({ status: 200 });
    expect(await life.give(item, 'owner', 'report', report)).toMatchObject({ status: 403 });
  });

  it('takes names as tables do: within the lead unit, and refuses with 422 whom it does not find or who has left', async () => {
    expect(await amend({ owner: 'B角' })).toMatchObject({ status: 200 });
    const faults: [object, string, string][] = [
      [{ owner: '配合单位' }, '/owner', 'person_not_in_unit'],
      [{ owner: 'nobody@example.test' }, '/owner', 'person_unknown'],
      [{ owner: 'no address@' }, '/owner', 'address_malformed'],
      [{ leader: '查无此人' }, '/leader', 'person_not_in_unit'],
    ];
    for (const [body, pointer, code] of faults)
      expect(await amend(body)).toMatchObject({
        ...{ status: 422, body: { code: 'person_at_fault', errors: [{ in: 'body', pointer, code }] } },
      });
    const { id, email } = life.office.people.partner;
    await life.database.official.update({ where: { id }, data: { active: false } });
    expect(await amend({ owner: email })).toMatchObject({ status: 422, body: { errors: [{ code: 'person_left' }] } });
    await life.database.official.update({ where: { id }, data: { active: true } });
    expect(await life.database.refusal.count({ where: { taskId: item.id } })).toBe(0);
  });

  it('repeated under one key has the first answer, though the person has left since', async () => {
    const { id, email } = life.office.people.partner;
    const again = () =>
      life.give(item, 'secretary', 'amend', { owner: email, reason: '换人' }, { 'idempotency-key': 'a' });
    const first = await again();
    await life.database.official.update({ where: { id }, data: { active: false } });
    const second = await again();
    await life.database.official.update({ where: { id }, data: { active: true } });
    expect([first.status, second.status, second.body]).toEqual([200, 200, first.body]);
  });

  it('by a unit’s head hands the item on within the unit, and nothing else', async () => {
    expect(await amend({ deadline: inDays(50) }, 'head')).toMatchObject({
      status: 403,
      body: { code: 'only_within_unit' },
    });
    expect(await amend({ owner: emailOf('partner') }, 'head')).toMatchObject({ status: 403 });
    expect(await amend({ owner: emailOf('substitute') }, 'head')).toMatchObject({ status: 200 });
  });

  it('needs a reason and a change; under review only the owner changes', async () => {
    expect(await amend({})).toMatchObject({ status: 422, body: { code: 'nothing_changed' } });
    expect(await amend({ owner: emailOf('owner') })).toMatchObject({ status: 422, body: { code: 'nothing_changed' } });
    expect(await amend({ reason: ' ', leader: null })).toMatchObject({ status: 400 });
    expect(await amend({ deadline: '2020-01-01' })).toMatchObject({ status: 422, body: { code: 'deadline_past' } });
    expect(await amend({ standards: [] })).toMatchObject({ status: 400 });
    expect(await amend({ leader: null })).toMatchObject({ status: 200 });
    expect((await read()).leader).toBeNull();
    await life.done(item, 'owner', 'submit', submission(item));
    expect(await amend({ deadline: inDays(50) })).toMatchObject({ status: 409, body: { code: 'only_owner_now' } });
    expect(await amend({ owner: emailOf('substitute') })).toMatchObject({
      status: 200,
      body: { state: 'under_review' },
    });
  });
});

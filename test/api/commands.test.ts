import type { Item } from '../../domain/item/item';
import { keyTaskId } from '../../workflows/messages/names';
import { seedItem } from '../support/items';
import { faultsOf, ledgerOf } from '../support/ledger';
import type { Who } from '../support/office';
import { until } from '../support/until';
import { openNamespace } from './support/engine';
import type { Place } from './support/place';
import { addOfficial, openPlace } from './support/place';

let place: Place;
let stop: () => Promise<void>;
let item: Item;

beforeAll(async () => {
  const engine = await openNamespace();
  place = await openPlace(engine);
  stop = await engine.work(place.databaseUrl);
}, 120_000);
afterAll(async () => {
  await stop?.();
  await place?.close();
});
beforeEach(async () => {
  item = await seedItem(place.database, place.office);
});

const give = (who: Who, command: string, body?: object, headers: Record<string, string> = {}) =>
  place.call(who, 'POST', `/api/tasks/${item.id}/${command}`, { headers, ...(body && { body }) });
const read = async (who: Who = 'secretary') =>
  (await place.call(who, 'GET', `/api/tasks/${item.id}`)).body as unknown as Detail;
type Detail = { state: string; may: string[]; version: number; standards: object[]; reports: object[] };

/** Waits until the item's workflow has run to its end. */
const ended = () =>
  until(
    () => place.http.temporal.client.workflow.getHandle(keyTaskId(item.id)).describe(),
    ({ status }) => status.name === 'COMPLETED',
  );

const report = { percent: 30, done: '选址完成', effect: '群众少跑一趟' };
const submit = () => ({ standards: item.standards.map(({ id }) => ({ id, how: '现场核查' })) });
const judge = (met: boolean) => item.standards.map(({ id }) => ({ id, met }));

describe('POST /api/tasks/{id}/{command}', () => {
  it('takes an item whose workflow nobody has started from its issue to its acceptance', async () => {
    expect(await give('owner', 'sign')).toMatchObject({
      status: 200,
      body: { version: 2, state: 'in_progress', events: [{ type: 'signed' }] },
    });
    expect(await give('partner', 'report', report)).toMatchObject({ status: 200, body: { version: 3 } });
    expect(await give('owner', 'submit', submit())).toMatchObject({ status: 200, body: { state: 'under_review' } });
    const returned = await give('secretary', 'return', { reason: '未挂牌', standards: judge(false) });
    expect(returned).toMatchObject({ status: 200, body: { version: 5, state: 'in_progress' } });
    expect(await give('head', 'submit', submit())).toMatchObject({ status: 200, body: { version: 6 } });
    const accepted = await give('secretary', 'accept', { effectRating: 92, standards: judge(true) });
    expect(accepted).toMatchObject({ status: 200, body: { version: 7, state: 'accepted' } });
    expect(accepted.headers.get('etag')).toBe('"7"');

    expect(faultsOf(await ledgerOf(place.database, item.id))).toEqual([]);
    expect(await read()).toMatchObject({
      state: 'accepted',
      may: ['reopen'],
      standards: item.standards.map(({ id }) => ({ id, how: '现场核查', met: true })),
      reports: [{ seq: 3, percent: 30, by: { name: '配合单位', as: 'co_unit' } }],
    });
  });

  it('keeps the report of a co-operating unit as the part of that unit, beside the percent of the item', async () => {
    await give('owner', 'report', { ...report, percent: 60 });
    expect(await give('partner', 'report', { ...report, percent: 10 })).toMatchObject({ status: 200 });
    const unit = { code: 'PARTNER', name: expect.any(String) };
    expect(await read()).toMatchObject({
      percent: 60,
      reports: [{ percent: 60 }, { percent: 10, unit, by: { as: 'co_unit' } }],
      parts: [{ unit, percent: 10 }],
      reportsPart: false,
    });
    expect(await read('partner')).toMatchObject({ reportsPart: true });
    expect(await give('owner', 'report', { ...report, percent: 65 })).toMatchObject({ status: 200 });
  });

  it('answers a repeated request as the first time, also after the item’s workflow has ended', async () => {
    const first = await give('owner', 'report', report, { 'idempotency-key': 'k1' });
    const again = await give('owner', 'report', report, { 'idempotency-key': 'k1' });
    expect(again.body).toEqual(first.body);
    await give('owner', 'submit', submit(), { 'idempotency-key': 'k2' });
    await give('secretary', 'accept', { effectRating: 92, standards: judge(true) }, { 'idempotency-key': 'k3' });
    await ended();
    const last = await give('owner', 'report', report, { 'idempotency-key': 'k1' });
    expect(last.body).toEqual(first.body);
    expect(await ledgerOf(place.database, item.id)).toHaveLength(4);
  });

  it('refuses a key that came with another body: 422', async () => {
    await give('owner', 'report', report, { 'idempotency-key': 'k' });
    const other = await give('owner', 'report', { ...report, percent: 31 }, { 'idempotency-key': 'k' });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    expect(await ledgerOf(place.database, item.id)).toHaveLength(2);
  });

  it('tells the loser of two what changed: 412', async () => {
    await give('owner', 'report', report);
    const stale = await give('head', 'report', report, { 'if-match': '"1"', 'accept-language': 'en' });
    expect(stale).toMatchObject({
      status: 412,
      body: {
        code: 'version_stale',
        version: 2,
        changes: [{ seq: 2, who: '责任人', what: expect.stringContaining('reported 30%'), events: expect.any(Array) }],
      },
    });
    expect(await give('head', 'report', report, { 'if-match': '"2"' })).toMatchObject({ status: 200 });
  });

  it('says the state that forbids a command: 409, with a workflow and without one', async () => {
    const early = await give('secretary', 'accept', { effectRating: 90, standards: judge(true) });
    expect(early).toMatchObject({ status: 409, body: { code: 'not_in_this_state', state: 'assigned' } });
    expect(early.body.detail).toBe('该事项现为“交办”，不能销号。');
    await give('owner', 'submit', submit());
    await give('secretary', 'accept', { effectRating: 90, standards: judge(true) });
    await ended();
    const late = await give('owner', 'submit', submit());
    expect(late).toMatchObject({ status: 409, body: { code: 'not_in_this_state', state: 'accepted', version: 3 } });
  });

  it('records what it refuses on a final item as on any other, once for a key, however many come at once', async () => {
    await give('owner', 'submit', submit());
    await give('secretary', 'accept', { effectRating: 90, standards: judge(true) });
    const late = (key: string) => give('owner', 'report', report, { 'idempotency-key': key });
    const answers = await Promise.all(['a', 'a', 'b', 'c'].map(late));
    await ended();
    answers.push(await late('a'), await late('d'), await give('head', 'report', report, { 'if-match': '"1"' }));
    expect(answers.map(({ body }) => body.code)).toEqual([...Array(6).fill('not_in_this_state'), 'version_stale']);
    const refused = await place.database.refusal.findMany({ where: { taskId: item.id } });
    expect(refused.map(({ code, version }) => [code, version])).toEqual([
      ...Array(4).fill(['not_in_this_state', 3]),
      ['version_stale', 3],
    ]);
    expect(faultsOf(await ledgerOf(place.database, item.id))).toEqual([]);
  });

  it('refuses the rules’ own refusals with 422, in words', async () => {
    await give('owner', 'report', report);
    expect(await give('owner', 'report', { ...report, percent: 10 })).toMatchObject({
      status: 422,
      body: { code: 'percent_fall_needs_reason', detail: '进度由 30% 降为 10%，须说明原因（reason）。' },
    });
    expect(await give('owner', 'submit', { standards: [] })).toMatchObject({ body: { code: 'standards_incomplete' } });
    await give('owner', 'submit', submit());
    const unmet = await give('secretary', 'accept', { effectRating: 90, standards: judge(false) });
    expect(unmet).toMatchObject({ status: 422, body: { code: 'standard_not_met' } });
    const nothing = await give('secretary', 'return', { reason: '不合格', standards: judge(true) });
    expect(nothing).toMatchObject({ status: 422, body: { code: 'no_standard_unmet' } });
  });

  it('lets nobody accept what they submitted: 403', async () => {
    const { id } = place.office.people.head;
    await give('head', 'submit', submit());
    await place.database.official.update({ where: { id }, data: { role: 'secretariat' } });
    const own = await give('head', 'accept', { effectRating: 90, standards: judge(true) });
    expect(own).toMatchObject({ status: 403, body: { code: 'submitter_cannot_accept' } });
    const { may } = (await place.call('head', 'GET', `/api/tasks/${item.id}`)).body as unknown as Detail;
    expect(may).toContain('return');
    expect(may).not.toContain('accept');
    await place.database.official.update({ where: { id }, data: { role: 'unit_head' } });
  });

  it('answers 403 to who sees an item and has no ground for the command, 404 to who does not see it', async () => {
    expect(await give('leader', 'sign')).toMatchObject({ status: 403, body: { code: 'not_yours_to_do' } });
    expect(await give('partner', 'submit', submit())).toMatchObject({ status: 403 });
    await place.database.unit.upsert({
      where: { code: 'ELSE' },
      create: { code: 'ELSE', name: '其他', kind: 'department' },
      update: {},
    });
    const stranger = await addOfficial(place.database, `stranger-${item.id}`, 'unit_head', 'ELSE');
    const auditor = await addOfficial(place.database, `auditor-${item.id}`, 'auditor', 'ELSE');
    const path = `/api/tasks/${item.id}`;
    expect(await place.http.call(stranger, 'POST', `${path}/sign`)).toMatchObject({ status: 404 });
    expect(await place.http.call(stranger, 'GET', path)).toMatchObject({ status: 404 });
    expect(await place.http.call(auditor, 'GET', path)).toMatchObject({ status: 200, body: { may: [] } });
    expect(await place.http.call(auditor, 'POST', `${path}/sign`)).toMatchObject({ status: 403 });
  });

  it('lets a substitute act on the days they substitute, and on no other', async () => {
    const { owner, substitute } = place.office.people;
    const appoint = (substituteFrom: string | null) =>
      place.database.official.update({
        where: { id: owner.id },
        data: { substituteId: substitute.id, substituteFrom },
      });
    await appoint('2099-01-01');
    // Of the same unit, so they see it; but it is not theirs.
    expect(await give('substitute', 'sign')).toMatchObject({ status: 403 });
    await appoint(null);
    expect(await give('substitute', 'sign')).toMatchObject({ status: 200 });
    const [, signed] = await ledgerOf(place.database, item.id);
    expect(signed?.actor).toMatchObject({ id: substitute.id, as: 'substitute' });
    await place.database.official.update({ where: { id: owner.id }, data: { substituteId: null } });
  });

  it('lets an auditor or an administrator change nothing, even where the directory makes them a substitute', async () => {
    const { owner } = place.office.people;
    for (const role of ['auditor', 'administrator']) {
      const email = await addOfficial(place.database, `${role}-for-${item.id}`, role, 'OFFICE');
      const substitute = { connect: { email } };
      await place.database.official.update({ where: { id: owner.id }, data: { substitute } });
      const path = `/api/tasks/${item.id}`;
      expect(await place.http.call(email, 'GET', path)).toMatchObject({ status: 200, body: { may: [] } });
      expect(await place.http.call(email, 'POST', `${path}/sign`)).toMatchObject({ status: 403 });
    }
    await place.database.official.update({ where: { id: owner.id }, data: { substituteId: null } });
  });

  const malformed: [string, object][] = [
    ['sign', { note: 'x' }],
    ['report', { ...report, percent: 101 }],
    ['report', { ...report, percent: 12.5 }],
    ['report', { ...report, done: '  ' }],
    ['report', { percent: 5, done: 'x' }],
    ['submit', { standards: [{ id: 's', how: '' }] }],
    [
      'submit',
      {
        standards: [
          { id: 's', how: 'a' },
          { id: 's', how: 'b' },
        ],
      },
    ],
    ['accept', { effectRating: '90', standards: [] }],
    ['accept', { effectRating: 2 ** 53, standards: [] }],
    ['return', { reason: 'x', standards: [{ id: 's', met: 'no' }] }],
  ];
  it.each(malformed)('…/%s with %j answers 400 and records nothing', async (command, body) => {
    expect(await give('owner', command, body)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect(await ledgerOf(place.database, item.id)).toHaveLength(1);
  });

  it('answers 404 to a command that there is none of, and 400 to an If-Match that is no version', async () => {
    expect(await give('owner', 'delete')).toMatchObject({ status: 404 });
    expect(await give('owner', 'sign', {}, { 'if-match': 'x' })).toMatchObject({ status: 400 });
  });
});

import { archiveEnded } from '../../../activities/archive/archive-ended';
import type { Item } from '../../../domain/item/item';
import { keyTaskId } from '../../../workflows/messages/names';
import type { Audited } from '../../audit/audited';
import { openAudited } from '../../audit/audited';
import { until } from '../../support/until';
import { acceptance, report, submission } from '../support/life';
import { addOfficial } from '../support/place';

let office: Audited;
let item: Item;

type Line = {
  kind: string;
  at: string;
  who: { id: string; name: string; as: string; capacity: string } | null;
  for: { name: string }[];
  to: { name: string } | null;
  from: { address: string; token: string; request: string } | null;
  words: string;
  why: string | null;
  changes: { field: string; from: string | null; to: string | null }[];
  clause: { id: string; name: string } | null;
  seq: number | null;
  updateId: string | null;
  raw: string;
  event: string | null;
};
type Page = {
  items: Line[];
  nextCursor: string | null;
  engine: { away: boolean; words: string; missing: { runs: string[]; entries: number[] } };
};

beforeAll(async () => {
  office = await openAudited();
  const { owner, substitute } = office.office.people;
  item = await office.issue();
  await office.done(item, 'owner', 'sign');
  await office.database.official.update({ where: { id: owner.id }, data: { substituteId: substitute.id } });
  await office.done(item, 'substitute', 'report', report);
  await office.database.official.update({ where: { id: owner.id }, data: { substituteId: null } });
  await office.give(item, 'owner', 'report', { ...report, percent: 10 });
  await office.give(item, 'partner', 'accept', acceptance(item));
  const form = new FormData();
  form.set('file', new Blob(['现场记录']), '记录.txt');
  const file = (await office.call('owner', 'POST', '/api/evidence', { form })).body as { id?: string };
  await office.done(item, 'owner', 'report', { ...report, percent: 60, evidence: [file.id] });
  await office.http.fetch(office.office.people.leader.email, `/api/evidence/${file.id}`);
  const stranger = await addOfficial(office.database, '外人', 'official', 'OFFICE');
  await office.http.fetch(stranger, `/api/evidence/${file.id}`);
  await office.give(item, 'owner', 'report', report, { 'if-match': '"1"' });
  await office.done(item, 'owner', 'submit', submission(item));
  await office.done(item, 'reviewer', 'accept', acceptance(item));
  const [letter] = await office.database.letter.findMany({ where: { taskId: item.id, kind: 'assignment' } });
  await office.database.letterAttempt.createMany({
    data: [
      { letterId: letter?.id ?? '', number: 1, outcome: 'failed', answer: '451 4.3.0 try again later' },
      { letterId: letter?.id ?? '', number: 2, outcome: 'sent', answer: '250 2.0.0 queued as 7F3A' },
    ],
  });
  await office.audit(`/api/tasks/${item.id}`);
}, 120_000);
afterAll(() => office?.close());

async function read(query = '', language = 'en'): Promise<Page> {
  const path = `/api/audit/tasks/${item.id}?limit=200${query}`;
  const { status, body } = await office.http.call('auditor@example.test', 'GET', path, {
    headers: { 'accept-language': language },
  });
  expect([status, body]).toEqual([200, body]);
  return body as unknown as Page;
}
const told = async (kind: string) => (await read(`&kind=${kind}`)).items;

describe('the timeline of an item', () => {
  it('tells every entry: who, for whom, from where, what changed, and by which clause', async () => {
    const entries = await told('entry');
    const lines = entries.map(({ words, who, for: whom, clause }) => [words, who?.name, whom[0]?.name, clause?.id]);
    expect(lines).toEqual([
      [`issued to 责任人, due ${item.deadline}`, '办公室甲', undefined, 'batch'],
      ['signed for', '责任人', undefined, 'sign'],
      ['reported 30%: 选址完成; effect: 群众少跑一趟', 'B角', '责任人', 'report'],
      [expect.stringMatching(/^reported 60%.*1 file attached/), '责任人', undefined, 'report'],
      ['submitted for review', '责任人', undefined, 'submit'],
      [expect.stringMatching(/^accepted/), '办公室乙', undefined, 'accept'],
    ]);
    expect(entries[1]?.changes).toEqual([{ field: 'state', name: 'state', from: 'assigned', to: 'in progress' }]);
    expect(entries[2]).toMatchObject({ who: { as: 'substitute', capacity: 'the owner’s substitute' } });
    expect(entries[3]?.changes).toEqual([{ field: 'percent', name: 'progress', from: '30%', to: '60%' }]);
    for (const { from } of entries.slice(1)) expect(from).toMatchObject({ address: '127.0.0.1', token: 'test' });
  });

  it('tells refusals with the rule, and attempts that left no trace elsewhere', async () => {
    expect(await told('refusal')).toMatchObject([
      { words: expect.stringContaining('falls from 30 to 10'), who: { name: '责任人' }, clause: { id: 'report' } },
      { words: expect.stringMatching(/^asked to accept it, refused \(40[34] \w+\)$/), who: { name: '配合单位' } },
      { words: 'refused to report on it: decided on version 1, when the item was at version 4' },
    ]);
    const access = await told('access');
    expect(access.filter(({ who }) => who?.as !== 'auditor').map(({ words, who }) => [who?.name, words])).toEqual([
      ['责任领导', 'downloaded evidence'],
      ['外人', 'asked to download evidence, refused (404 not_found)'],
    ]);
    expect(access.find(({ who, words }) => who?.as === 'auditor' && words === 'read the item')).toMatchObject({
      clause: { id: 'auditor' },
    });
  });

  it('tells letters with every try and the mail server’s own answer', async () => {
    expect((await told('letter')).find(({ words }) => words.startsWith('assignment'))).toMatchObject({
      to: { name: '责任人' },
    });
    expect(
      (await told('attempt')).map(({ words, raw }) => [words.replace(/.*: (\w)/, '$1'), raw.slice(0, 10)]),
    ).toEqual([
      [expect.stringContaining('451 4.3.0 try again later'), '/api/mail/'],
      [expect.stringContaining('250 2.0.0 queued as 7F3A'), '/api/mail/'],
    ]);
  });

  it('tells what the workflow did, and leads to the very event', async () => {
    const events = await told('workflow');
    const words = events.map((line) => line.words);
    expect(words).toEqual(
      expect.arrayContaining([
        'the workflow began',
        'the workflow took in a command to report on it, from B角 (the owner’s substitute)',
        'entry 3 of the ledger was recorded: report · B角 (the owner’s substitute)',
        'the workflow answered: entry 3 of the ledger',
        'the workflow answered: refused, a falling percentage needs a reason',
        expect.stringMatching(/^a timer was set: reminder P/),
        expect.stringMatching(/^the timer was taken away: /),
        'the workflow ended',
      ]),
    );
    const [taken] = events.filter((line) => line.words.includes('to report on it, from B角'));
    expect(taken).toMatchObject({
      from: { address: '127.0.0.1' },
      for: [{ name: '责任人' }],
      clause: { id: 'report' },
    });
    const raw = (await office.audit<{ events: { eventType: string }[] }>(taken?.raw ?? '')).body.events;
    expect(JSON.stringify(raw)).toMatch(/"json":\{"id":"\w+","at":\d+,"actor"/); // what a payload says, beside its base64
    expect(raw.map(({ eventType }) => eventType)).toEqual(['EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED']);
  });

  it('leads from every line to the record itself', async () => {
    for (const { raw, event } of (await read()).items)
      for (const path of [raw, event ?? raw]) expect([path, (await office.audit(path)).status]).toEqual([path, 200]);
  });

  it('names an engine event behind every entry but the issue', async () => {
    const entries = await told('entry');
    expect(entries.map(({ event }) => event !== null)).toEqual([false, true, true, true, true, true]);
  });

  it('is filtered by person, unit, kind and time', async () => {
    const whole = (await read()).items.filter(({ who }) => who?.as !== 'auditor');
    const byPerson = (await read('&person=SUBSTITUTE@example.test')).items;
    expect(byPerson.map(({ kind }) => kind).sort()).toEqual(['entry', 'workflow']);
    expect((await read('&person=B角')).items.map(({ kind }) => kind).sort()).toEqual(['entry', 'workflow']);
    const dept = (await read('&unit=DEPT&kind=entry')).items;
    expect(dept.map(({ who }) => who?.name)).toEqual(['责任人', 'B角', '责任人', '责任人']);
    const cut = whole[Math.floor(whole.length / 2)]?.at ?? '';
    const [early, late] = [await read(`&to=${cut}`), await read(`&from=${cut}`)];
    expect(early.items.length + late.items.length).toBeGreaterThanOrEqual(whole.length);
    expect((await read('&from=2020-01-01&to=2020-12-31')).items).toEqual([]);
  });

  it('comes in pages that join to the whole, either way round, in either language', async () => {
    const whole = await told('entry');
    for (const sort of ['at', '-at']) {
      const lines: Line[] = [];
      for (let cursor = ''; ; ) {
        const path = `/api/audit/tasks/${item.id}?kind=entry&limit=2&sort=${sort}${cursor && `&cursor=${cursor}`}`;
        const { body } = await office.audit<Page>(path);
        lines.push(...body.items);
        if (body.nextCursor === null) break;
        cursor = body.nextCursor;
      }
      const seqs = whole.map(({ seq }) => seq);
      expect(lines.map(({ seq }) => seq)).toEqual(sort === 'at' ? seqs : [...seqs].reverse());
    }
    const chinese = (await read('&kind=entry', 'zh-CN')).items;
    expect(chinese.map(({ clause }) => clause?.name)).toContain('办理状态·报告进展');
    for (const { words } of (await read('', 'zh-CN')).items) expect(words).toMatch(/\p{Script=Han}/u);
  });

  it('is for auditors and the administrator alone', async () => {
    for (const who of ['owner', 'secretary', 'leader'] as const)
      expect((await office.call(who, 'GET', `/api/audit/tasks/${item.id}`)).status).toBe(403);
  });

  it('is the same after the engine has forgotten the item', async () => {
    await until(
      () => archiveEnded(office.database, office.client),
      ({ archived }) => archived > 0,
      100,
    );
    const before = (await told('workflow')).concat(await told('entry'));
    expect(before.length).toBeGreaterThan(20);
    const { namespace } = office.http.temporal;
    const workflowId = keyTaskId(item.id);
    const handle = office.client.workflow.getHandle(workflowId);
    await office.client.workflowService.deleteWorkflowExecution({ namespace, workflowExecution: { workflowId } });
    const there = () =>
      handle.describe().then(
        () => true,
        () => false,
      );
    await until(there, (known) => !known, 100);
    expect((await told('workflow')).concat(await told('entry'))).toEqual(before);
    expect((await read()).engine).toEqual({
      ...{
        away: false,
        words: 'All workflow events are among them, as Temporal and the archive had them just now.',
        missing: { runs: [], entries: [], begun: false },
      },
    });
  }, 240_000);

  it('says which runs and entries are not there any more, and what was found to differ', async () => {
    const other = await office.issue();
    await office.done(other, 'owner', 'sign');
    const { namespace } = office.http.temporal;
    const workflowId = keyTaskId(other.id);
    const { runId } = await office.client.workflow.getHandle(workflowId).describe();
    await office.database.drift.create({
      data: {
        kind: 'workflow_ahead',
        taskId: other.id,
        workflowId,
        done: 'restarted',
        body: JSON.stringify({ runId }),
      },
    });
    await office.client.workflow.getHandle(workflowId).terminate('for this test');
    await office.client.workflowService.deleteWorkflowExecution({ namespace, workflowExecution: { workflowId } });
    // Its own reading is a line, too, so that lines of one kind are asked for.
    const page = async (kind = 'drift') => {
      const { status, body } = await office.audit<Page>(`/api/audit/tasks/${other.id}?kind=${kind}&limit=200`);
      expect([status, body]).toEqual([200, body]);
      return body;
    };
    const { items, engine } = await until(
      () => page(),
      ({ engine: { missing } }) => missing.runs.length > 0,
      100,
    );
    expect(engine).toMatchObject({ missing: { runs: [runId], entries: [2] }, words: expect.stringContaining(runId) });
    expect(items.find(({ kind }) => kind === 'drift')).toMatchObject({
      words: '台账缺少流程已记下的条目（数据库恢复到了较早的备份，或台账被删）：已结束并按台账重新开始',
    });
    await office.done(other, 'owner', 'report', report);
    expect((await page('workflow')).items.map(({ words }) => words)).toContain('流程按台账重新开始（至第 2 条）');
  }, 240_000);
});

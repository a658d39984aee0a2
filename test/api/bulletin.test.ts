import { randomUUID } from 'node:crypto';
import { sealMonth } from '../../api/periods/data';
import { canonical } from '../../domain/ledger/canonical';
import type { PeriodEntry } from '../../domain/periods/entry';
import { figuresOf } from '../../domain/periods/figures';
import { quarterEntries } from '../../domain/periods/quarter';
import { withClient } from '../../embedded/postgres/roles';
import { readSpreadsheet } from '../../spreadsheet/read';
import { entryOf } from '../bulletin/sample-period';
import { seedItems, shanghai } from '../support/items';
import type { Who } from '../support/office';
import { closePeriod, seal } from '../support/periods';
import type { Place } from './support/place';
import { openPlace } from './support/place';

let place: Place;
let months: PeriodEntry[][];
const url = '/api/periods/2025-01/bulletin';

beforeAll(async () => {
  place = await openPlace();
  const { database, office } = place;
  const items = await seedItems(database, office, { deadlines: ['2027-03-31', '2027-04-30', '2027-05-31'] });
  const entries = (more: Partial<PeriodEntry>) =>
    items.map(({ id, batch }, at) => entryOf(at + 1, { task: id, batch, ...more }));
  months = [
    entries({ light: 'red', step: 1, daysOverdue: 9, percent: 30, happened: { extended: 1 } }),
    entries({ reported: false, reportedAt: null, percent: 60, happened: { urged: 1 } }),
    entries({ percent: 90 }),
  ];
  await closePeriod(database, '2025-01', '2025-01-31T23:59:59.999+08:00', months[0] ?? []);
});
afterAll(() => place?.close());

const put = (sections: object, headers = {}, who: Who = 'secretary') =>
  place.call(who, 'PUT', url, { body: { sections }, headers });
const get = (path: string, headers: Record<string, string> = {}, who: Who = 'owner') =>
  place.http.fetch(place.office.people[who].email, path, headers);

describe('GET /api/periods/{id}/bulletin.html, .docx, .xlsx', () => {
  it.each(['html', 'docx', 'xlsx'])('is handed to every account as .%s, the same bytes each time', async (form) => {
    const [one, two] = [await get(`${url}.${form}`), await get(`${url}.${form}`, {}, 'leader')];
    expect([one.status, two.status]).toEqual([200, 200]);
    const bytes = Buffer.from(await one.arrayBuffer());
    expect(bytes.equals(Buffer.from(await two.arrayBuffer()))).toBe(true);
    expect(bytes.length).toBeGreaterThan(2_000);
  });

  it('has a Chinese file name by RFC 6266, and the reader’s language', async () => {
    const chinese = await get(`${url}.docx`);
    const name = encodeURIComponent('2025年1月重点任务推进情况通报.docx');
    expect(chinese.headers.get('content-disposition')).toBe(
      `attachment; filename="2025_1___________.docx"; filename*=UTF-8''${name}`,
    );
    expect(chinese.headers.get('content-type')).toMatch(/wordprocessingml\.document$/);
    const english = await get(`${url}.html`, { 'accept-language': 'en' });
    expect(english.headers.get('content-disposition')).toMatch(
      /^inline; filename="Progress of the key tasks, January 2025\.html"/,
    );
    expect(english.headers.get('content-language')).toBe('en');
    expect(await english.text()).toContain('<html lang="en">');
  });

  it('lets the page run nothing', async () => {
    const page = await get(`${url}.html`);
    expect(page.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'; style-src 'unsafe-inline'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('answers 409 with the months that are open, and 404 for what is no period', async () => {
    const open = await place.call('secretary', 'GET', '/api/periods/2025-02/bulletin.html');
    expect(open).toMatchObject({ status: 409, body: { code: 'period_open', months: ['2025-02'] } });
    const quarter = await place.call('secretary', 'GET', '/api/periods/2025-Q1/bulletin.xlsx');
    expect(quarter).toMatchObject({ status: 409, body: { code: 'period_open', months: ['2025-02', '2025-03'] } });
    const ahead = await place.call('secretary', 'GET', '/api/periods/2030-Q4/bulletin');
    expect(ahead).toMatchObject({ status: 409, body: { months: ['2030-10', '2030-11', '2030-12'] } });
    expect((await place.call('secretary', 'GET', '/api/periods/2025-13/bulletin.html')).status).toBe(404);
  });
});

describe('GET and PUT /api/periods/{id}/bulletin', () => {
  it('has the usual text until somebody writes, and then what was written, by version', async () => {
    const before = await place.call('owner', 'GET', url);
    expect(before.headers.get('etag')).toBe('"0"');
    expect(before.body).toMatchObject({
      ...{ version: 0, written: [], updatedBy: null, title: '2025年1月重点任务推进情况通报' },
      sections: {
        number: '〔2025〕第1期',
        opening: '现将2025年1月重点任务推进情况通报如下。',
        issuer: '领导小组办公室',
      },
    });
    const written = await put({ opening: '第一段\n第二段', issuer: '市督查办' }, { 'if-match': '"0"' });
    expect(written).toMatchObject({
      status: 200,
      body: {
        ...{ version: 1, written: ['opening', 'issuer'], updatedBy: { name: '办公室甲' } },
        sections: { opening: '第一段\n第二段', issuer: '市督查办', number: '〔2025〕第1期' },
      },
    });
    const page = await (await get(`${url}.html`)).text();
    expect(page).toContain('<p>第一段</p>\n<p>第二段</p>');
    expect(page).toContain('市督查办');
  });

  it('refuses who decided on an older version', async () => {
    expect(await put({}, { 'if-match': '"0"' })).toMatchObject({
      status: 412,
      body: { code: 'bulletin_changed', version: 1 },
    });
    expect((await put({ opening: '第三段' }, { 'if-match': '"1"' })).body).toMatchObject({
      version: 2,
      written: ['opening'],
    });
  });

  it('lets one of two that write at once on the same version through', async () => {
    const both = await Promise.all([
      put({ next: '甲' }, { 'if-match': '"2"' }),
      put({ next: '乙' }, { 'if-match': '"2"' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('takes no day that there is not, no unknown section, and nothing before the close', async () => {
    expect((await put({ issuedOn: '2025-02-30' })).status).toBe(400);
    expect((await put({ figures: '好' })).status).toBe(400);
    const open = await place.call('secretary', 'PUT', '/api/periods/2025-02/bulletin', { body: { sections: {} } });
    expect(open).toMatchObject({ status: 409, body: { code: 'period_open' } });
  });

  it('is written by the secretariat alone', async () => {
    for (const who of ['owner', 'leader', 'head'] as const) expect((await put({}, {}, who)).status).toBe(403);
  });

  it('is sealed with its period', async () => {
    const shown = async () => (await place.call('owner', 'GET', url)).body as unknown as { sections: object };
    const before = await shown();
    expect(await sealMonth(place.database, '2025-01', place.office.people.secretary.id, shanghai.zone)).toBe(true);
    expect(await shown()).toEqual(before);
    expect(await put({ next: '迟了' })).toMatchObject({ status: 409, body: { code: 'bulletin_sealed' } });
  });

  it('keeps the usual text with its seal, which a later version of the product may word otherwise', async () => {
    const { database, ownerUrl } = place;
    const [row] = await database.$queryRaw<{ stands: boolean }[]>`
      SELECT p.bulletin_hash = duban_sha(b.sections::text || E'\\n' || b.usual::text) AS stands
      FROM period p JOIN bulletin b ON b.period = p.id WHERE p.id = '2025-01'`;
    expect(row?.stands).toBe(true);
    // As if it had been sealed by a version of other words.
    await withClient(ownerUrl, async (client) => {
      await client.query(`SET session_replication_role = replica`);
      await client.query(`UPDATE bulletin SET usual = jsonb_set(usual, '{zh-CN,comments}', '"先前的点评"')`);
    });
    const { body } = await place.call('owner', 'GET', url);
    expect(body).toMatchObject({ sections: { comments: '先前的点评' } });
  });
});

describe('what a bulletin is drawn from', () => {
  it('has the month before beside it, and the corrections that were recorded within it', async () => {
    const { database, office } = place;
    const { id: madeBy, name: madeName } = office.people.secretary;
    const body = canonical({ corrects: { percent: { from: 30, to: 35 } }, reason: '录入有误' });
    const task = months[0]?.[0]?.task ?? '';
    await database.adjustment.create({
      data: { id: randomUUID(), periodId: '2025-01', taskId: task, madeBy, madeName, body },
    });
    await closePeriod(database, '2025-02', '2025-02-28T23:59:59.999+08:00', months[1] ?? []);
    const page = await (await get('/api/periods/2025-02/bulletin.html')).text();
    // 平均进度: this month, the month before, the change.
    expect(page).toContain(
      '<td class="start">平均进度（%）</td><td class="end">60</td><td class="end">30</td><td class="end">30</td>',
    );
    // It was recorded long after February, and counts to the month of its time.
    expect(page).not.toContain('更正');
  });

  it('has a quarter composed of its months until it is sealed, and its own entries then', async () => {
    const { database, office } = place;
    await closePeriod(database, '2025-03', '2025-03-31T23:59:59.999+08:00', months[2] ?? []);
    const composed = quarterEntries(months);
    const table = async () => {
      const file = await get('/api/periods/2025-Q1/bulletin.xlsx');
      expect(file.status).toBe(200);
      return readSpreadsheet(Buffer.from(await file.arrayBuffer()));
    };
    const before = await table();
    const written = await place.call('secretary', 'PUT', '/api/periods/2025-Q1/bulletin', {
      body: { sections: { number: '第1期' } },
    });
    expect(written).toMatchObject({ status: 200, body: { title: '2025年第一季度重点任务推进情况通报', version: 1 } });
    expect((await table()).sheets[0]?.rows[1]?.cells[0]).toMatch(/^第1期/);
    expect(before.sheets[0]?.rows[3]?.cells).toEqual(['督办事项（项）', 3]);
    const extended = before.sheets[0]?.rows.find(({ cells }) => cells[0] === '本期延期（项次）');
    expect(extended?.cells[1]).toBe(figuresOf(composed).overall.happened.extended);
    expect(
      before.sheets
        .at(-1)
        ?.rows.slice(3)
        .map(({ cells }) => cells[12]),
    ).toEqual(['未报', '未报', '未报']);

    for (const month of ['2025-02', '2025-03']) await seal(database, month, office.people.secretary.id);
    await closePeriod(database, '2025-Q1', '2025-03-31T23:59:59.999+08:00', composed);
    const after = await table();
    // The line that somebody wrote, and the day of its own close, are all that differ.
    const figures = ({ sheets }: typeof after) => sheets.map(({ rows }) => rows.slice(2));
    expect(figures(after)).toEqual(figures(before));
  });

  it('tells the corrections that were recorded within its span', async () => {
    const [{ at } = { at: new Date(0) }] = await place.database.$queryRaw<{ at: Date }[]>`SELECT duban_now() AS at`;
    await new Promise((resolve) => setTimeout(resolve, 20));
    await closePeriod(place.database, '2025-04', at.toISOString(), months[2] ?? []);
    const page = await (await get('/api/periods/2025-04/bulletin.html')).text();
    expect(page).toContain('八、更正');
    expect(page).toContain('完成进度：30 → 35');
    expect(page).toContain('录入有误');
  });
});

import { strFromU8, unzipSync } from 'fflate';
import { pageOf } from '../../bulletin/page';
import { wordDocumentOf } from '../../bulletin/word-document';
import { workbookOf } from '../../bulletin/workbook';
import { annexOf } from '../../domain/bulletin/annex';
import { bulletinOf } from '../../domain/bulletin/bulletin';
import { readSpreadsheet } from '../../spreadsheet/read';
import { writeSpreadsheet } from '../../spreadsheet/write';
import { closedAt, entryOf, sampleEntries, sampleGrounds } from './sample-period';

const grounds = sampleGrounds();
const hostile = '=HYPERLINK("http://example.test")<b>项目</b> & “引号”';

describe('as a page', () => {
  const page = pageOf(bulletinOf(grounds));

  it('holds what people wrote as text, and nothing that runs or is fetched', () => {
    const accepted = { state: 'accepted', light: 'blue', happened: { accepted: 1 } } as const;
    const entries = [entryOf(1, { ...accepted, name: '<script>alert(1)</script>"\'&' })];
    const written = pageOf(
      bulletinOf(sampleGrounds({ entries, sections: { ...grounds.sections, opening: '<img src=x>' } })),
    );
    expect(written).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;');
    expect(written).toContain('<p>&lt;img src=x&gt;</p>');
    expect(written).not.toMatch(/<(script|img|link|iframe)|https?:|url\(|@import|\son\w+=/);
  });

  it('prints on A4 with the margins of the standard, heads on every page, no row split, and pages numbered', () => {
    expect(page).toContain('@page { size: A4; margin: 37mm 26mm 35mm 28mm; }');
    expect(page).toContain('"— " counter(page) " —"');
    expect(page).toContain('thead { display: table-header-group; }');
    expect(page).toContain('tr { break-inside: avoid; }');
    expect(page).toMatch(/"方正小标宋简体", .*serif/);
    expect(page).toMatch(/16pt\/28\.95pt "仿宋_GB2312"/);
  });

  it('tells every light in a word', () => {
    expect(page).toContain('<td class="centre">红灯</td>');
    expect(page).toContain('<html lang="zh-CN">');
  });
});

describe('as a .docx', () => {
  it('has the same text, A4 with the margins of the standard, and fonts by name', async () => {
    const parts = unzipSync(await wordDocumentOf(bulletinOf(grounds), closedAt));
    const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    expect(document).toContain('2025年3月重点任务推进情况通报');
    expect(document).toMatch(/<w:pgSz w:w="1190[56]" w:h="1683[78]"/);
    expect(document).toMatch(/w:top="2098"/);
    expect(document).toMatch(/w:left="1587"/);
    expect(document).toContain('w:eastAsia="方正小标宋简体"');
    expect(document).toContain('<w:tblHeader/>');
    expect(document).toContain('<w:cantSplit/>');
    expect(strFromU8(parts['word/styles.xml'] ?? new Uint8Array())).toContain('w:eastAsia="仿宋_GB2312"');
    expect(strFromU8(parts['docProps/core.xml'] ?? new Uint8Array()).match(/2025-03-31T16:10:00Z/g)).toHaveLength(2);
  });

  it('has the same bytes on exporting twice, at whatever time', async () => {
    const first = await wordDocumentOf(bulletinOf(grounds), closedAt);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await wordDocumentOf(bulletinOf(grounds), closedAt)).equals(first)).toBe(true);
  });
});

describe('as an .xlsx', () => {
  const write = () => writeSpreadsheet(workbookOf(bulletinOf(grounds), annexOf(grounds), closedAt));

  it('has a sheet for the figures, the units, what is overdue, and every entry', async () => {
    const { sheets } = await readSpreadsheet(await write());
    expect(sheets.map(({ name }) => name)).toEqual([
      ...['总体', '各单位', '逾期升级', '结转延期', '已销号', '进度变化', '未按时报告', '全部任务'],
    ]);
    const items = sheets.at(-1);
    expect(items?.rows).toHaveLength(3 + sampleEntries.length);
    expect(items?.rows[0]?.cells[0]).toBe('2025年3月重点任务推进情况通报（全部任务）');
  });

  it('keeps numbers as numbers, and text that looks like a formula as text', async () => {
    const { sheets } = await readSpreadsheet(await write());
    const cells = sheets.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    expect(cells).toContain(hostile);
    expect(cells.filter((cell) => typeof cell === 'object' && cell !== null && 'formula' in cell)).toEqual([]);
    expect(sheets[0]?.rows[3]?.cells).toEqual(['督办事项（项）', 24]);
    const names = ['=1+1', '+1', '-1', '@SUM(A1)', '＝1', "'x"];
    const entries = names.map((name, at) => entryOf(at + 1, { name }));
    const plain = sampleGrounds({ entries });
    const written = await writeSpreadsheet(workbookOf(bulletinOf(plain), annexOf(plain), closedAt));
    const items = (await readSpreadsheet(written)).sheets.at(-1);
    expect(items?.rows.slice(3).map(({ cells }) => cells[1])).toEqual(names);
  });

  it('names every item whose report is missing, where the page names three', () => {
    const missing = { owner: { id: 'o', name: '王五' }, reported: false, reportedAt: null };
    const entries = [1, 2, 3, 4, 5].map((n) => entryOf(n, missing));
    const sheet = annexOf(sampleGrounds({ entries })).find(({ name }) => name === '未按时报告');
    const [row] = sheet?.rows ?? [];
    for (const { name } of entries) expect(row?.[4]).toContain(name);
  });

  it('has the same bytes on exporting twice, at whatever time', async () => {
    const first = await write();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await write()).equals(first)).toBe(true);
  });
});

import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import type { Item } from '../../domain/item/item';
import { withClient } from '../../embedded/postgres/roles';
import { bomb } from '../spreadsheet/bombs';
import { ledgerOf } from '../support/ledger';
import type { Who } from '../support/office';
import type { Life } from './support/life';
import { openLife, report, submission } from './support/life';
import { addOfficial } from './support/place';

let life: Life;
let item: Item;

beforeAll(async () => {
  life = await openLife();
  item = await life.issue();
}, 120_000);
afterAll(() => life?.close());

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const zip = (...names: string[]) => Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')]))));
const docx = zip('[Content_Types].xml', '_rels/.rels', 'word/document.xml');

type File = { id: string; sha256: string; name: string; size: number; type: string };

async function upload(bytes: Buffer, name: string, who: Who = 'owner', headers: Record<string, string> = {}) {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)]), name);
  return life.call(who, 'POST', '/api/evidence', { form, headers });
}
async function uploaded(bytes: Buffer, name: string, who?: Who): Promise<File> {
  const { status, body } = await upload(bytes, name, who);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body as unknown as File;
}

/** Uploads under a `Content-Disposition` written by hand, which a browser would have escaped. */
async function uploadAs(disposition: string): Promise<File> {
  const part = `--b\r\nContent-Disposition: form-data; name="file"; ${disposition}\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(part), pdf, Buffer.from('\r\n--b--\r\n')]);
  const authorization = `Bearer ${await tokenOf(emailOf('owner'))}`;
  const headers = { authorization, 'content-type': 'multipart/form-data; boundary=b' };
  const answer = await fetch(new URL('/api/evidence', life.http.url), { method: 'POST', body, headers });
  return (await answer.json()) as File;
}

/** Fetches a file as somebody; the helper for JSON cannot. */
async function download(id: string, email: string, headers: Record<string, string> = {}): Promise<Response> {
  const authorization = `Bearer ${await tokenOf(email)}`;
  return fetch(new URL(`/api/evidence/${id}`, life.http.url), { headers: { authorization, ...headers } });
}

async function tokenOf(email: string): Promise<string> {
  const token = `evidence-${email}`;
  const { id: officialId } = await life.database.official.findUniqueOrThrow({ where: { email } });
  const hash = createHash('sha256').update(token).digest('hex');
  await life.database.apiToken.upsert({
    where: { hash },
    create: { id: crypto.randomUUID(), officialId, name: 'test', hash },
    update: {},
  });
  return token;
}
const emailOf = (who: Who) => life.office.people[who].email;

describe('POST /api/evidence', () => {
  it('keeps the bytes under their SHA-256, with size and type', async () => {
    const file = await uploaded(pdf, '现场照片.pdf');
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    expect(file).toEqual({
      ...{ id: expect.any(String), sha256, name: '现场照片.pdf', size: pdf.length, type: 'application/pdf' },
    });
    const answer = await download(file.id, emailOf('owner'));
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf);
  });

  const office = 'application/vnd.openxmlformats-officedocument';
  const taken: [string, Buffer, string][] = [
    ['图.png', png, 'image/png'],
    ['图.jpeg', Buffer.from('ffd8ffe000104a464946', 'hex'), 'image/jpeg'],
    ['图.webp', Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1'), 'image/webp'],
    ['方案.docx', docx, `${office}.wordprocessingml.document`],
    ['台账.xlsx', zip('[Content_Types].xml', 'xl/workbook.xml'), `${office}.spreadsheetml.sheet`],
    ['汇报.pptx', zip('[Content_Types].xml', 'ppt/presentation.xml'), `${office}.presentationml.presentation`],
    ['记录.txt', Buffer.from('\ufeff已完成', 'utf8'), 'text/plain'],
    ['名单.csv', iconv.encode('姓名,单位\n张三,部门一\n', 'gb18030'), 'text/csv'],
  ];
  it.each(taken)('takes %s for what it is', async (name, bytes, type) => {
    expect(await uploaded(bytes, name)).toMatchObject({ name, type });
  });

  const refused: [string, string, Buffer][] = [
    ['a program', 'a.pdf', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
    ['a Linux program', 'a.txt', Buffer.from('7f454c4602010100', 'hex')],
    ['a page', 'a.txt', Buffer.from('<!DOCTYPE html><script>alert(1)</script>')],
    ['a page by its name', 'a.html', Buffer.from('alert')],
    ['a drawing', 'a.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a drawing with a declaration', 'a.txt', Buffer.from('\ufeff <?xml version="1.0"?><svg/>')],
    ['a script', 'a.txt', Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['a script by its name', 'a.bat', Buffer.from('del *.*')],
    ['an archive', 'a.zip', zip('a.txt')],
    ['an archive called a document', 'a.docx', zip('word/document.xml')],
    ['a document with macros', 'a.docx', zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')],
    ['a broken archive', 'a.docx', docx.subarray(0, 60)],
    ['an old document', 'a.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['text with NUL', 'a.txt', Buffer.from('a\0b')],
    ['bytes that are no text', 'a.txt', Buffer.from('fffefdfc80ff', 'hex')],
    ['a gif', 'a.png', Buffer.from('GIF89a')],
  ];
  it.each(refused)('refuses %s: 415, whatever it is called', async (_, name, bytes) => {
    expect(await upload(bytes, name)).toMatchObject({ status: 415, body: { code: 'type_not_taken' } });
  });

  it('refuses an empty file, none at all, a field that there is none of, and one over 20 MB', async () => {
    expect(await upload(Buffer.alloc(0), 'a.pdf')).toMatchObject({ status: 422, body: { code: 'file_empty' } });
    const form = new FormData();
    expect(await life.call('owner', 'POST', '/api/evidence', { form })).toMatchObject({ status: 422 });
    form.set('note', 'x');
    expect(await life.call('owner', 'POST', '/api/evidence', { form })).toMatchObject({ status: 400 });
    const large = Buffer.concat([pdf, Buffer.alloc(20 * 1024 * 1024)]);
    expect(await upload(large, 'a.pdf')).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
    const most = Buffer.concat([pdf, Buffer.alloc(20 * 1024 * 1024 - pdf.length)]);
    expect(await upload(most, 'a.pdf')).toMatchObject({ status: 201, body: { size: 20 * 1024 * 1024 } });
  }, 60_000);

  it('takes no more parts than any form of ours has, and no document that has or unpacks to too much, without unpacking it', async () => {
    const form = new FormData();
    for (let at = 0; at <= 100; at++) form.set(`field${at}`, 'x');
    expect(await life.call('owner', 'POST', '/api/evidence', { form })).toMatchObject({ status: 400 });
    const files = new FormData();
    for (let at = 0; at <= 10; at++) files.set(`file${at}`, new Blob(['x']), 'a.txt');
    expect(await life.call('owner', 'POST', '/api/evidence', { form: files })).toMatchObject({
      ...{ status: 400, body: { code: 'invalid_form' } },
    });
    const parts = Array.from({ length: 10_001 }, (_, at) => `word/media/${at}.bin`);
    const crowded = zip('[Content_Types].xml', 'word/document.xml', ...parts);
    expect(await upload(crowded, 'a.docx')).toMatchObject({ status: 415, body: { code: 'type_not_taken' } });
    const packed = bomb(256);
    const before = process.memoryUsage().arrayBuffers;
    expect(await upload(packed, 'a.xlsx')).toMatchObject({ status: 415, body: { code: 'type_not_taken' } });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 ** 2);
  });

  const names: [string, string][] = [
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\文件\\方案.PDF', '方案.pdf'],
    ['e\u0301.pdf', '\u00e9.pdf'],
    ['a\u202efdp.exe', 'afdp.exe.pdf'],
    ['..', 'evidence.pdf'],
    ['a<b>|c.pdf', 'a_b__c.pdf'],
    [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(150)}.pdf`],
  ];
  it.each(names)('keeps the name %j as %j', async (given, kept) => {
    expect(await uploaded(pdf, given)).toMatchObject({ name: kept });
  });

  it('has one effect under one Idempotency-Key, and is not for those who change nothing', async () => {
    const [one, two] = [
      await upload(pdf, 'k.pdf', 'owner', { 'idempotency-key': 'k' }),
      await upload(pdf, 'k.pdf', 'owner', { 'idempotency-key': 'k' }),
    ];
    expect(two.body).toEqual(one.body);
    expect(await upload(png, 'k.png', 'owner', { 'idempotency-key': 'k' })).toMatchObject({ status: 422 });
    const auditor = await addOfficial(life.database, 'auditor', 'auditor', 'CITY');
    const form = new FormData();
    form.set('file', new Blob(['x']), 'x.txt');
    expect(await life.http.call(auditor, 'POST', '/api/evidence', { form })).toMatchObject({ status: 403 });
    const { id } = life.office.people.owner;
    const standIn = (substitute: object) => life.database.official.update({ where: { id }, data: { substitute } });
    await standIn({ connect: { email: auditor } });
    expect(await life.http.call(auditor, 'POST', '/api/evidence', { form })).toMatchObject({ status: 403 });
    await standIn({ disconnect: true });
  });
});

describe('evidence of a report and of a submission', () => {
  it('stands on the item and in its ledger, with its hash', async () => {
    const [photo, plan] = [await uploaded(png, '现场.png'), await uploaded(docx, '方案.docx')];
    const [standard] = item.standards;
    await life.done(item, 'owner', 'report', { ...report, evidence: [photo.id] });
    const { standards } = submission(item);
    await life.done(item, 'owner', 'submit', {
      standards: standards.map((one) => (one.id === standard?.id ? { ...one, evidence: [plan.id, photo.id] } : one)),
    });
    const named = ({ type: _, ...file }: File) => file;
    expect(await life.read(item, 'partner')).toMatchObject({
      reports: [{ evidence: [named(photo)] }],
      standards: [{ evidence: [named(plan), named(photo)] }, {}],
    });
    const told = await life.call('partner', 'GET', `/api/tasks/${item.id}/history`);
    expect(told.body.items).toContainEqual(
      expect.objectContaining({
        words: expect.stringContaining('材料'),
        data: expect.objectContaining({
          events: expect.arrayContaining([expect.objectContaining({ evidence: [named(photo)] })]),
        }),
      }),
    );
    const [, reported] = await ledgerOf(life.database, item.id);
    expect(reported?.events).toContainEqual(expect.objectContaining({ type: 'reported', evidence: [named(photo)] }));
    await life.done(item, 'secretary', 'return', { reason: '补材料', standards: [{ id: standard?.id, met: false }] });
  });

  it('may only be what its sender uploaded: another’s and what there is not look alike', async () => {
    const { id } = await uploaded(pdf, 'a.pdf', 'head');
    for (const evidence of [[id], [crypto.randomUUID()]])
      expect(await life.give(item, 'owner', 'report', { ...report, evidence })).toMatchObject({
        status: 422,
        body: { code: 'evidence_at_fault', errors: [{ in: 'body', pointer: '/evidence/0', code: 'evidence_unknown' }] },
      });
    const { standards } = submission(item);
    const second = { standards: standards.map((one, at) => (at === 1 ? { ...one, evidence: [id] } : one)) };
    expect(await life.give(item, 'owner', 'submit', second)).toMatchObject({
      ...{ status: 422, body: { errors: [{ pointer: '/standards/1/evidence/0' }] } },
    });
    for (const evidence of [['x'], [id, id], 'x'])
      expect(await life.give(item, 'head', 'report', { ...report, evidence })).toMatchObject({ status: 400 });
  });
});

describe('GET /api/evidence/{id}', () => {
  it('hands a file out as an attachment that no browser shows or runs', async () => {
    const { id, sha256 } = await uploaded(pdf, '「方案」终稿(1).pdf');
    const answer = await download(id, emailOf('owner'));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="______(1).pdf"; filename*=UTF-8''${encodeURIComponent('「方案」终稿')}%281%29.pdf`,
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': "sandbox; default-src 'none'",
      etag: `"${sha256}"`,
      'cache-control': 'no-store',
    });
    expect((await download(id, emailOf('owner'), { 'if-none-match': `"${sha256}"` })).status).toBe(304);
  });

  const injected: [string, string][] = [
    ["filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x%3D1.pdf", 'aSet-Cookie_ x=1.pdf'],
    ['filename="a\\"; filename=\\"b.exe.pdf"', 'a_; filename=_b.exe.pdf'],
    ['filename="a%0d%0aX: y.pdf"', 'a%0d%0aX_ y.pdf'],
    ["filename*=utf-16le''%61%00%3D%D8", 'a.pdf'],
  ];
  it.each(injected)('lets no name add to the headers: %s', async (disposition, name) => {
    const file = await uploadAs(disposition);
    expect(file).toMatchObject({ name });
    const { status, headers } = await download(file.id, emailOf('owner'));
    expect([status, headers.get('set-cookie'), headers.get('x')]).toEqual([200, null, null]);
    const [, plain = '', encoded = ''] =
      /^attachment; filename="([^"\\%]*)"; filename\*=UTF-8''([\w.%~!-]+)$/.exec(
        headers.get('content-disposition') ?? '',
      ) ?? [];
    expect([plain.endsWith('.pdf'), decodeURIComponent(encoded)]).toEqual([true, name]);
  });

  it('says of text how it is encoded', async () => {
    const typeOf = async ({ id }: File) => (await download(id, emailOf('owner'))).headers.get('content-type');
    expect(await typeOf(await uploaded(Buffer.from('已完成'), 'a.txt'))).toBe('text/plain; charset=utf-8');
    expect(await typeOf(await uploaded(iconv.encode('姓名\n', 'gb18030'), 'a.csv'))).toBe('text/csv; charset=gb18030');
  });

  it('is for whoever uploaded it, and for those who see an item that names it', async () => {
    const { id } = await uploaded(pdf, 'a.pdf');
    const statusFor = async (email: string) => (await download(id, email)).status;
    expect([await statusFor(emailOf('owner')), await statusFor(emailOf('secretary'))]).toEqual([200, 404]);
    await life.done(item, 'owner', 'report', { ...report, evidence: [id] });
    const stranger = await addOfficial(life.database, 'stranger', 'official', 'OFFICE');
    for (const who of ['owner', 'head', 'secretary', 'leader', 'partner'] as const)
      expect([who, await statusFor(emailOf(who))]).toEqual([who, 200]);
    expect((await download(id.toUpperCase(), emailOf('secretary'))).status).toBe(200);
    expect(await statusFor(stranger)).toBe(404);
    expect((await download(crypto.randomUUID(), emailOf('owner'))).status).toBe(404);
    expect((await fetch(new URL(`/api/evidence/${id}`, life.http.url))).status).toBe(401);
  });

  it('hands nothing out that no longer fits its hash', async () => {
    const { id } = await uploaded(pdf, 'a.pdf');
    const other = Buffer.from('%PDF-1.7 another');
    // As somebody with the database in their hands might: the product itself cannot.
    await expect(
      life.database.evidence.update({ where: { id }, data: { content: new Uint8Array(other) } }),
    ).rejects.toThrow(/permission denied/i);
    const owner = new URL(process.env.TEST_DATABASE_URL ?? '');
    owner.pathname = new URL(life.databaseUrl).pathname;
    await withClient(owner.href, async (client) => {
      await client.query('SET session_replication_role = replica'); // and every trigger put aside
      await client.query('UPDATE evidence SET content = $1 WHERE id = $2', [other, id]);
    });
    const answer = await download(id, emailOf('owner'));
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([500, 'evidence_damaged']);
  });
});

import type { Place } from './support/place';
import { openPlace } from './support/place';

/** A27 and E01: what may come into a header of a letter, a file's name or a list is one line. */
let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place?.close());

const hostile = [
  '甲\r\nBcc: x@example.test',
  '甲\n乙',
  '甲\t乙',
  '甲\u0007乙',
  '甲\u0085乙',
  '甲\u2028乙',
  '甲\u202e乙',
];
const rows = [{ task: '甲', standards: ['乙'], leadUnit: 'DEPT', owner: 'owner@example.test', deadline: '2027-03-10' }];
const source = '国务院办公厅关于2027年部分节假日安排的通知';

type Case = [field: string, method: 'POST' | 'PUT' | 'PATCH', path: string, body: (text: string) => object];
const lines: Case[] = [
  ['/title', 'POST', '/api/batches', (title) => ({ title, year: 2027, rows })],
  ['/documentNo', 'POST', '/api/batches', (documentNo) => ({ title: '甲', documentNo, year: 2027, rows })],
  ['/name', 'PATCH', '/api/units/DEPT', (name) => ({ name })],
  ['/name', 'POST', '/api/tokens', (name) => ({ email: 'secretary@example.test', name })],
  ['/email', 'POST', '/api/tokens', (email) => ({ email, name: '甲' })],
  ['/source', 'PUT', '/api/calendars/2027', (text) => ({ source: text, off: ['2027-01-01'] })],
  ['/names/2027-01-01', 'PUT', '/api/calendars/2027', (name) => ({ source, off: [], names: { '2027-01-01': name } })],
  ['/substitute/email', 'PATCH', '/api/me', (email) => ({ substitute: { email } })],
  ['/sections/issuer', 'PUT', '/api/periods/2026-03/bulletin', (issuer) => ({ sections: { issuer } })],
];

describe.each(lines)('%s of %s %s', (pointer, method, path, body) => {
  it.each(hostile)('is refused with what %j holds, naming the field', async (text) => {
    expect(await place.call('secretary', method, path, { body: body(text) })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', errors: [{ in: 'body', pointer, message: expect.stringContaining('一行') }] },
    });
  });
});

it('A form is held to the same', async () => {
  const form = new FormData();
  form.set('title', '甲\r\n乙');
  form.set('year', '2027');
  form.set('file', new Blob(['重点任务\n甲\n']), 'table.csv');
  expect(await place.call('secretary', 'POST', '/api/batches', { form })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/title' }] },
  });
});

it.each(['张\r\n三', '张\u0007三'])('E01 an official is not imported with the name %j', async (name) => {
  const form = new FormData();
  form.set('officials', new Blob([`name,email,unitCode,role\n"${name}",z3@example.test,DEPT,official\n`]), 'o.csv');
  expect(await place.call('secretary', 'POST', '/api/directory/import', { form })).toMatchObject({
    status: 422,
    body: { errors: [{ file: 'officials', row: 2, column: 'name', code: 'text-unfit' }] },
  });
});

it('A row’s task and category have to be lines; the draft says so at the cell, and keeps the other rows', async () => {
  const broken = { ...rows[0], task: '甲\r\n乙', category: '园\t区' };
  const { body } = await place.call('secretary', 'POST', '/api/batches', {
    body: { title: '甲', year: 2027, rows: [broken, ...rows] },
  });
  expect(body).toMatchObject({
    problems: [
      { row: 1, column: '重点任务', code: 'control-characters' },
      { row: 1, column: '类别', code: 'control-characters' },
    ],
  });
});

it('What people write in paragraphs stays in paragraphs, without other control characters', async () => {
  const unit = (reason: string) =>
    place.call('secretary', 'PATCH', '/api/units/DEPT', { body: { name: '市级部门一', reason } });
  expect((await unit('第一段\r\n\t第二段')).status).toBe(200);
  expect(await unit('第一段\u0007')).toMatchObject({ status: 400, body: { errors: [{ pointer: '/reason' }] } });
});

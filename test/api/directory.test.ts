import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './support/place';
import { addOfficial, openPlace } from './support/place';

let place: Place;
let administrator: string;

beforeEach(async () => {
  place = await openPlace();
  administrator = await addOfficial(place.database, 'root', 'administrator', 'OFFICE');
});
afterEach(() => place?.close());

const sample = (name: string) => readFileSync(join(__dirname, '..', 'data', name), 'utf8');
const formOf = (files: Record<string, string>) => {
  const form = new FormData();
  for (const [name, text] of Object.entries(files)) form.set(name, new Blob([text]), `${name}.csv`);
  return form;
};
const load = (files: Record<string, string>, as = administrator, headers: Record<string, string> = {}) =>
  place.http.call(as, 'POST', '/api/directory/import', { form: formOf(files), headers });

const unitHead = 'code,name,kind,parentCode\n';
const officialHead = 'name,email,title,unitCode,role,substituteEmail\n';
type Fault = { file: string; row: number; column: string; code: string; message: string; value: string };
const faultsIn = (reply: Awaited<ReturnType<typeof load>>) => (reply.body as unknown as { errors: Fault[] }).errors;

describe('POST /api/directory/import', () => {
  it('creates units and officials with tree, roles, heads and substitutes, and finds nothing to do the second time', async () => {
    const files = { units: sample('units.csv'), officials: sample('officials.csv') };
    const rows = (name: 'units' | 'officials') => files[name].trim().split('\n').length - 1;
    const first = await load(files);
    expect(first.status).toBe(200);
    // Some of the sample are of the office already.
    const counts = first.body as unknown as Record<'units' | 'officials', Record<string, number>>;
    const sum = (of: Record<string, number>) => Object.values(of).reduce((all, some) => all + some, 0);
    expect([sum(counts.units), sum(counts.officials)]).toEqual([rows('units'), rows('officials')]);
    expect(await load(files)).toMatchObject({
      status: 200,
      body: {
        units: { created: 0, updated: 0, unchanged: rows('units') },
        officials: { unchanged: rows('officials') },
      },
    });
    const owner = await place.database.official.findUniqueOrThrow({
      where: { email: 'owner.office@example.test' },
      include: { substitute: true, unit: { include: { parent: true } } },
    });
    expect(owner).toMatchObject({
      role: 'official',
      title: '科长',
      substitute: { email: 'head.office@example.test', role: 'unit_head' },
      unit: { code: 'OFFICE', parent: { code: 'CITY' } },
    });
  });

  it('updates by code and e-mail, and leaves who is missing as they are', async () => {
    const { owner, head } = place.office.people;
    const before = await place.database.official.count();
    const answer = await load({
      units: `${unitHead}PARTNER,市级部门二（新）,park,DEPT\n`,
      officials: `${officialHead}新名字,${owner.email.toUpperCase()},科长,PARTNER,official,${head.email}\n`,
    });
    expect(answer).toMatchObject({
      status: 200,
      body: { units: { updated: 1 }, officials: { updated: 1, created: 0 } },
    });
    expect(await place.database.official.count()).toBe(before);
    expect(await place.database.official.findUniqueOrThrow({ where: { id: owner.id } })).toMatchObject({
      name: '新名字',
      unitCode: 'PARTNER',
      substituteId: head.id,
      active: true,
    });
  });

  it('takes nothing of a faulty file, and names file, row and column: 422', async () => {
    const answer = await load(
      {
        units: `${unitHead}NEW,新单位,department,\n`,
        officials: `${officialHead}甲,jia@example.test,,NEW,official,\n乙,not-an-address,,NOWHERE,king,\n`,
      },
      administrator,
      { 'accept-language': 'en' },
    );
    expect(answer).toMatchObject({ status: 422, body: { code: 'directory_at_fault' } });
    expect(faultsIn(answer)).toEqual(
      ['email', 'unitCode', 'role'].map((column) => expect.objectContaining({ file: 'officials', row: 3, column })),
    );
    expect(faultsIn(answer)[0]).toMatchObject({
      value: 'not-an-address',
      message: expect.stringContaining('not a valid'),
    });
    expect(await place.database.unit.count({ where: { code: 'NEW' } })).toBe(0);
    expect(await place.database.official.count({ where: { email: 'jia@example.test' } })).toBe(0);
  });

  it('is for administrators and the secretariat: 403; but only the former make administrators', async () => {
    const { owner, secretary } = place.office.people;
    const files = { officials: `${officialHead}丙,bing@example.test,,DEPT,official,\n` };
    expect(await load(files, owner.email)).toMatchObject({ status: 403, body: { code: 'not_allowed' } });
    expect(await load(files, secretary.email)).toMatchObject({ status: 200 });
    for (const row of ['丙,bing@example.test,,DEPT,administrator,', `admin,${administrator},,OFFICE,official,`]) {
      const raised = await load({ officials: `${officialHead}${row}\n` }, secretary.email);
      expect(raised).toMatchObject({ status: 422, body: { errors: [{ row: 2, code: 'administrator-only' }] } });
    }
    expect(await load({ officials: `${officialHead}丙,bing@example.test,,DEPT,administrator,\n` })).toMatchObject({
      status: 200,
    });
  });

  it('refuses what is no table, no form, or not asked for', async () => {
    expect(await load({})).toMatchObject({ status: 422, body: { code: 'file_missing' } });
    expect(await place.http.call(administrator, 'POST', '/api/directory/import', { body: {} })).toMatchObject({
      status: 422,
    });
    expect(await load({ units: '<html></html>' })).toMatchObject({ status: 415, body: { file: 'units' } });
    expect(await load({ units: '' })).toMatchObject({ status: 422 });
    expect(await load({ people: 'x' })).toMatchObject({ status: 400 });
  });

  it('has one effect under one key, and refuses another file under it', async () => {
    const key = { 'idempotency-key': 'import-1' };
    const files = { units: `${unitHead}ONE,单位一,department,\n` };
    const first = await load(files, administrator, key);
    expect(first).toMatchObject({ status: 200, body: { units: { created: 1 } } });
    expect((await load(files, administrator, key)).body).toEqual(first.body);
    const other = await load({ units: `${unitHead}TWO,单位二,department,\n` }, administrator, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  it('keeps a refusal under its key as well', async () => {
    const key = { 'idempotency-key': 'import-2' };
    const faulty = { units: `${unitHead}ONE,单位一,castle,\n` };
    const first = await load(faulty, administrator, key);
    expect(first.status).toBe(422);
    expect(await load(faulty, administrator, key)).toMatchObject({ status: 422, body: first.body });
    expect(await load({ units: `${unitHead}ONE,单位一,park,\n` }, administrator, key)).toMatchObject({
      body: { code: 'idempotency_key_reused' },
    });
  });
});

describe('GET /api/units and GET /api/officials', () => {
  const walk = async (path: string) => {
    const codes: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await place.call('owner', 'GET', `${path}${cursor && `&cursor=${cursor}`}`);
      const page = body as unknown as { items: { code?: string; email?: string }[]; nextCursor: string | null };
      codes.push(...page.items.map(({ code, email }) => code ?? email ?? ''));
      cursor = page.nextCursor;
    }
    return codes;
  };

  it('give pages that join to the whole, either way round', async () => {
    const all = ['CITY', 'DEPT', 'OFFICE', 'PARTNER'];
    expect(await walk('/api/units?limit=3')).toEqual(all);
    expect(await walk('/api/units?limit=1&sort=-code')).toEqual([...all].reverse());
    const people = await walk('/api/officials?limit=2');
    expect(people).toEqual((await place.database.official.findMany()).map(({ email }) => email).sort());
  });

  it('take filters, in which % and _ mean themselves', async () => {
    expect(await walk('/api/units?parent=CITY')).toEqual(['DEPT', 'OFFICE', 'PARTNER']);
    expect(await walk('/api/units?kind=leading-group')).toEqual(['CITY']);
    expect(await walk('/api/units?q=办公室')).toEqual(['OFFICE']);
    expect(await walk('/api/units?q=%25')).toEqual([]);
    expect(await walk('/api/officials?unit=DEPT&role=unit_head')).toEqual(['head@example.test']);
    expect(await walk('/api/officials?q=配合')).toEqual(['partner@example.test']);
  });
});

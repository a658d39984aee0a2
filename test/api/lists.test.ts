import { seedItem } from '../support/items';
import type { Place } from './support/place';
import { addOfficial, openPlace } from './support/place';

/** Lists take limit, cursor and sort (contract.md, "HTTP"): every one that the API's own description tells of. */
type Parameter = { name: string; in: string; schema: { enum?: string[] } };
type Schema = { $ref?: string; properties?: Record<string, unknown>; anyOf?: Schema[]; allOf?: Schema[] };
type Operation = {
  parameters?: Parameter[];
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
};
type Spec = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema> } };

let place: Place;
let spec: Spec;
let auditor: string;
let lists: { path: string; method: string; parameters: Parameter[] }[];

beforeAll(async () => {
  place = await openPlace();
  auditor = await addOfficial(place.database, 'auditor', 'auditor', 'OFFICE');
  await addOfficial(place.database, 'namesake', 'official', 'DEPT');
  await place.database.official.updateMany({ where: { email: 'namesake@example.test' }, data: { name: '责任人' } });
  await seedItem(place.database, place.office);
  spec = (await (await fetch(new URL('/openapi.json', place.http.url))).json()) as Spec;
  lists = Object.entries(spec.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, operation]) => isList(operation))
      .map(([method, { parameters = [] }]) => ({ path, method, parameters })),
  );
});
afterAll(() => place?.close());

function isList({ responses }: Operation): boolean {
  return Object.entries(responses ?? {}).some(([status, { content = {} }]) => {
    const names = Object.values(content).flatMap(({ schema }) => Object.keys(resolve(schema).properties ?? {}));
    return status.startsWith('2') && names.includes('items') && names.includes('nextCursor');
  });
}

function resolve(schema: Schema = {}): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (spec.components.schemas[name] ?? {});
}

it('There are lists, and each of them takes limit, cursor and sort', () => {
  expect(lists.length).toBeGreaterThan(10);
  const lacking = lists.flatMap(({ path, method, parameters }) => {
    const queried = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
    const missing = ['limit', 'cursor', 'sort'].filter((name) => !queried.includes(name));
    return missing.map((name) => `${method} ${path} takes no ${name}`);
  });
  expect(lacking).toEqual([]);
});

it('Each list that needs no id gives in each of its sorts, page by page, what it gives at once', async () => {
  const plain = lists.filter(({ path, method }) => method === 'get' && !path.includes('{'));
  expect(plain.length).toBeGreaterThan(5);
  for (const { path, parameters } of plain)
    for (const sort of parameters.find(({ name }) => name === 'sort')?.schema.enum ?? []) {
      // Reading is among what happened: what is read twice must end before it.
      const hasEnd = parameters.some(({ name }) => name === 'to');
      const end = hasEnd ? `&to=${new Date(Date.now() - 1).toISOString()}` : '';
      const read = async (query: string) => {
        const reader = /^\/api\/(audit\/|connections$)/.test(path) ? auditor : place.office.people.secretary.email;
        const { status, body } = await place.http.call(reader, 'GET', `${path}?sort=${sort}${end}&${query}`);
        expect([path, sort, status]).toEqual([path, sort, 200]);
        return body as unknown as { items: object[]; nextCursor: string | null };
      };
      const whole = (await read('limit=200')).items;
      const paged: object[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { items, nextCursor } = await read(`limit=2${cursor && `&cursor=${cursor}`}`);
        expect(items.length).toBeLessThanOrEqual(2);
        paged.push(...items);
        cursor = nextCursor;
      }
      expect(paged).toEqual(whole);
    }
});

it('Officials and units are sorted by name where that is asked for, those of one name by e-mail or code', async () => {
  const names = async (path: string) => {
    const { body } = await place.call('owner', 'GET', path);
    return (body as unknown as { items: { name: string }[] }).items.map(({ name }) => name);
  };
  for (const path of ['/api/officials', '/api/units']) {
    const up = await names(`${path}?sort=name`);
    expect(up).toEqual([...up].sort());
    expect(await names(`${path}?sort=-name`)).toEqual(up.toReversed());
  }
});

import type { Asker } from './ask';
import { inLanes } from './ask';
import { operationOf } from './operations';
import { sentFor, sentForMany } from './requests';
import type { Town } from './town';

type Schema = {
  properties?: Record<string, Schema>;
  items?: Schema;
  $ref?: string;
  allOf?: Schema[];
  anyOf?: Schema[];
};
type Described = { requestBody?: { content: Record<string, { schema: Schema }> } };
export type Written = {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
};
type Refused = { code?: string; errors?: { code: string; pointer: string }[] };
type Ground = { readonly town: Town; readonly asker: Asker; readonly document: Written; readonly names: string[] };

/** What the tables keep beside what people may say, and what other products have been caught by. */
const planted: Readonly<Record<string, unknown>> = {
  ...{ id: '01890000-0000-7000-8000-000000000000', role: 'administrator', state: 'accepted', status: 'accepted' },
  ...{ version: 99, score: 100, light: 'blue', step: 0, ownerId: '01890000-0000-7000-8000-000000000000' },
  ...{ active: true, isAdmin: true, strong: true, actor: { as: 'leader' }, recordedAt: '2026-01-01T00:00:00Z' },
  ...{ ['__proto__']: { role: 'administrator' }, constructor: { prototype: { role: 'administrator' } } },
};

/** Nobody sets by a body what the product sets itself: what an operation does not ask for is refused, not passed over. */
export function refusesUnknownKeys(ground: () => Ground): void {
  it('Keys that an operation does not ask for are 400 in every body, each by its name, whoever sends them', async () => {
    const wrong: unknown[] = [];
    const given = ground();
    const writes = given.names.filter((name) => /^(POST|PUT|PATCH) /.test(name));
    const calls = writes.flatMap((name) => {
      const known = propertiesOf(name, given.document);
      const unknown = Object.keys(planted).filter((key) => !known.has(key));
      // What JSON.parse would make a prototype of is asked by itself.
      return [unknown.filter((key) => key !== '__proto__'), ['__proto__']].map((keys) => ({ name, keys }));
    });
    expect(calls.flatMap(({ keys }) => keys).length).toBeGreaterThan(1_000);
    await inLanes(calls, async ({ name, keys }) => {
      const { said, sent } = await askedWith(ground(), name, keys);
      const { code, errors = [] } = JSON.parse(said.text) as Refused;
      const isNamed = (key: string) =>
        key === '__proto__'
          ? code === 'invalid_json' && said.text.includes(key)
          : errors.some(
              (one) => one.code === 'not_empty' || (one.code === 'unrecognized_keys' && one.pointer === `/${key}`),
            );
      const missed = keys.filter((key) => !(said.status === 400 && isNamed(key)));
      if (missed.length > 0) wrong.push([name, missed, sent, said.text]);
    });
    expect(wrong).toEqual([]);
  }, 120_000);

  it('A key that no schema of the product knows is refused below the top as well: in rows, standards and sections', async () => {
    const { town, asker } = ground();
    const { own } = town.held;
    const at = `/api/tasks/${own.item.id}`;
    const standards = own.item.standards.map(({ id }) => ({ id, how: '好', met: true }));
    const row = { task: '任务', state: 'accepted' };
    const nested: [method: string, path: string, body: object][] = [
      ['POST', `${at}/submit`, { standards }],
      [
        'POST',
        `${at}/report`,
        { percent: 1, done: '做', effect: '效', milestones: [{ id: 'm1', done: true, date: '2026-01-01' }] },
      ],
      ['POST', '/api/batches', { title: '表', year: 2026, rows: [row] }],
      ['PUT', `/api/periods/${town.month}/bulletin`, { sections: { figures: '九十九' } }],
      ['POST', `/api/periods/${town.month}/adjustments`, { task: own.item.id, corrects: { hash: 'x' }, reason: '改' }],
      ['PUT', '/api/policy', { applyTo: 'new', escalation: [{ after: 'P0D', to: ['owner'], version: 9 }] }],
      ['PATCH', '/api/me', { substitute: { email: 'spare@example.test', role: 'administrator' } }],
    ];
    for (const [method, path, body] of nested) {
      const who = path.startsWith(`${at}/`) ? 'owner' : 'secretary';
      const { status, text } = await asker.as(who, method, { path, body });
      expect([path, status, /unrecognized_keys/.test(text)]).toEqual([path, 400, true]);
    }
  });
}

async function askedWith({ town, asker }: Ground, name: string, keys: readonly string[]) {
  const [method = '', path = ''] = name.split(' ');
  const command = path.slice(path.lastIndexOf('/') + 1);
  const who = whoMay(name);
  const plain =
    operationOf(name)?.kind === 'bulk' ? sentForMany(command, town) : await sentFor(name, { town, who, place: 'own' });
  const added = keys.map((key) => `${JSON.stringify(key)}:${JSON.stringify(planted[key])},`).join('');
  const body = JSON.stringify(plain.body ?? {})
    .replace(/^\{/, `{${added}`)
    .replace(/,\}$/, '}');
  const said = await asker.as(who, method, { path: plain.path, text: body });
  return { said, sent: body };
}

/** Somebody whose role the operation is for, so that it is the key that is refused. */
function whoMay(name: string) {
  const operation = operationOf(name);
  if (operation?.kind !== 'role') return 'owner';
  const roles = operation.here ?? operation.roles;
  return roles.includes('secretariat') ? 'secretary' : roles.includes('administrator') ? 'administrator' : 'owner';
}

/** The keys that an operation's body or form may have, by the document. */
function propertiesOf(name: string, document: Written): ReadonlySet<string> {
  const [method = '', path = ''] = name.split(' ');
  const content = document.paths[path]?.[method.toLowerCase()]?.requestBody?.content ?? {};
  return new Set(Object.values(content).flatMap(({ schema }) => keysOf(schema, document)));
}

function keysOf(schema: Schema, document: Written): string[] {
  const named = schema.$ref && document.components.schemas[schema.$ref.replace('#/components/schemas/', '')];
  const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(named ? [named] : [])];
  return [...Object.keys(schema.properties ?? {}), ...parts.flatMap((part) => keysOf(part, document))];
}

import type { Item } from '../../domain/item/item';
import { seedItem } from '../support/items';
import { openNamespace } from './support/engine';
import type { Place } from './support/place';
import { openPlace } from './support/place';

let place: Place;
let item: Item;
let token: string;

beforeAll(async () => {
  place = await openPlace(await openNamespace());
  item = await seedItem(place.database, place.office);
  const { email } = place.office.people.secretary;
  const made = await place.call('secretary', 'POST', '/api/tokens', { body: { email, name: 't' } });
  token = (made.body as unknown as { token: string }).token;
});
afterAll(() => place?.close());

type Refused = { readonly detail: string; readonly errors: readonly { readonly message: string }[] };

async function tell(language: string, method: string, path: string, body?: string | FormData) {
  const answer = await fetch(new URL(path.replace('{item}', item.id), place.http.url), {
    method,
    headers: { authorization: `Bearer ${token}`, 'accept-language': language },
    ...(body !== undefined && { body }),
  });
  const { detail, errors } = (await answer.json()) as Refused;
  return { status: answer.status, words: [detail, ...errors.map(({ message }) => message)].join('\n') };
}

const batch = (more: object) => JSON.stringify({ title: '表', year: 2026, rows: [{ task: '一' }], ...more });
const policy = (of: object) => batch({ policy: of });
const form = (fields: Record<string, string>) => () => {
  const data = new FormData();
  data.set('file', new Blob(['任务\n一']), 'a.csv');
  for (const [name, value] of Object.entries({ title: '表', year: '2026', ...fields })) data.set(name, value);
  return data;
};
const same = { id: 's1', met: true };
const post = (path: string, body: string | (() => FormData)) => ['POST', path, body] as const;
const get = (path: string) => ['GET', path, undefined] as const;

const refused: [string, readonly [string, string, string | (() => FormData) | undefined]][] = [
  ['a policy with a duration in words', post('/api/batches', policy({ yellowBefore: '7 days' }))],
  ['a policy with a duration of a century', post('/api/batches', policy({ yellowBefore: 'P40000D' }))],
  ['a policy with a duration twice', post('/api/batches', policy({ remindBefore: ['P1D', 'P1D'] }))],
  ['a policy with an hour that there is not', post('/api/batches', policy({ remindAt: '25:00' }))],
  ['a policy with a cutoff that there is not', post('/api/batches', policy({ monthCutoff: '31' }))],
  [
    'a policy with rungs out of order',
    post(
      '/api/batches',
      policy({
        escalation: [
          { after: 'P3D', to: ['owner'] },
          { after: 'P1D', to: ['owner'] },
        ],
      }),
    ),
  ],
  ['a rung to one twice', post('/api/batches', policy({ escalation: [{ after: 'P3D', to: ['owner', 'owner'] }] }))],
  ['a rung to nobody', post('/api/batches', policy({ escalation: [{ after: 'P3D', to: [] }] }))],
  ['a rung to nobody known', post('/api/batches', policy({ escalation: [{ after: 'P3D', to: ['mayor'] }] }))],
  ['a policy in a form that is not JSON', post('/api/batches', form({ policy: '{bad' }))],
  ['a mapping that is not JSON', post('/api/batches', form({ mapping: '{bad' }))],
  ['a mapping of numbers', post('/api/batches', form({ mapping: '{"task":1}' }))],
  ['a year in words', post('/api/batches', form({ year: 'next' }))],
  ['a year long past', post('/api/batches', batch({ year: 1066 }))],
  ['a row that is a number', post('/api/batches', batch({ rows: [7] }))],
  ['standards that are a number', post('/api/batches', batch({ rows: [{ standards: 7 }] }))],
  ['a milestone without its date', post('/api/batches', batch({ rows: [{ milestones: [{ name: '一' }] }] }))],
  ['no rows', post('/api/batches', batch({ rows: [] }))],
  ['no title', post('/api/batches', JSON.stringify({ title: ' ', year: 2026, rows: [{}] }))],
  ['neither file nor rows', post('/api/batches', '{}')],
  ['U+0000 in a text', post('/api/tokens', '{"email":"a@b.cn","name":"a\\u0000"}')],
  ['a lone surrogate in a text', post('/api/tokens', '{"email":"a@b.cn","name":"\\ud800"}')],
  ['a lone surrogate as a key', post('/api/tokens', '{"\\ud800":1}')],
  ['a key twice', post('/api/tokens', '{"name":1,"name":2}')],
  ['a key __proto__', post('/api/tokens', '{"__proto__":2}')],
  ['JSON too deep', post('/api/tokens', '['.repeat(100))],
  ['JSON cut short', post('/api/tokens', '{"email":')],
  ['JSON with a slip', post('/api/tokens', '{"email" "a"}')],
  ['no JSON at all', post('/api/tokens', 'nonsense')],
  ['a required field left out', post('/api/tokens', '{"email":"a@b.cn"}')],
  ['every required field left out', post('/api/tokens', '')],
  ['a number for a text', post('/api/tokens', '{"email":7,"name":"x"}')],
  ['a list for an object', post('/api/tokens', '[]')],
  ['nothing for an object', post('/api/tokens', 'null')],
  ['a field that is not known', post('/api/tokens', '{"email":"a@b.cn","name":"x","roles":"x"}')],
  ['an address that is too short', post('/api/tokens', '{"email":"a","name":"x"}')],
  ['a body where there is none', post('/api/tasks/{item}/sign', '{"at":1}')],
  ['a list where there is no body', post('/api/batches/{item}/issue', '[1]')],
  [
    'the same standard twice',
    post('/api/tasks/{item}/accept', JSON.stringify({ effectRating: 1, standards: [same, same] })),
  ],
  ['a rating over 100', post('/api/tasks/{item}/accept', '{"effectRating":101,"standards":[]}')],
  [
    'a judgement in words',
    post('/api/tasks/{item}/accept', '{"effectRating":1,"standards":[{"id":"s1","met":"yes"}]}'),
  ],
  ['a percentage beyond numbers', post('/api/tasks/{item}/report', '{"percent":1e400,"done":"一","effect":"二"}')],
  ['half a percentage', post('/api/tasks/{item}/report', '{"percent":0.5,"done":"一","effect":"二"}')],
  [
    'a percentage beyond whole numbers',
    post('/api/tasks/{item}/report', '{"percent":1e300,"done":"一","effect":"二"}'),
  ],
  ['a percentage below none', post('/api/tasks/{item}/report', '{"percent":-1,"done":"一","effect":"二"}')],
  ['a day that there is not', get('/api/tasks?dueBefore=2026-02-30')],
  ['a limit in words', get('/api/tasks?limit=many')],
  ['a limit out of range', get('/api/tasks?limit=201')],
  ['a state that there is not', get('/api/tasks?state=lost')],
  ['a batch that is no id', get('/api/tasks?batch=1')],
  ['a cursor made up', get('/api/tasks?cursor=nonsense')],
  ['a parameter that is not known', get('/api/tasks?colour=red')],
  ['a parameter where there is none', get('/api/tasks/{item}?colour=red')],
  ['a parameter twice', get('/api/tasks?q=a&q=b')],
  ['U+0000 in a parameter', get('/api/tasks?q=%00')],
  ['broken encoding', get('/api/tasks?q=%E4%B8')],
];

/** Names of fields, codes and formats: the same in every language. */
const names = new Set(
  [
    ...['JSON', 'UTF', 'UUID', 'ISO', 'RFC', 'PT', 'P3D', 'PT2S', 'errors', 'true', 'false', 'file', 'last', 'day'],
    ...['name', 'email', 'title', 'year', 'rows', 'date', 'after', 'id', 'proto'],
    ...['draft', 'assigned', 'in_progress', 'under_review', 'suspended', 'accepted', 'cancelled'],
    ...['owner', 'unit_head', 'leader', 'leading_group', 'secretariat', 'co_unit', 'co_units'],
  ].flatMap((name) => [name, ...name.split('_')]),
);
const strangers = (words: string) => (words.match(/[A-Za-z]{2,}/g) ?? []).filter((word) => !names.has(word));

describe('what is refused', () => {
  it.each(refused)('%s is told in the caller’s language, in whole sentences', async (_what, [method, path, body]) => {
    const make = () => (typeof body === 'function' ? body() : body);
    const chinese = await tell('zh-CN', method, path, make());
    expect([400, 422]).toContain(chinese.status);
    expect([chinese.words, strangers(chinese.words)]).toEqual([chinese.words, []]);
    expect(chinese.words).toMatch(/\p{Script=Han}/u);
    const english = await tell('en', method, path, make());
    expect(english.status).toBe(chinese.status);
    expect(english.words).not.toMatch(/\p{Script=Han}/u);
  });

  it('names the field that is missing', async () => {
    const body = '{"email":"a@b.cn"}';
    expect((await tell('zh-CN', 'POST', '/api/tokens', body)).words).toContain('缺少必填的 name。');
    expect((await tell('en', 'POST', '/api/tokens', body)).words).toContain('name is required');
  });
});

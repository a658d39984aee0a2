import { wallClock } from '../../../domain/clocks/zone';
import type { Item } from '../../../domain/item/item';
import { seedItem } from '../../support/items';
import type { Who } from '../../support/office';
import { until } from '../../support/until';
import { openNamespace } from '../support/engine';
import type { Place } from '../support/place';
import { openPlace } from '../support/place';

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

const give = (who: Who, command: string, body: object = {}, headers: Record<string, string> = {}) =>
  place.call(who, 'POST', `/api/tasks/${item.id}/${command}`, { headers, body });
const submit = () => ({ standards: item.standards.map(({ id }) => ({ id, how: '现场核查' })) });
const judge = (met: boolean) => item.standards.map(({ id }) => ({ id, met }));

/** What `GET /api/tasks/{id}` shows; every answer is held against the spec as well. */
async function read(who: Who = 'secretary') {
  const { status, body } = await place.call(who, 'GET', `/api/tasks/${item.id}`);
  expect(status).toBe(200);
  return body as unknown as Detail;
}
type Detail = { state: string; urged: number; late: boolean };

/** Letters of a kind about the item, by who gets them. */
async function readersOf(kind: string): Promise<string[]> {
  const letters = await place.database.letter.findMany({
    where: { taskId: item.id, kind },
    include: { recipient: true },
  });
  return letters.map(({ recipient }) => recipient.name).sort();
}

it('a submission is withdrawn by the owner’s side only, and may be submitted again', async () => {
  await give('owner', 'submit', submit());
  expect(await give('secretary', 'withdraw')).toMatchObject({ status: 403 });
  expect(await give('owner', 'withdraw')).toMatchObject({ status: 200, body: { state: 'in_progress' } });
  expect(await give('owner', 'submit', submit())).toMatchObject({ status: 200, body: { state: 'under_review' } });
});

it('chasing by hand is counted, and each time a letter', async () => {
  for (const who of ['secretary', 'leader', 'head'] as const)
    expect(await give(who, 'remind', { note: '请抓紧' })).toMatchObject({ status: 200 });
  expect(await give('owner', 'remind')).toMatchObject({ status: 403 });
  expect((await read()).urged).toBe(3);
  expect(await readersOf('urging')).toEqual(['责任人', '责任人', '责任人']);
});

it('an item accepted after its deadline stays late', async () => {
  const due = new Date(Date.now() + 1_500).toISOString();
  item = await seedItem(place.database, place.office, {
    deadlines: [due],
    policy: { escalation: [{ after: 'PT1H', to: ['owner'] }] },
  });
  await until(
    () => Promise.resolve(Date.now()),
    (now) => now > Date.parse(due) + 100,
  );
  await give('owner', 'submit', submit());
  await give('secretary', 'accept', { effectRating: 70, standards: judge(true) });
  expect(await read()).toMatchObject({ state: 'accepted', late: true });
  const path = `/api/tasks/${item.id}/history?limit=200`;
  const { items } = (await place.call('secretary', 'GET', path)).body as unknown as { items: { words: string }[] };
  // Instants are told by the organisation's wall clock.
  expect(items[0]?.words).toContain(wallClock(Date.parse(due), 'Asia/Shanghai').slice(0, 16));
});

import type { Asker, Heard } from './ask';
import { askerIn, inLanes } from './ask';
import type { Place, Verdict, Who } from './cast';
import { cast, everybody, nobodies, places, standingOf, verdictOf } from './cast';
import type { Operation } from './operations';
import { declaredNames, operationOf, publicToAll } from './operations';
import type { Sent } from './requests';
import { sentFor, sentForMany } from './requests';
import type { Town } from './town';
import { openTown } from './town';
import type { Written } from './unknown-keys';
import { refusesUnknownKeys } from './unknown-keys';

/** Every operation of the running product, as everybody, on an item of one's own, of a unit below, and of a unit apart. */
let town: Town;
let asker: Asker;
let document: Document;
let names: string[];
/** What was said to whom; held against what they must not know. */
const heard: { who: Who; name: string; sent: Sent; said: Heard }[] = [];

/** It ends what others are about, and so it comes last. */
const endsSessions = 'POST /api/sessions/end';

type Described = { 'x-roles'?: string[] };
type Document = Written & { paths: Record<string, Record<string, Described>> };

beforeAll(async () => {
  town = await openTown();
  asker = await askerIn(town);
  document = (await (await fetch(`${town.http.url}/openapi.json`)).json()) as Document;
  names = Object.entries(document.paths)
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
    .sort((one, other) => Number(one === endsSessions) - Number(other === endsSessions));
}, 120_000);
afterAll(() => town?.close());

const operationNamed = (name: string): Operation => {
  const operation = operationOf(name);
  if (!operation) throw new Error(`${name} has no place in the matrix`);
  return operation;
};

it('Every operation of the document has a place in the matrix, and the matrix names none that is not there', () => {
  expect(names.length).toBeGreaterThan(120);
  expect(names.filter((name) => operationOf(name) === undefined)).toEqual([]);
  expect(declaredNames.filter((name) => !names.includes(name))).toEqual([]);
});

it('The document says of each operation who may call it, as the matrix has it', () => {
  for (const name of names) {
    const [method = '', path = ''] = name.split(' ');
    const operation = operationNamed(name);
    const told = document.paths[path]?.[method.toLowerCase()]?.['x-roles'];
    if (operation.kind === 'role')
      expect([name, [...(told ?? [])].sort()]).toEqual([name, [...operation.roles].sort()]);
    if (operation.kind === 'open' || operation.kind === 'session') expect([name, told]).toEqual([name, undefined]);
  }
});

it('Nobody without an account in office gets anything but 401, whatever they ask', async () => {
  const wrong: unknown[] = [];
  const calls = names
    .filter((name) => operationNamed(name).kind !== 'open')
    .flatMap((name) => nobodies.map((nobody) => ({ name, nobody })));
  await inLanes(calls, async ({ name, nobody }) => {
    const sent = await sentOf(name, 'owner', 'own');
    const said = await asker.asNobody(nobody, methodOf(name), sent);
    if (said.status !== 401 || knows(said.text, sent)) wrong.push([name, nobody, said.status, said.text]);
  });
  expect(wrong).toEqual([]);
}, 120_000);

it('Everybody may do what the table of rights and their role say, on whichever item, and nothing else', async () => {
  const wrong: unknown[] = [];
  const calls = names.flatMap((name) =>
    everybody.flatMap((who) => placesOf(operationNamed(name)).map((place) => ({ name, who, place }))),
  );
  await inLanes(calls, async ({ name, who, place }) => {
    const sent = await sentOf(name, who, place);
    const said = await asker.as(who, methodOf(name), sent);
    heard.push({ who, name, sent, said });
    for (const [found, wanted, where] of verdictsOf(name, who, place, said))
      if (found !== wanted) wrong.push([name, who, where, { found, wanted }, said.text.slice(0, 300)]);
  });
  expect(wrong).toEqual([]);
}, 240_000);

it('Nothing of an item is in any answer to whoever may not see it', () => {
  expect(heard.length).toBeGreaterThan(2_000);
  const told = heard.filter(({ name, said }) => said.status === 200 && name === 'GET /api/tasks');
  // A planted check: what may be seen is seen, so that the search below finds what there is to find.
  for (const { who, said } of told)
    for (const place of places)
      expect([who, place, said.text.includes(town.held[place].mark)]).toEqual([
        ...[who, place, standingOf(who, place) !== undefined],
      ]);
  const leaks = heard
    .filter(({ name }) => !publicToAll.test(name))
    .flatMap(({ who, name, sent, said }) => {
      const hidden = places.filter((place) => standingOf(who, place) === undefined);
      return hidden.filter((place) => tells(said, place, sent)).map((place) => [name, who, place]);
    });
  expect(leaks).toEqual([]);
});

it('A quarter is for leaders to seal', async () => {
  for (const who of everybody) {
    const { status } = await asker.as(who, 'POST', { path: `/api/periods/${town.quarter}/seal` });
    expect([who, status]).toEqual([who, who === 'leader' ? 409 : 403]);
  }
});

refusesUnknownKeys(() => ({ town, asker, document, names }));

const methodOf = (name: string) => name.slice(0, name.indexOf(' '));

function sentOf(name: string, who: Who, place: Place): Promise<Sent> {
  const { kind } = operationNamed(name);
  const command = name.slice(name.lastIndexOf('/') + 1);
  return kind === 'bulk' ? Promise.resolve(sentForMany(command, town)) : sentFor(name, { town, who, place });
}

/** What does not go by whose item it is about is asked of the foreign one: there most people have nothing to see. */
function placesOf({ kind }: Operation): readonly Place[] {
  return kind === 'item' ? places : kind === 'open' ? [] : ['foreign'];
}

type Found = readonly [found: unknown, wanted: unknown, where: string];

function verdictsOf(name: string, who: Who, place: Place, { status, text }: Heard): Found[] {
  const operation = operationNamed(name);
  if (status >= 500 || status === 400 || status === 415) return [[status, 'an answer to who asks', place]];
  const verdict: Verdict | 'unknown caller' = verdictOf(status);
  switch (operation.kind) {
    case 'role':
      return [[verdict, (operation.here ?? operation.roles).includes(cast[who].role) ? 'allowed' : 'forbidden', place]];
    case 'item':
      return [[verdict, operation.verdict(who, place), place]];
    case 'session':
      return [[verdict, 'unknown caller', place]];
    case 'bulk': {
      const { items } = JSON.parse(text) as { items: { status: number }[] };
      return places.map((each, at) => [verdictOf(items[at]?.status ?? 0), operation.verdict(who, each), each]);
    }
    case 'open':
      return [];
  }
}

/** Whether an answer says more of an item than the request itself did. */
function tells({ text }: Heard, place: Place, sent: Sent): boolean {
  const { item, batch, mark, evidence, letter, runId, refusedCommand } = town.held[place];
  const asked = JSON.stringify(sent);
  return [mark, item.id, batch, evidence, letter, runId, refusedCommand].some(
    (word) => text.includes(word) && !asked.includes(word),
  );
}

function knows(text: string, sent: Sent): boolean {
  return places.some((place) => tells({ text } as Heard, place, sent));
}

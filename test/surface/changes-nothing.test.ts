import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Item } from '../../domain/item/item';
import { withClient } from '../../embedded/postgres/roles';
import type { Desk } from '../sign-in/desk';
import { openDesk, publicUrl, signInByCode } from '../sign-in/desk';
import { seedItem } from '../support/items';

/** Reading changes nothing, a link in a letter carries no authority, and no page of another site can write. */
let desk: Desk;
let item: Item;
let names: string[];
let cookie: string;

beforeAll(async () => {
  desk = await openDesk();
  item = await seedItem(desk.database, desk.office);
  const { paths } = (await (await fetch(`${desk.http.url}/openapi.json`)).json()) as { paths: Record<string, object> };
  names = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const browser = await signInByCode(desk, 'owner@example.test');
  cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
});
afterAll(() => desk?.close());

const nowhere = '01890000-0000-7000-8000-000000000000';
const split = (name: string) => name.split(' ') as [method: string, path: string];
const filled = (path: string) =>
  path
    .replace(/(?<=tasks\/)\{id\}/, item.id)
    .replace(/(?<=batches\/)\{id\}/, item.batch)
    .replace(/(?<=calendars\/)\{year\}/, '2026')
    .replace(/(?<=periods\/)\{id\}/, '2026-03')
    .replace('{period}', '2026-Q1')
    .replace(/\{(seq|number|row)\}/, '1')
    .replaceAll(/\{\w+\}/g, nowhere);

/** What is written by reading, on purpose: the log of requests, and when a token was last used. */
const byReading = ['access_log', 'access_outcome', 'witness', 'api_token'];

/** All that the database holds, as one text for each table. */
function digest(): Promise<Record<string, string>> {
  return withClient(desk.ownerUrl, async (client) => {
    const listed = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables
       WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`,
    );
    const tables = listed.rows.map(({ name }) => name).filter((name) => !byReading.includes(name));
    expect(tables.length).toBeGreaterThan(25);
    const found: Record<string, string> = {};
    for (const table of tables) {
      const sum = `md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), ''))`;
      const { rows } = await client.query<{ sum: string }>(
        `SELECT count(*) || ' ' || ${sum} AS sum FROM ${client.escapeIdentifier(table)} t`,
      );
      found[table] = rows[0]?.sum ?? '';
    }
    return found;
  });
}

it('No GET and no HEAD of any operation changes anything, whoever asks', async () => {
  const before = await digest();
  const readings = names.map(split).filter(([method]) => method === 'GET');
  expect(readings.length).toBeGreaterThan(50);
  for (const who of ['owner@example.test', 'secretary@example.test', desk.administrator])
    for (const [, path] of readings) await (await desk.http.fetch(who, filled(path))).arrayBuffer();
  for (const [, path] of readings) {
    await fetch(`${desk.http.url}${filled(path)}`, { headers: { cookie } });
    await fetch(`${desk.http.url}${filled(path)}`, { method: 'HEAD', headers: { cookie } });
  }
  expect(await digest()).toEqual(before);
  // Planted: a write is seen.
  await desk.call('owner', 'PATCH', '/api/me', { body: { locale: 'en' } });
  expect(await digest()).not.toEqual(before);
}, 60_000);

it('Every link of every kind of letter, opened without a cookie by whoever comes by it, changes nothing and shows nothing', async () => {
  const links = linksOfLetters();
  expect(links.size).toBeGreaterThan(4);
  const before = await digest();
  for (const link of links)
    for (const method of ['GET', 'HEAD', 'GET']) {
      const answer = await fetch(new URL(link, desk.http.url), { method, headers: { accept: 'text/html' } });
      const text = await answer.text();
      expect([link, answer.status, answer.headers.getSetCookie()]).toEqual([link, 200, []]);
      expect(text).not.toMatch(/建设服务站|责任人甲|@example\.test/);
    }
  expect(await digest()).toEqual(before);
});

it('A form or a plain text from a page of another site is refused on every write, with and without a session', async () => {
  const wrong: unknown[] = [];
  const before = await digest();
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example.test', 'content-type': 'application/x-www-form-urlencoded' },
    { origin: 'https://evil.example.test', 'content-type': 'text/plain' },
    { origin: 'null', 'content-type': 'multipart/form-data; boundary=x' },
  ];
  // With its cookie a browser that names no origin at all has to say from which kind of site it asks.
  const withCookie = [...foreign, { 'sec-fetch-site': 'cross-site' }, { 'content-type': 'text/plain' }];
  for (const [method, path] of names.map(split).filter(([one]) => one !== 'GET'))
    for (const [headers, sent] of [
      ...foreign.map((one) => [one, {}] as const),
      ...withCookie.map((one) => [one, { cookie }] as const),
    ]) {
      const answer = await fetch(`${desk.http.url}${filled(path)}`, {
        ...{
          method,
          body: '{}',
          headers: { ...(headers as Record<string, string>), ...(sent as Record<string, string>) },
        },
      });
      const { code } = (await answer.json()) as { code?: string };
      if (answer.status !== 403 || code !== 'foreign_origin') wrong.push([method, path, headers, answer.status, code]);
    }
  expect(wrong).toEqual([]);
  expect(await digest()).toEqual(before);
  // The same from a page of the product goes through to its own checks.
  const own = { cookie, origin: publicUrl };
  const said = await fetch(`${desk.http.url}/api/me`, { method: 'PATCH', body: '{"locale":"zh-CN"}', headers: own });
  expect(said.status).toBe(200);
}, 60_000);

/** The addresses in all letters that the product writes, as their samples show them. */
function linksOfLetters(): Set<string> {
  const links = new Set<string>();
  for (const folder of ['letters', 'digest', 'periods'].map((name) => join(__dirname, '..', name, 'golden')))
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt')))
      for (const [, link = ''] of readFileSync(join(folder, file), 'utf8').matchAll(/https:\/\/[\w.-]+(\/[^\s)>"]*)/g))
        links.add(link);
  return links;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import { words } from '../../web/words.js';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import type { Http } from '../support/http';
import { serve } from '../support/http';

let fresh: FreshDatabase;
let database: Database;
let http: Http;
const web = join(__dirname, '..', '..', 'web');
const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(js|html)$/.test(file));
const scripts = files.filter((file) => file.endsWith('.js'));
const read = (file: string) => readFileSync(join(web, file), 'utf8');

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url);
  http = await serve({ database, databaseUrl: fresh.url });
});
afterAll(async () => {
  await http?.close();
  await database?.$disconnect();
  await fresh?.drop();
});

describe('the pages', () => {
  it.each(['/running', '/preferences', '/sign-in', '/security'])(
    'answer at %s, to anybody, with nothing in them that a script could not be held to',
    async (path) => {
      const answer = await fetch(new URL(path, http.url));
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/script-src 'self'/);
      expect(policy).not.toMatch(/unsafe/);
      const page = await answer.text();
      expect(page.match(/<script(?![^>]* src="\/static\/)/)).toBeNull();
      expect(page.match(/\son\w+=|style=/)).toBeNull();
      for (const [, file = ''] of page.matchAll(/(?:src|href)="(\/static\/[^"]+)"/g))
        expect((await fetch(new URL(file, http.url))).status).toBe(200);
    },
  );

  it('lead from the links in letters to the items, and nowhere else', async () => {
    const to = async (path: string) =>
      (await fetch(`${http.url}${path}`, { redirect: 'manual' })).headers.get('location');
    const id = '01890000-0000-7000-8000-000000000000';
    expect(await to(`/tasks/${id}`)).toBe(`/items/${id}`);
    expect(await to('/tasks')).toBe('/items');
    expect(await to('/tasks/%2F%2Fevil.example.test')).toBe('/items/%2F%2Fevil.example.test');
  });

  it('give out nothing but the files of web/', async () => {
    for (const path of ['/static/../package.json', '/static/%2e%2e/package.json', '/static/none.js', '/package.json'])
      expect((await fetch(`${http.url}${path}`)).status).toBe(404);
  });

  it('find every script that their scripts ask for', async () => {
    for (const file of scripts)
      for (const [, path = ''] of read(file).matchAll(/ from '(\.[^']+)'/g)) {
        const answer = await fetch(new URL(path, `${http.url}/static/${file}`));
        expect([file, path, answer.status]).toEqual([file, path, 200]);
        expect(answer.headers.get('content-type')).toMatch(/javascript/);
        expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
      }
  });

  it('never turn text into markup', () => {
    expect(scripts.length).toBeGreaterThan(20);
    for (const file of scripts)
      expect(read(file)).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
  });

  it('name every word they use', () => {
    const uses = /\b(?:word|say)\(\s*'([\w-]+)'|data-word="(\w+)"/g;
    const used = files.flatMap((file) => [...read(file).matchAll(uses)].map(([, one, other]) => one ?? other));
    expect(used.length).toBeGreaterThan(80);
    expect(used.filter((key) => !(key && key in words))).toEqual([]);
  });
});

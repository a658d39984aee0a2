import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import type { Http } from '../support/http';
import { serve } from '../support/http';

let fresh: FreshDatabase;
let database: Database;
let http: Http;
const web = join(__dirname, '..', '..', 'web');

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
  it.each(['/', '/tasks', '/tasks/01890000-0000-7000-8000-000000000000', '/preferences'])(
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

  it('give out nothing but the files of web/', async () => {
    for (const path of ['/static/../package.json', '/static/%2e%2e/package.json', '/static/none.js', '/package.json'])
      expect((await fetch(`${http.url}${path}`)).status).toBe(404);
  });

  it('never turn text into markup', () => {
    const scripts = readdirSync(web).filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(5);
    for (const file of scripts)
      expect(readFileSync(join(web, file), 'utf8')).not.toMatch(
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/,
      );
  });

  it('name every word they use', () => {
    const words = readFileSync(join(web, 'words.js'), 'utf8');
    const known = new Set([...words.matchAll(/^ {2}(\w+): \[/gm)].map(([, key]) => key));
    const used = readdirSync(web).flatMap((file) => {
      const text = readFileSync(join(web, file), 'utf8');
      return [...text.matchAll(/\bword\('(\w+)'\)|data-word="(\w+)"/g)].map(([, one, other]) => one ?? other);
    });
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter((key) => !known.has(key))).toEqual([]);
  });
});

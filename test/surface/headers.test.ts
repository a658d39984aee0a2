import { readdirSync } from 'node:fs';
import { request as plainRequest } from 'node:http';
import { join } from 'node:path';
import type { Place } from '../api/support/place';
import { openPlace } from '../api/support/place';
import type { Http } from '../support/http';
import { serve } from '../support/http';

/** One test over everything that answers: operations, pages, files, and what is not there or goes wrong. */
let place: Place;
let secure: Http;
let addresses: (readonly [method: string, path: string])[];

beforeAll(async () => {
  place = await openPlace();
  const settings = { PUBLIC_URL: 'https://duban.example.test', ...oidc };
  secure = await serve({ database: place.database, databaseUrl: place.databaseUrl, settings });
  const document = (await (await fetch(`${secure.url}/openapi.json`)).json()) as { paths: Record<string, object> };
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => [method.toUpperCase(), path.replaceAll(/\{\w+\}/g, nowhere)] as const),
  );
  expect(described.length).toBeGreaterThan(120);
  addresses = [
    ...described,
    ...[...pages, ...files].map((path) => ['GET', path] as const),
    ...(
      [
        '/docs/start.js',
        '/docs/ui/swagger-ui.css',
        '/docs/ui/swagger-ui-bundle.js',
        '/static/places.json',
        '/dashboard/worker.js',
      ] as const
    ).map((path) => ['GET', path] as const),
    ...([
      ['GET', '/none'],
      ['GET', '/static/none.js'],
      ['GET', '/api/none'],
      ['DELETE', '/api/me'],
    ] as const),
    ...([
      ['OPTIONS', '/api/tasks'],
      ['HEAD', '/api/me'],
      ['HEAD', '/tasks'],
      ['TRACE', '/api/me'],
      ['GET', '/%ff'],
    ] as const),
  ];
});
afterAll(async () => {
  await secure?.close();
  await place?.close();
});

const oidc = { DUBAN_OIDC_ISSUER: 'http://127.0.0.1:9', DUBAN_OIDC_CLIENT_ID: 'duban' };
const nowhere = '01890000-0000-7000-8000-000000000000';
const web = join(__dirname, '..', '..', 'web');
const files = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.\w+$/.test(file))
  .map((file) => `/static/${file}`);
const pages = [
  ...['/', '/tasks', `/tasks/${nowhere}`, '/periods', '/periods/2026-Q1', '/periods/2026-Q1/bulletin', '/audit'],
  ...[
    `/audit/tasks/${nowhere}`,
    '/preferences',
    '/sign-in',
    '/security',
    '/docs',
    '/guides/official',
    '/guides/guide.css',
  ],
];

type Answered = { status: number; headers: Readonly<Record<string, string>>; text: string };

/** By Node's own request, which sends any method as it is, and shows every header. */
function ask(url: string, method: string, path: string, headers: Record<string, string> = {}): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = plainRequest(`${url}${path}`, { method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const told = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
        resolve({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(told),
          text: String(Buffer.concat(parts)),
        });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** What must be in the headers of every answer; the names of what is amiss. */
function faultsOf({ status, headers, text }: Answered, isSecure: boolean, isApi: boolean): string[] {
  const policy = headers['content-security-policy'] ?? '';
  const isPage = /^text\/html/.test(headers['content-type'] ?? '');
  const holds: Record<string, boolean> = {
    'a policy for content': /default-src 'none'/.test(policy),
    'no frames around it': /frame-ancestors 'none'/.test(policy) || /sandbox/.test(policy),
    'nothing inline allowed': !/unsafe|\*/.test(policy),
    'nothing inline written': !isPage || !/<script(?![^>]* src=)|<style|\son\w+=|style=|javascript:/i.test(text),
    'no sniffing': headers['x-content-type-options'] === 'nosniff',
    'no referrer': headers['referrer-policy'] === 'no-referrer',
    'no word of what runs here': headers['x-powered-by'] === undefined && headers.server === undefined,
    'https for good, where it is https': (headers['strict-transport-security'] !== undefined) === isSecure,
    'kept nowhere, where it holds data': !isApi || headers['cache-control'] === 'no-store',
    'no failure of the server': status < 500 || status === 503,
    'no inner workings': !/node_modules|\.ts:\d|SELECT |prisma|at \w+ \(/i.test(isApi ? text : ''),
  };
  return Object.keys(holds).filter((what) => !holds[what]);
}

it.each([
  ['plain http', () => place.http, false],
  ['https', () => secure, true],
] as const)(
  'Every answer over %s has the headers that browsers go by, and nothing inline',
  async (_, http, isSecure) => {
    const wrong: unknown[] = [];
    const { url } = http();
    const lanes = addresses.values();
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (const [method, path] of lanes) {
          const answered = await ask(url, method, path);
          const isApi = path.startsWith('/api/') && method !== 'OPTIONS';
          const faults = faultsOf(answered, isSecure, isApi);
          if (faults.length > 0) wrong.push([method, path, answered.status, faults]);
        }
      }),
    );
    expect(wrong).toEqual([]);
  },
);

it('Answers that hold data have them as well: what one sees, a refusal, a failure', async () => {
  const { email } = place.office.people.secretary;
  for (const path of [
    '/api/tasks',
    '/api/me',
    '/api/mail',
    '/api/officials',
    `/api/tasks/${nowhere}`,
    '/api/tasks?x=1',
  ]) {
    const { status, headers } = await secure.fetch(email, path);
    const faults = faultsOf({ status, headers: Object.fromEntries(headers), text: '' }, true, true);
    expect([path, faults]).toEqual([path, []]);
  }
});

it('What no parser understands is answered without a word of the inner workings', async () => {
  const { url } = place.http;
  const bodies = ['{', '[]', '"x"', '{"a":1,"a":2}', '\u0000', '{"email":{"not":""},"name":"x"}'];
  for (const body of bodies) {
    const answer = await fetch(`${url}/api/sign-in/code`, { method: 'POST', body });
    const text = await answer.text();
    expect([body, answer.status]).toEqual([body, 400]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(text).not.toMatch(/node_modules|\.ts:\d|SyntaxError|Zod|prisma/i);
  }
});

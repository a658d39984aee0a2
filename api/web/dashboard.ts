import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Express, Request, RequestHandler, Response } from 'express';
import { problem } from '../problem';

const dist = join(__dirname, '..', '..', 'dashboard', 'dist');
const assetName = /^[\w.-]+\.(js|css|svg)$/;
const types = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml' } as const;
const forYear = 'public, max-age=31536000, immutable';

/** The built files, under names that change with their content; compressed when they were built. */
export function mountAssets(app: Express): void {
  app.get('/dashboard/assets/:file', async (request, response) => {
    const { file = '' } = request.params;
    const type = assetName.exec(file)?.[1] as keyof typeof types | undefined;
    if (type === undefined) throw problem('not_found');
    const { coding, ending } = codingFor(request);
    const bytes = await readBuilt(join('assets', `${file}${ending}`));
    if (!bytes) throw problem('not_found');
    response.set({ 'Content-Type': types[type], 'Cache-Control': forYear, Vary: 'Accept-Encoding' });
    if (coding) response.set('Content-Encoding', coding);
    response.end(bytes);
  });
}

/** What lets the dashboard be opened without a connection. It is for all addresses, and asked for anew each time. */
export function mountWorker(app: Express): void {
  app.get('/dashboard/worker.js', async (_request, response) => {
    const bytes = await readBuilt('worker.js');
    if (!bytes) throw problem('not_found');
    response.set({ 'Content-Type': types.js, 'Cache-Control': 'no-cache', 'Service-Worker-Allowed': '/' }).end(bytes);
  });
}

/** A page of the dashboard: the same for each of its addresses, with a nonce of its own for styles made at run time. */
export const answerDashboard: RequestHandler = async (_request, response) => {
  const page = await readBuilt('index.html');
  if (!page) throw problem('dashboard_not_built');
  const nonce = randomBytes(16).toString('base64');
  allowStyles(response, nonce);
  response.set('Cache-Control', 'no-store').type('html').send(page.toString('utf8').replaceAll('CSP_NONCE', nonce));
};

/** Whatever nothing else has taken, asked for by a browser as a page: the dashboard knows its own addresses. */
export const answerPages: RequestHandler = (request, response, next) => {
  const isPage = ['GET', 'HEAD'].includes(request.method) && !/^\/(api|static|dashboard|docs)(\/|$)/.test(request.path);
  if (!isPage || !request.headers.accept?.includes('text/html')) return next();
  return answerDashboard(request, response, next);
};

function allowStyles(response: Response, nonce: string): void {
  const policy = String(response.getHeader('Content-Security-Policy') ?? '');
  response.set('Content-Security-Policy', policy.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`));
}

function codingFor(request: Request): { readonly coding: 'br' | 'gzip' | null; readonly ending: string } {
  const coding = request.acceptsEncodings(['br', 'gzip', 'identity']);
  if (coding === 'br') return { coding, ending: '.br' };
  return coding === 'gzip' ? { coding, ending: '.gz' } : { coding: null, ending: '' };
}

/** A built file's bytes, or null where there is none. */
async function readBuilt(name: string): Promise<Buffer | null> {
  try {
    return await readFile(join(dist, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

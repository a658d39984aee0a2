import type { Express, RequestHandler } from 'express';
import express from 'express';
import absolutePath from 'swagger-ui-dist/absolute-path';
import type { Locale } from '../../domain/locale';
import type { Dependencies } from '../deps';
import type { Described } from '../openapi';
import { describeRoutes } from '../openapi';
import type { ProblemMore } from '../problem';
import { problem } from '../problem';
import { openRoutes } from './described';
import { docsPage, docsScript } from './docs';
import type { Away } from './probes';
import { parts, partsAway } from './probes';
import { shared } from './shared';

/** The only routes open to everyone: health, the spec and its page. */
export function mountSystem(app: Express, declared: Omit<Described, 'open'>, deps: Dependencies): void {
  // Written when it is first asked for: it takes half a second, which no start has to wait for.
  let written: string | undefined;
  const spec = () =>
    (written ??= JSON.stringify(describeRoutes({ ...declared, open: openRoutes }, deps.settings.PUBLIC_URL)));
  // It is open to everyone, so it must be of no use for wearing the parts out.
  const askParts = shared(1_000, () => partsAway(deps));
  open(app, '/healthz', (_request, response) => void response.json({ alive: true }));
  open(app, '/readyz', async (_request, response) => {
    const away = await askParts();
    const members = {
      ready: away.length === 0,
      parts: Object.fromEntries(parts.map((part) => [part, !away.some((one) => one.part === part)])),
    };
    if (away.length > 0) throw problem('not_ready', { ...toldOf(away), members, headers: { 'Retry-After': '3' } });
    response.set('Cache-Control', 'no-store').json(members);
  });
  open(app, '/openapi.json', (_request, response) => void response.type('json').send(spec()));
  open(app, '/docs', (_request, response) => void response.type('html').send(docsPage));
  open(app, '/docs/start.js', (_request, response) => void response.type('js').send(docsScript));
  app.use('/docs/ui', express.static(absolutePath(), { index: false }));
}

/** Which parts, in words, and what is amiss of those of which it is known. */
function toldOf(away: readonly Away[]): Pick<ProblemMore, 'params' | 'errors'> {
  const names = (locale: Locale) =>
    away.map(({ part, why }) => (why ? `${part} (${why.words[locale]})` : part)).join(', ');
  return {
    params: { away: { 'zh-CN': names('zh-CN'), en: names('en') } },
    errors: away.flatMap(({ why }) => (why ? [{ code: why.code, message: why.words }] : [])),
  };
}

function open(app: Express, path: string, handle: RequestHandler): void {
  app.get(path, handle);
  app.all(path, () => {
    throw problem('method_not_allowed', { headers: { Allow: 'GET, HEAD' } });
  });
}

import type { Server } from 'node:http';
import type { Express, Request } from 'express';
import express from 'express';
import { z } from 'zod';
import { loopback } from '../ports';
import type { Letter } from './letter';
import type { View } from './page';
import { letterPage, listPage, missingPage } from './page';
import type { Store } from './store';

const listQuery = z.object({
  find: z.string().default(''),
  page: z.coerce.number().int().min(1).catch(1),
  limit: z.coerce.number().int().min(1).max(1000).catch(200),
  to: z.string().optional(),
});

const perPage = 50;
/** Nothing of a letter runs or loads from elsewhere; its links open in a tab of their own. */
const letterPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/**
 * The page for people and, as in MailDev, `GET /email` for programs: the newest `limit` letters (200 unless told, at most
 * 1000), oldest first; `to` narrows them to one recipient.
 */
export const mailApp = (store: Store, view: View): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.get('/', async (request, response) => {
    const { find, page } = listQuery.parse(request.query);
    const found = await search(store, find, page);
    response.send(listPage(viewOf(request, view), found));
  });
  app.get('/letters/:id', async (request, response) => {
    const letter = await store.letter(request.params.id);
    const shown = viewOf(request, view);
    response.status(letter ? 200 : 404).send(letter ? letterPage(shown, letter) : missingPage(shown));
  });
  app.get('/email', async (request, response) => {
    const { limit, to } = listQuery.parse(request.query);
    response.json(await newest(store, limit, (letter) => to === undefined || isTo(letter, to)));
  });
  app.get('/email/:id', async (request, response) => {
    const letter = await store.letter(request.params.id);
    response.status(letter ? 200 : 404).json(letter ?? { error: 'no such letter' });
  });
  app.get('/email/:id/html', async (request, response) => {
    const letter = await store.letter(request.params.id);
    response.set('Content-Security-Policy', letterPolicy).type('html');
    response.status(letter ? 200 : 404).send(`<base target="_blank">${letter?.html ?? ''}`);
  });
  app.get('/email/:id/source', (request, response) => {
    const raw = store.raw(request.params.id);
    response.type('text/plain').set('X-Content-Type-Options', 'nosniff');
    response.status(raw === undefined ? 404 : 200).send(raw ?? '');
  });
  app.delete('/email/all', (_request, response) => {
    for (const id of store.ids()) store.remove(id);
    response.json(true);
  });
  app.delete('/email/:id', (request, response) => {
    const removed = store.remove(request.params.id);
    response.status(removed ? 200 : 404).json(removed);
  });
  app.get('/healthz', (_request, response) => response.json({ letters: store.ids().length }));

  return app;
};

export const listen = (app: Express, port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = app.listen(port, loopback, (error) => (error ? reject(error) : resolve(server)));
  });

/** Whoever asks for English gets it; the organisation's own language is the default. */
const viewOf = (request: Request, view: View): View => {
  const language = request.acceptsLanguages('zh-CN', 'zh', 'en');

  return language === false ? view : { ...view, language: language === 'en' ? 'en' : 'zh-CN' };
};

const newest = async (store: Store, limit: number, wanted: (letter: Letter) => boolean): Promise<Letter[]> => {
  const found: Letter[] = [];
  for (const id of store.ids().reverse()) {
    if (found.length >= limit) break;
    const letter = await store.letter(id);
    if (letter && wanted(letter)) found.unshift(letter);
  }

  return found;
};

const search = async (store: Store, find: string, page: number) => {
  const ids = store.ids().reverse();
  const matching = find === '' ? ids : await idsOf(store, ids, find.toLowerCase());
  const pages = Math.max(1, Math.ceil(matching.length / perPage));
  const shown = matching.slice((page - 1) * perPage, page * perPage);
  const letters = (await Promise.all(shown.map((id) => store.letter(id)))).filter((letter) => letter !== undefined);

  return { letters, total: matching.length, page, pages, find };
};

const idsOf = async (store: Store, ids: string[], find: string): Promise<string[]> => {
  const found: string[] = [];
  for (const id of ids) {
    const letter = await store.letter(id);
    if (letter && [letter.subject, ...letter.envelope.to].join(' ').toLowerCase().includes(find)) found.push(id);
  }

  return found;
};

const isTo = ({ envelope, to }: Letter, address: string): boolean =>
  [...envelope.to, ...to.map((one) => one.address)].some((one) => one.toLowerCase() === address.toLowerCase());

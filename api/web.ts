import { join } from 'node:path';
import type { Express } from 'express';
import express from 'express';
import type { Dependencies } from './deps';
import { answerDashboard, mountAssets, mountWorker } from './web/dashboard';
import { mountGuides } from './web/guides';

const files = join(__dirname, '..', 'web');
const pages = {
  '/running': 'index.html',
  '/preferences': 'preferences.html',
  '/sign-in': 'sign-in.html',
  '/security': 'security.html',
} as const;

/**
 * The pages for people. They hold no data and no rights: what they show, their scripts ask of the API as whoever looks.
 * `/` is the dashboard's. Plain are those that work without it: signing in, one's own account, and what is running.
 */
export function mountWeb(app: Express, { settings }: Dependencies): void {
  const places = { mail: settings.DUBAN_MAIL_URL ?? null, temporal: settings.DUBAN_TEMPORAL_UI ?? null };
  const namespace = settings.TEMPORAL_NAMESPACE;
  for (const [path, file] of Object.entries(pages))
    app.get(path, (_request, response) => response.set('Cache-Control', 'no-cache').sendFile(file, { root: files }));
  // Letters that have been sent lead there, and keep leading to the item.
  app.get('/tasks', (_request, response) => response.redirect('/items'));
  app.get('/tasks/:id', (request, response) => response.redirect(`/items/${encodeURIComponent(request.params.id)}`));
  app.get('/', answerDashboard);
  mountAssets(app);
  mountWorker(app);
  mountGuides(app);
  app.get('/static/places.json', (_request, response) => void response.json({ ...places, namespace }));
  // Kept for a minute: a page is many small scripts, and going from item to item must not ask for each of them again.
  const options = { index: false, extensions: false, dotfiles: 'ignore', maxAge: 60_000 } as const;
  app.use('/static', express.static(files, options));
}

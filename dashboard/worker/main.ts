import { pageOf } from './pages';

/** What the build puts in: the names of its assets, and what tells this build from others. */
declare const ASSETS: readonly string[];
declare const BUILD: string;
declare const self: ServiceWorkerGlobalScope;

/**
 * Lets the dashboard be opened without a connection: it keeps the built files and the one page that all addresses have,
 * never an answer of the API. Whatever can be asked for is asked for, so that a new build is there with the next page.
 */
const prefix = 'duban-';
const present = `${prefix}${BUILD}`;
const shell = '/';
const assets = ASSETS.map((name) => `/dashboard/assets/${name}`);

self.addEventListener('install', (event) => {
  event.waitUntil(keepBuild().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropFormer().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  const page = pageOf(new URL(request.url).pathname);
  if (page === 'asset') event.respondWith(assetFor(request));
  else if (page === 'dashboard' && request.mode === 'navigate') event.respondWith(pageFor(request));
});

/** The whole of a build or none of it. */
async function keepBuild(): Promise<void> {
  const cache = await caches.open(present);
  await cache.addAll([...assets, new Request(shell, { cache: 'reload' })]);
}

/** The build before this one stays as long as this one does, for pages that are still open with it. */
async function dropFormer(): Promise<void> {
  const builds = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== present);
  await Promise.all(builds.slice(0, -1).map((name) => caches.delete(name)));
}

/** Assets are named after what is in them: what is kept under a name is what the name stands for. */
async function assetFor(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** The page as it is now; without a connection as it was kept, since it holds no data. */
async function pageFor(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await (await caches.open(present)).match(shell);
    if (kept) return kept;
    throw error;
  }
}

/** When this tab was last read anew because of a file that is gone, epoch milliseconds. */
const key = 'duban-read-anew';
const pauseMs = 30_000;

/**
 * Keeps the dashboard at hand for when there is no connection (`worker/main.ts`); browsers allow it over https and on one's own
 * machine only. It begins once the page is there, so that nothing waits for it.
 */
export function keepAtHand(): void {
  if (!('serviceWorker' in navigator)) return;
  const begin = () =>
    navigator.serviceWorker
      .register('/dashboard/worker.js', { scope: '/', updateViaCache: 'none' })
      // Without it everything works that works with a connection.
      .catch((error: unknown) => console.info('the dashboard is not kept for times without a connection', error));
  if (document.readyState === 'complete') void begin();
  else addEventListener('load', () => void begin(), { once: true });
}

/** A page that was opened with a former build finds its files gone: it is read anew, once, since drafts outlive that. */
export function readAnewAfterBuild(): void {
  addEventListener('vite:preloadError', () => {
    const last = Number(sessionStorage.getItem(key) ?? 0);
    if (!navigator.onLine || Date.now() - last < pauseMs) return;
    sessionStorage.setItem(key, String(Date.now()));
    location.reload();
  });
}

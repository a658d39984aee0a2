/** What of the product stands at an address: a built file, the dashboard, or what is none of the worker's business. */
export type Kind = 'asset' | 'dashboard' | 'other';

/** The API, its document, and the plain pages, which are of no use without a connection (api/web.ts). */
const others =
  /^\/(api|static|docs|openapi\.json|healthz|readyz|running|sign-in|guides|security|preferences|dashboard)(\/|$)/;

export function pageOf(path: string): Kind {
  if (path.startsWith('/dashboard/assets/')) return 'asset';
  return others.test(path) ? 'other' : 'dashboard';
}

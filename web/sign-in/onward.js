import { signedIn } from '../api.js';

/** Goes on to where somebody was before they were asked who they are, on this site and no other. */
export function onward() {
  signedIn.set();
  location.assign(destination(wanted(), location.origin));
}

/** Where somebody was going, as the address says: not to be trusted. */
export function wanted() {
  return new URLSearchParams(location.search).get('to');
}

/** Where to go on to: a page of this site, else the dashboard, which knows where its reader’s day begins. */
export function destination(wanted, origin) {
  if (!wanted || !URL.canParse(wanted, origin)) return '/';
  const url = new URL(wanted, origin);
  if (url.origin !== origin || url.pathname === '/sign-in') return '/';
  // Once its dots are resolved, a path may begin as the name of another site does.
  if (url.pathname.startsWith('//')) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}

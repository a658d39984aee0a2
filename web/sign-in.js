import { call, signedIn } from './api.js';
import { el, show } from './dom.js';
import { page } from './page.js';
import { enrol } from './sign-in/enrol.js';
import { onward } from './sign-in/onward.js';
import { ways } from './sign-in/ways.js';
import { word } from './words.js';

const query = new URLSearchParams(location.search);

await page(async () => {
  if (query.has('refused')) signedIn.clear();
  const [here, session] = await Promise.all([
    call('/api/sign-in'),
    // A browser that never signed in has no session to ask for.
    signedIn.get() ? call('/api/session').catch(() => null) : null,
  ]);
  // Who was only asked for two factors comes back here with a session that has none yet.
  if (session?.next === 'enrol') return enrol();
  if (session && session.next === null) return onward();
  show(
    el('h1', {}, word('signIn')),
    query.has('refused') && el('p', { class: 'problem', role: 'alert' }, `⚠ ${word('oidcRefused')}`),
    isPlain(here) && el('p', { class: 'soft' }, `⚠ ${word('plainHttp')}`),
    ways(here),
  );
});

/** Nobody else listens on one's own machine. */
function isPlain({ secure }) {
  return !secure && !['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
}

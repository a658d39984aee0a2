import { call } from './api.js';
import { el, show } from './dom.js';
import { callAsPerson, page } from './page.js';
import { session } from './security/session.js';
import { sessions } from './security/sessions.js';
import { tokens } from './security/tokens.js';
import { ways } from './security/ways.js';
import { word } from './words.js';

await page(load);

/** One's own sign-ins; `said` is what has just been done. */
async function load(said) {
  const { email } = await callAsPerson('/api/me');
  const [now, { items }, own] = await Promise.all([
    call('/api/session').catch(noneByToken),
    call('/api/sessions?limit=100'),
    call(`/api/tokens?limit=200&email=${encodeURIComponent(email)}`),
  ]);
  const passkeys = now ? (await call('/api/session/passkeys')).items : [];
  const told = said && el('p', { class: 'problem', role: 'status', tabindex: -1 }, said);
  const again = (words) => page(() => load(words));
  show(
    ...[el('h1', {}, word('security')), told, session(now), sessions(items, again)],
    tokens(own.items, again),
    ...(now ? [ways(now, passkeys, again)] : []),
  );
  told?.focus();
}

/** Who calls by a token has no session. */
function noneByToken(error) {
  if (error.status === 401) return null;
  throw error;
}

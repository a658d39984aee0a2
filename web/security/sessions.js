import { call } from '../api.js';
import { el } from '../dom.js';
import { moment, say, word } from '../words.js';

/** Every place where one is signed in, each with a way to end it. */
export function sessions(items, done) {
  const others = items.filter(({ current }) => !current);
  const end = async (request) => done(say('sessionsEnded', { count: (await request()).ended }));
  const all = () => call('/api/sessions/end', { method: 'POST', body: {} });
  return [
    el('h2', {}, word('sessions')),
    el(
      'ul',
      { class: 'plain' },
      items.map((one) => line(one, () => end(() => call(`/api/sessions/${one.id}`, { method: 'DELETE' })))),
    ),
    others.length > 0 && el('p', {}, el('button', { type: 'button', onclick: () => end(all) }, word('endOthers'))),
  ];
}

function line({ factor, address, browser, since, lastUsed, current }, end) {
  const name = browserName(browser);
  const label = say('endSessionOf', { browser: `${name} · ${moment(since)}` });
  return el(
    'li',
    {},
    el('div', {}, name, current && el('strong', {}, ` · ${word('thisSession')}`)),
    el('div', { class: 'soft' }, `${word(`factor_${factor}`)} · ${address ?? ''} · ${moment(since)}`),
    el('div', { class: 'soft' }, say('lastUsed', { at: moment(lastUsed) })),
    !current && el('button', { type: 'button', 'aria-label': label, onclick: end }, word('endSession')),
  );
}

/** Browser and system, from what the browser says of itself; enough to know one's own again. */
export function browserName(text) {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\/[\d.]+/.exec(text ?? '')?.[1];
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(text ?? '')?.[1];
  const known = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'macOS' };
  const parts = [browser, system].filter(Boolean).map((part) => known[part] ?? part);
  return parts.length > 0 ? parts.join(' · ') : word('unknownBrowser');
}

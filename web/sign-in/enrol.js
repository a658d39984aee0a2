import { el, show } from '../dom.js';
import { word } from '../words.js';
import { byPasskey } from './by-passkey.js';
import { onward } from './onward.js';
import { setUpApp } from './set-up-app.js';
import { setUpPasskey } from './set-up-passkey.js';
import { hasPasskeys } from './webauthn.js';

/** The second half of setting an account up: without it there are no rights. */
export function enrol() {
  const passkey = el('section', {}, el('h2', {}, word('passkey')), setUpPasskey(tryIt));
  show(
    el('h1', {}, word('secondFactor')),
    el('p', {}, word('secondFactorWhy')),
    el('section', {}, el('h2', {}, word('app')), setUpApp(onward)),
    hasPasskeys() && passkey,
  );
}

/** A passkey that was just made is used at once, which both proves it and signs in. */
function tryIt() {
  show(el('h1', {}, word('passkey')), el('p', { role: 'status' }, word('passkeyMade')), byPasskey());
}

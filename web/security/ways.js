import { call } from '../api.js';
import { el } from '../dom.js';
import * as fields from '../sign-in/fields.js';
import { setUpApp } from '../sign-in/set-up-app.js';
import { setUpPasskey } from '../sign-in/set-up-passkey.js';
import { step } from '../sign-in/step.js';
import { hasPasskeys } from '../sign-in/webauthn.js';
import { say, word } from '../words.js';

/** How one signs in, and how that is changed: only in a session that has shown two factors. */
export function ways(now, passkeys, done) {
  if (!now.strong) return el('p', { class: 'soft' }, word('weakNothing'));
  return [
    ...(now.passwordSet ? app(now, done) : []),
    ...keys(passkeys, done),
    ...(now.passwordSet ? password(done) : []),
  ];
}

function app({ appSet }, done) {
  const set = el(
    'details',
    {},
    el('summary', {}, word('setUpApp')),
    setUpApp(() => done(word('saved'))),
  );
  return [el('h2', {}, word('app')), el('p', {}, word(appSet ? 'appSet' : 'appNotSet')), set];
}

function keys(passkeys, done) {
  const list = el(
    'ul',
    { class: 'plain' },
    passkeys.map((one) => key(one, done)),
  );
  const make = el(
    'details',
    {},
    el('summary', {}, word('setUpPasskey')),
    setUpPasskey(() => done(word('saved'))),
  );
  return [
    el('h2', {}, word('passkeys')),
    passkeys.length > 0 ? list : el('p', {}, word('noPasskeys')),
    hasPasskeys() ? make : el('p', { class: 'soft' }, word('passkeysNot')),
  ];
}

function key({ id, name }, done) {
  return el(
    'li',
    {},
    el('strong', {}, name ?? ''),
    step({
      press: 'removePasskey',
      hint: say('removePasskeyOf', { name: name ?? '' }),
      send: async () => {
        await call(`/api/session/passkeys/${id}`, { method: 'DELETE' });
        done(word('saved'));
      },
    }),
  );
}

function password(done) {
  const form = step({
    hint: word('changePasswordHint'),
    parts: [fields.password('current', 'currentPassword'), fields.newPassword()],
    press: 'changePassword',
    send: async (said) => {
      const body = { current: said.get('current'), password: said.get('password') };
      await call('/api/session/password', { method: 'POST', body });
      done(word('passwordChanged'));
    },
  });
  return [el('h2', {}, word('changePassword')), el('details', {}, el('summary', {}, word('changePassword')), form)];
}

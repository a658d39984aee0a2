import { call, signedIn, token } from '../api.js';
import { el, show } from '../dom.js';
import { word } from '../words.js';
import { byCode } from './by-code.js';
import { byPasskey } from './by-passkey.js';
import { enrol } from './enrol.js';
import * as fields from './fields.js';
import { onward, wanted } from './onward.js';
import { step } from './step.js';
import { hasPasskeys } from './webauthn.js';

/** Every way to sign in, the commonest open. */
export function ways({ oidc }) {
  return [
    oidc && byProvider(),
    way('byCode', byCode(), true),
    way('byPassword', [hasPasskeys() && byPasskey(), byPassword()]),
    way('byInvitation', byInvitation()),
    way('byAdministrator', byAdministrator()),
    way('byToken', byToken()),
  ];
}

function way(name, inside, open = location.hash === `#${name}`) {
  return el('details', { id: name, open }, el('summary', {}, word(name)), inside || []);
}

function byProvider() {
  return step({
    press: 'byProvider',
    send: async () => {
      const to = wanted();
      const { url } = await call('/api/sign-in/oidc', { method: 'POST', body: to ? { to } : {} });
      signedIn.set(); // whoever comes back comes back to where they were going
      location.assign(url);
    },
  });
}

function byPassword() {
  return step({
    hint: word('byPasswordHint'),
    parts: [fields.address(), fields.password()],
    press: 'enter',
    send: async (said) => {
      const body = { email: said.get('email').trim(), password: said.get('password') };
      proceed(await call('/api/sign-in/password', { method: 'POST', body }));
    },
  });
}

/** What a password, an invitation or a token is followed by. */
function proceed({ next }) {
  if (next === 'totp') return show(el('h1', {}, word('appCode')), byApp());
  if (next === 'passkey') return show(el('h1', {}, word('passkey')), byPasskey());
  return next === 'enrol' ? enrol() : onward();
}

function byApp() {
  return step({
    parts: [fields.sixDigits('appCode', 'appCodeHint')],
    press: 'enter',
    send: async (said) => {
      await call('/api/sign-in/totp', { method: 'POST', body: { code: said.get('code') } });
      onward();
    },
  });
}

function byInvitation() {
  return step({
    hint: word('byInvitationHint'),
    parts: [fields.address(), fields.invitationCode(), fields.newPassword()],
    press: 'goOn',
    send: async (said) => {
      const body = { email: said.get('email').trim(), code: said.get('code'), password: said.get('password') };
      proceed(await call('/api/sign-in/invitation', { method: 'POST', body }));
    },
  });
}

function byAdministrator() {
  return step({
    hint: word('byAdministratorHint'),
    parts: [fields.secret('administratorToken'), fields.address(), fields.newPassword()],
    press: 'goOn',
    send: async (said) => {
      const body = { token: said.get('token').trim(), email: said.get('email').trim(), password: said.get('password') };
      proceed(await call('/api/sign-in/administrator', { method: 'POST', body }));
    },
  });
}

/** For who has a token and nothing else, as in a demonstration; it is tried before it is kept. */
function byToken() {
  return step({
    hint: word('byTokenHint'),
    parts: [fields.secret('token')],
    press: 'enter',
    send: async (said) => {
      token.set(said.get('token').trim());
      try {
        await call('/api/me');
      } catch (error) {
        token.clear();
        throw error;
      }
      onward();
    },
  });
}

import { call } from '../api.js';
import { el } from '../dom.js';
import { word } from '../words.js';
import * as fields from './fields.js';
import { step } from './step.js';

/** Sets an authenticator app up: the password, then the picture to take, then a code of it. */
export function setUpApp(done) {
  const place = el('div', {});
  place.append(
    step({
      hint: word('appHint'),
      parts: [fields.password()],
      press: 'setUpApp',
      send: async (said) => {
        const made = await call('/api/session/totp', { method: 'POST', body: { password: said.get('password') } });
        place.replaceChildren(...shown(made), confirming(done));
      },
    }),
  );
  return place;
}

function shown({ picture, secret }) {
  const grouped = secret.match(/.{1,4}/g).join(' ');
  return [
    el('p', {}, word('appScan')),
    el('p', {}, el('img', { src: picture, alt: word('appPicture'), width: 220, height: 220 })),
    el('p', { class: 'soft' }, word('appType'), ' ', el('code', {}, grouped)),
  ];
}

function confirming(done) {
  return step({
    parts: [fields.sixDigits('appCode', 'appCodeHint')],
    press: 'confirmApp',
    send: async (said) => {
      await call('/api/session/totp/confirm', { method: 'POST', body: { code: said.get('code') } });
      done();
    },
  });
}

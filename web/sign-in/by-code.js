import { call } from '../api.js';
import { el } from '../dom.js';
import { say, word } from '../words.js';
import * as fields from './fields.js';
import { onward } from './onward.js';
import { step } from './step.js';

/** Asks for an address, then for the code that was mailed to it, in one place. */
export function byCode() {
  const place = el('div', {});
  const ask = () => place.replaceChildren(asking(place, ask));
  ask();
  return place;
}

function asking(place, again) {
  const form = step({
    hint: word('byCodeHint'),
    parts: [fields.address()],
    press: 'mailCode',
    send: async (said) => {
      const email = said.get('email').trim();
      await call('/api/sign-in/code', { method: 'POST', body: { email } });
      const entry = entering(email);
      place.replaceChildren(el('p', { role: 'status' }, say('codeMailed', { email })), entry, restart(again));
      entry.querySelector('input')?.focus();
    },
  });
  return form;
}

function entering(email) {
  return step({
    parts: [fields.sixDigits('mailedCode', 'mailedCodeHint')],
    press: 'enter',
    send: async (said) => {
      await call('/api/sign-in/code/verify', { method: 'POST', body: { email, code: said.get('code') } });
      onward();
    },
  });
}

function restart(again) {
  return el('p', {}, el('button', { type: 'button', onclick: again }, word('anotherCode')));
}

import { el } from '../dom.js';
import { field } from '../form/part.js';
import { say, word } from '../words.js';

/** As the API has it (api/sign-in/password/rules.ts); a test holds the two together. */
export const shortestPassword = 12;

function input(name, attributes, { label, hint, check }) {
  const control = el('input', { name, 'aria-required': 'true', ...attributes });
  return field({ label: word(label), hint: hint && word(hint), control, pointer: `/${name}`, check });
}

const needed = (value) => (value ? null : word('missing'));

export function address(value = '') {
  const check = (given) => (/^\S+@\S+$/.test(given) ? null : word('addressWanted'));
  const attributes = { type: 'email', autocomplete: 'username', maxlength: 320, value };
  return input('email', attributes, { label: 'email', check });
}

/** Six digits from a letter or an app; phones offer them by themselves. */
export function sixDigits(label, hint) {
  const check = (given) => (/^[\d\s-]{6,20}$/.test(given) ? null : word('sixDigitsWanted'));
  const attributes = { type: 'text', inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: 20 };
  return input('code', attributes, { label, hint, check });
}

export function invitationCode() {
  const attributes = { type: 'text', autocomplete: 'off', autocapitalize: 'characters', maxlength: 40 };
  return input('code', attributes, { label: 'invitationCode', check: needed });
}

export function password(name = 'password', label = 'password') {
  return input(name, { type: 'password', autocomplete: 'current-password', maxlength: 128 }, { label, check: needed });
}

/** One that is chosen: long rather than odd. */
export function newPassword() {
  const check = (given) =>
    given.length >= shortestPassword ? null : say('passwordShort', { length: shortestPassword });
  const attributes = { type: 'password', autocomplete: 'new-password', maxlength: 128 };
  return input('password', attributes, { label: 'newPassword', hint: 'newPasswordHint', check });
}

export function secret(label) {
  return input('token', { type: 'password', autocomplete: 'off', maxlength: 512 }, { label, check: needed });
}

export function name(label) {
  return input('name', { type: 'text', autocomplete: 'off', maxlength: 100 }, { label, check: needed });
}

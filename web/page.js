import { call, Refused, token } from './api.js';
import { nextStep } from './commands/failure.js';
import { el, show } from './dom.js';
import { chooseLanguage, icons, language, tellTimesOf, word } from './words.js';

/** Sets up header and language, then runs a page; what fails is said on the page, and can be tried again. */
export async function page(run) {
  dress();
  try {
    await run();
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return askToken(run, token.get() !== null);
    show(
      el('h1', {}, word('failed')),
      el('p', { class: 'problem', role: 'alert' }, error instanceof Refused ? error.message : word('unreachable')),
      el('p', {}, nextStep(error.status ?? 0, error.problem?.code)),
      el('button', { type: 'button', onclick: () => page(run) }, word('again')),
    );
  }
}

function dress() {
  document.documentElement.lang = language();
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = word(element.dataset.word);
  const other = language() === 'en' ? 'zh-CN' : 'en';
  const button = document.getElementById('language');
  button.lang = other;
  button.textContent = other === 'en' ? 'English' : '中文';
  button.onclick = () => {
    chooseLanguage(other);
    location.reload();
  };
  const leave = document.getElementById('leave');
  leave.hidden = token.get() === null;
  leave.onclick = () => {
    token.clear();
    location.reload();
  };
}

/** A link in a letter carries no authority: whoever follows it says who they are. */
function askToken(run, wrong) {
  token.clear();
  const field = el('input', { id: 'token', type: 'password', autocomplete: 'off', required: true });
  const enter = (event) => {
    event.preventDefault();
    token.set(field.value.trim());
    void page(run);
  };
  show(
    el('h1', {}, word('token')),
    wrong && el('p', { class: 'problem', role: 'alert' }, word('tokenWrong')),
    el('p', { class: 'soft' }, word('tokenWhy')),
    el(
      'form',
      { onsubmit: enter },
      el('label', { for: 'token' }, word('token')),
      field,
      el('p', {}, submitButton('enter')),
    ),
  );
  field.focus();
}

export function submitButton(label) {
  return el('button', { type: 'submit' }, word(label));
}

export function lightOf(light) {
  return el('span', { class: 'light' }, `${icons[light] ?? ''} ${word(light)}`);
}

/** Asks only who is known: a page that shows items needs a token before anything else, and the organisation's clock. */
export async function callAsPerson(path, options) {
  if (token.get() === null) throw new Refused(401, {});
  clock ??= call('/api/me').then(({ organisation }) => tellTimesOf(organisation.timeZone));
  await clock.catch((error) => {
    clock = undefined; // to be asked for again with the next call
    throw error;
  });
  return call(path, options);
}

let clock;

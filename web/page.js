import { call, Refused, signedIn } from './api.js';
import { el, show } from './dom.js';
import { nextStep } from './form/failure.js';
import { chooseLanguage, language, tellTimesOf, word } from './words.js';

/** Sets up header and language, then runs a page; what fails is said on the page, and can be tried again. */
export async function page(run) {
  dress();
  try {
    await run();
  } catch (error) {
    if (mustSignIn(error)) return toSignIn();
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
  leave.hidden = !signedIn.get();
  leave.onclick = () => void signOut();
}

/** Ends the session, and forgets a token; whatever the server says, this browser shows nothing more. */
async function signOut() {
  await call('/api/session', { method: 'DELETE' }).catch(() => undefined);
  signedIn.clear();
  location.assign('/sign-in');
}

function mustSignIn(error) {
  return error instanceof Refused && (error.status === 401 || error.problem.code === 'second_factor_needed');
}

/** A link in a letter carries no authority: whoever follows it says who they are, and is then taken where it leads. */
function toSignIn() {
  signedIn.clear();
  const { pathname, search, hash } = location;
  location.assign(`/sign-in?to=${encodeURIComponent(`${pathname}${search}${hash}`)}`);
}

export function submitButton(label) {
  return el('button', { type: 'submit' }, word(label));
}

/** Asks only who is known: a page of somebody's own needs the reader before anything else, and the organisation's clock. */
export async function callAsPerson(path, options) {
  clock ??= call('/api/me').then(({ organisation }) => tellTimesOf(organisation.timeZone));
  await clock.catch((error) => {
    clock = undefined; // to be asked for again with the next call
    throw error;
  });
  return call(path, options);
}

let clock;

import { el } from '../dom.js';
import { hasWord, moment, say, word } from '../words.js';
import { place } from './faults.js';

/** Shows what is amiss before anything is sent; true where nothing is. */
export function checked(parts, failure) {
  const faulty = parts.filter((part) => {
    const message = part.element.hidden ? null : part.check();
    part.fail(message);
    return message;
  });
  failure.hidden = faulty.length === 0;
  failure.replaceChildren(say('faultsFound', { count: faulty.length }));
  deepest(faulty)?.focus();
  return faulty.length === 0;
}

/** Shows a refusal: beside the fields that it is about, and what to do next. */
export function refused(error, parts, failure) {
  const problem = error.problem ?? { detail: word('unreachable') };
  const pointers = parts.filter((part) => !part.element.hidden).map(({ pointer }) => pointer);
  const { beside, rest } = place(problem, pointers);
  for (const part of parts) part.fail(beside.get(part.pointer));
  failure.hidden = false;
  failure.replaceChildren(
    ...sentences(problem, beside, rest).map((line) => el('p', {}, `⚠ ${line}`)),
    ...changes(problem.changes),
    el('p', {}, nextStep(error.status ?? 0, problem.code)),
    ...([409, 412].includes(error.status) ? [reloadButton()] : []),
  );
  (parts.find(({ pointer }) => beside.has(pointer)) ?? failure).focus();
}

/** What is said of the form as a whole; of a page that is out of date, in the page's own words. */
function sentences({ code }, beside, rest) {
  if (hasWord(`says_${code}`)) return [word(`says_${code}`)];
  return rest.length > 0 ? rest : [say('faultsFound', { count: beside.size })];
}

export function nextStep(status, code) {
  return word([`next_${code}`, `next_${status}`].find(hasWord) ?? 'next_500');
}

/** What others did since the page was read. */
function changes(list = []) {
  if (list.length === 0) return [];
  const lines = list.map(({ at, who, what }) => el('li', {}, `${moment(at)} ${who ?? ''} ${what}`));
  return [el('p', {}, word('changedMeanwhile')), el('ul', {}, lines)];
}

function reloadButton() {
  return el('button', { type: 'button', onclick: () => location.reload() }, word('reload'));
}

/** The first field that is itself at fault, rather than the group that it stands in. */
function deepest(faulty) {
  return faulty.find(({ parts }) => parts.length === 0) ?? faulty[0];
}

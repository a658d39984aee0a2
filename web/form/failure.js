import { el } from '../dom.js';
import { hasWord, say, word } from '../words.js';
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
  faulty[0]?.focus();
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
    ...sentences(beside, rest).map((line) => el('p', {}, `⚠ ${line}`)),
    el('p', {}, nextStep(error.status ?? 0, problem.code)),
    ...(error.status === 409 ? [reloadButton()] : []),
  );
  (parts.find(({ pointer }) => beside.has(pointer)) ?? failure).focus();
}

/** What is said of the form as a whole. */
function sentences(beside, rest) {
  return rest.length > 0 ? rest : [say('faultsFound', { count: beside.size })];
}

export function nextStep(status, code) {
  return word([`next_${code}`, `next_${status}`].find(hasWord) ?? 'next_500');
}

function reloadButton() {
  return el('button', { type: 'button', onclick: () => location.reload() }, word('reload'));
}

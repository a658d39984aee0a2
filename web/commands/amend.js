import { el } from '../dom.js';
import { checkbox, day, text } from '../fields/inputs.js';
import { group } from '../fields/part.js';
import { person } from '../fields/person.js';
import { dueWords, say, word } from '../words.js';
import { given } from './said.js';

export const amend = {
  hint: (item) => (ownerOnly(item) ? 'hint_amend_owner' : 'hint_amend'),
  parts: (item) => {
    const owner = person('owner', 'newOwner', {
      hint: say('ownersHint', { now: item.owner.name }),
      among: { unit: item.leadUnit.code },
    });
    const change = ownerOnly(item) ? [owner] : [owner, ...leader(item), deadline(item), standards(item)];
    return [...change, text('reason', 'amendReason')];
  },
  body: (said, item) => {
    const texts = said
      .getAll('standard')
      .map((standard) => standard.trim())
      .filter(Boolean);
    const changed = texts.length > 0 && JSON.stringify(texts) !== JSON.stringify(item.standards.map((one) => one.text));
    return {
      ...given(said, ['owner', 'leader', 'deadline', 'reason']),
      ...(said.has('noLeader') && { leader: null }),
      ...(changed && { standards: texts }),
    };
  },
};

/** Under review nothing but the owner changes, nor by the head of a unit, who may do nothing of the secretariat's. */
function ownerOnly({ state, may, requests }) {
  const secretariats = ['accept', 'return', 'suspend', 'cancel', 'resume'];
  const secretariat = requests.length > 1 || secretariats.some((name) => may.includes(name));
  return state === 'under_review' || !secretariat;
}

function leader(item) {
  const hint = say('nowIs', { now: item.leader?.name ?? '–' });
  const one = person('leader', 'newLeader', { hint, among: { role: 'leader' } });
  if (item.leader) one.element.append(checkbox('noLeader', 'yes', word('noLeader')));
  return [one];
}

function deadline(item) {
  return day('deadline', 'newDeadline', { required: false, hint: say('nowIs', { now: dueWords(item.deadline) }) });
}

function standards(item) {
  const list = el('div', {});
  const add = (value = '') => {
    const label = say('standardNumber', { number: list.childElementCount + 1 });
    const box = el('textarea', { name: 'standard', rows: 2, maxlength: 10000, 'aria-label': label }, value);
    list.append(el('label', { class: 'plain-label' }, label, box));
    return box;
  };
  for (const standard of item.standards) add(standard.text);
  const more = el('button', { type: 'button', onclick: () => add().focus() }, word('addStandard'));
  return group({
    ...{ legend: word('standards'), hint: word('standardsHint'), pointer: '/standards', inside: [list, more] },
    check: (fields) =>
      [...fields.querySelectorAll('textarea')].some(({ value }) => value.trim()) ? null : word('missing'),
  });
}

import { el } from '../dom.js';

let count = 0;

/**
 * One labelled field as a part of a form. Its hint and its fault are read out with it. `pointer` is where its value
 * stands in the command's body; `check` tells what is amiss with it, if anything.
 */
export function field({ label, hint, control, pointer, check = () => null }) {
  control.id ||= `field-${++count}`;
  const { hintLine, fault } = lines(control, hint);
  return {
    ...{ pointer, control },
    element: el('div', { class: 'field' }, el('label', { for: control.id }, label), hintLine, control, fault),
    check: () => check(control.value.trim()),
    fail: (message) => tell(fault, control, message),
    focus: () => control.focus(),
  };
}

function lines(described, hint) {
  const hintLine = hint && el('p', { class: 'hint', id: `${described.id}-hint` }, hint);
  const fault = el('p', { class: 'fault', id: `${described.id}-fault`, hidden: true });
  described.setAttribute('aria-describedby', hintLine ? `${hintLine.id} ${fault.id}` : fault.id);
  return { hintLine, fault };
}

function tell(fault, described, message) {
  fault.hidden = !message;
  fault.textContent = message ? `⚠ ${message}` : '';
  if (message) described.setAttribute('aria-invalid', 'true');
  else described.removeAttribute('aria-invalid');
}

import { el } from '../dom.js';
import { day, text } from '../fields/inputs.js';
import { extensionLines } from '../item/extensions.js';
import { dueWords, say } from '../words.js';
import { given } from './said.js';

const waiting = ({ extensions: asked }) => asked.filter(({ state }) => state === 'waiting');
const told = (item) => el('ul', { class: 'plain' }, waiting(item).map(extensionLines));

export const extensions = {
  'request-extension': {
    parts: ({ deadline }) => [
      day('deadline', 'newDeadline', {
        hint: say('laterThan', { deadline: dueWords(deadline) }),
        min: deadline.slice(0, 10),
      }),
      text('reason', 'reason'),
    ],
    body: (said) => given(said, ['deadline', 'reason']),
  },
  'grant-extension': { told },
  'refuse-extension': {
    told,
    parts: () => [text('reason', 'reason')],
    body: (said) => given(said, ['reason']),
  },
};

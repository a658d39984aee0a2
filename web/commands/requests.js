import { choice, day, text } from '../fields/inputs.js';
import { requestWords } from '../item/requests.js';
import { dueWords, say } from '../words.js';
import { given } from './said.js';

const reason = { parts: () => [text('reason', 'reason')], body: (said) => given(said, ['reason']) };
const which = ({ requests: waiting }) =>
  choice(
    'request',
    'request',
    waiting.map((request) => [request.id, requestWords(request)]),
  );

/** What is asked of a leader, and the leader's decision, which names it. */
export const requests = {
  suspend: reason,
  cancel: reason,
  reopen: {
    parts: ({ deadline }) => [
      text('reason', 'reason'),
      day('deadline', 'newDeadline', {
        required: false,
        hint: say('reopenDeadline', { deadline: dueWords(deadline) }),
      }),
    ],
    body: (said) => given(said, ['reason', 'deadline']),
  },
  approve: { parts: (item) => [which(item)], body: (said) => given(said, ['request']) },
  reject: {
    parts: (item) => [which(item), text('reason', 'reason')],
    body: (said) => given(said, ['request', 'reason']),
  },
};

import { choice, text } from '../fields/inputs.js';
import { noticeWords } from '../item/notices.js';
import { given } from './said.js';

const which = (notices) =>
  choice(
    'notice',
    'notice',
    notices.map((notice) => [notice.id, noticeWords(notice)]),
  );
const open = ({ notices: sent }) => sent.filter((notice) => notice.open);

/** Both name the notice: its number, its colour in words and by when an answer is due. */
export const notices = {
  'acknowledge-notice': {
    parts: (item) => [which(open(item).filter(({ acknowledgedAt }) => acknowledgedAt === null))],
    body: (said) => given(said, ['notice']),
  },
  'answer-notice': {
    parts: (item) => [which(open(item)), text('text', 'answer')],
    body: (said) => given(said, ['notice', 'text']),
  },
};

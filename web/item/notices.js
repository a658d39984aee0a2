import { moment, say, word } from '../words.js';
import { line, section } from './section.js';

/** Supervision notices, each with its colour in words and a mark, by when an answer is due, and the answer. */
export function notices({ notices: sent }) {
  return section(
    'notices',
    sent.map((notice) =>
      line(
        noticeWords(notice),
        `${say('issuedAt', { at: moment(notice.issuedAt) })}${acknowledged(notice)}`,
        `${lapsed(notice)}${answered(notice)}`,
        notice.answer?.text,
      ),
    ),
  );
}

/** A notice as it is named wherever it is spoken of. */
export function noticeWords({ number, colour, dueAt }) {
  return `${number} · ${word(`notice_${colour}`)} · ${say('answerBy', { due: moment(dueAt) })}`;
}

function acknowledged({ acknowledgedAt }) {
  return acknowledgedAt ? ` · ${say('acknowledgedAt', { at: moment(acknowledgedAt) })}` : '';
}

function lapsed({ lapsed: none }) {
  return none ? `⚠ ${word('answerLapsed')} · ` : '';
}

function answered({ answer, open }) {
  if (!answer) return open ? `○ ${word('unanswered')}` : `– ${word('noticeClosed')}`;
  const { by, at, late } = answer;
  return `✓ ${say('answeredAt', { by, at: moment(at) })}${late ? word('answeredLate') : ''}`;
}

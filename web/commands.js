import { check, choice, day, files, line, number, told, words } from './fields.js';
import { dueWords, moment, word } from './words.js';

const nothing = { fields: () => [], body: () => ({}) };
const reason = { fields: () => [words('reason', 'reason')], body: (said) => given(said, ['reason']) };

const request = ({ requests }) => choice('request', 'request', requests.map(requestWords));
const waiting = ({ extensions }) => {
  const extension = extensions.find(({ state }) => state === 'waiting');
  return extension ? told(`${extension.askedBy} · ${dueWords(extension.deadline)} · ${extension.reason}`) : [];
};
const openNotices = (item, wanted = () => true) =>
  choice(
    'notice',
    'notice',
    item.notices.filter((notice) => notice.open && wanted(notice)).map((one) => [one.id, noticeName(one)]),
  );

/**
 * Every command that a person may give: the fields of its form, and the body that they make. `uploaded` gives the ids
 * of the files that were put into a field.
 */
export const commands = {
  sign: nothing,
  report: {
    fields: ({ percent, milestones }) => [
      number('percent', 'reportPercent', percent),
      words('done', 'reportDone'),
      words('effect', 'reportEffect'),
      words('problems', 'reportProblems', false),
      words('next', 'reportNext', false),
      words('reason', 'reportReason', false),
      ...milestones.map(({ id, name, done }) => check(`milestone.${id}`, name, done)),
      files('evidence'),
    ],
    body: (said, { milestones }, uploaded) => ({
      ...given(said, ['done', 'effect', 'problems', 'next', 'reason']),
      percent: Number(said.get('percent')),
      milestones: milestones.map(({ id }) => ({ id, done: said.has(`milestone.${id}`) })),
      ...evidence(uploaded('evidence')),
    }),
  },
  submit: {
    fields: ({ standards }) => standards.flatMap(({ id, text }) => [words(`how.${id}`, text), files(`evidence.${id}`)]),
    body: (said, { standards }, uploaded) => ({
      standards: standards.map(({ id }) => ({
        id,
        how: said.get(`how.${id}`),
        ...evidence(uploaded(`evidence.${id}`)),
      })),
    }),
  },
  withdraw: nothing,
  accept: {
    fields: ({ standards }) => [
      number('effectRating', 'effectRating', ''),
      ...standards.map(({ id, text }) => check(`met.${id}`, text, false)),
    ],
    body: (said, { standards }) => ({
      effectRating: Number(said.get('effectRating')),
      standards: standards.map(({ id }) => ({ id, met: said.has(`met.${id}`) })),
    }),
  },
  return: {
    fields: ({ standards }) => [
      words('reason', 'returnReason'),
      ...standards.flatMap(({ id, text }) => [
        check(`met.${id}`, text, false),
        words(`note.${id}`, 'returnNote', false),
      ]),
    ],
    body: (said, { standards }) => ({
      reason: said.get('reason'),
      standards: standards.map(({ id }) => {
        const note = said.get(`note.${id}`);
        return { id, met: said.has(`met.${id}`), ...(note && { note }) };
      }),
    }),
  },
  'request-extension': {
    fields: ({ deadline }) => [day('deadline', 'newDeadline', true, deadline.slice(0, 10)), words('reason', 'reason')],
    body: (said) => given(said, ['deadline', 'reason']),
  },
  'grant-extension': { fields: (item) => [waiting(item)], body: () => ({}) },
  'refuse-extension': {
    fields: (item) => [waiting(item), words('reason', 'reason')],
    body: (said) => given(said, ['reason']),
  },
  amend: {
    fields: ({ state, standards }) => [
      told(word('amendWhy')),
      line('owner', 'amendOwner', false),
      // Under review only the owner may be changed.
      state === 'under_review'
        ? []
        : [
            line('leader', 'amendLeader', false),
            day('deadline', 'amendDeadline', false),
            words('standards', 'amendStandards', false, texts(standards)),
          ],
      words('reason', 'reason'),
    ],
    body: (said, { standards }) => {
      const written = lines(said.get('standards') ?? '');
      const changed = written.length > 0 && written.join('\n') !== lines(texts(standards)).join('\n');
      return { ...given(said, ['owner', 'leader', 'deadline', 'reason']), ...(changed && { standards: written }) };
    },
  },
  suspend: reason,
  resume: nothing,
  cancel: reason,
  reopen: {
    fields: () => [words('reason', 'reason'), day('deadline', 'reopenDeadline', false)],
    body: (said) => given(said, ['reason', 'deadline']),
  },
  approve: { fields: (item) => [request(item)], body: (said) => given(said, ['request']) },
  reject: {
    fields: (item) => [request(item), words('reason', 'reason')],
    body: (said) => given(said, ['request', 'reason']),
  },
  instruct: { fields: () => [words('text', 'instructText')], body: (said) => given(said, ['text']) },
  remind: { fields: () => [words('note', 'remindNote', false)], body: (said) => given(said, ['note']) },
  'acknowledge-notice': {
    fields: (item) => [openNotices(item, ({ acknowledgedAt }) => acknowledgedAt === null)],
    body: (said) => given(said, ['notice']),
  },
  'answer-notice': {
    fields: (item) => [openNotices(item), words('text', 'noticeText')],
    body: (said) => given(said, ['notice', 'text']),
  },
};

/** A notice by its number, its colour and until when it is to be answered. */
export function noticeName({ number: name, colour, dueAt }) {
  return `${name} · ${word(`notice_${colour}`)} · ${word('answerBy')} ${moment(dueAt)}`;
}

export function requestWords({ id, kind, by, reason: why, deadline }) {
  return [id, [word(kind), by, why, deadline && dueWords(deadline)].filter(Boolean).join(' · ')];
}

function given(said, names) {
  return Object.fromEntries(names.map((name) => [name, said.get(name)]).filter(([, value]) => value));
}

function evidence(ids) {
  return ids.length > 0 ? { evidence: ids } : {};
}

function texts(standards) {
  return standards.map(({ text }) => text.replaceAll(/\s*\n\s*/g, ' ')).join('\n');
}

function lines(text) {
  return text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);
}

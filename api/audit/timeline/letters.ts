import { clauseOfLetter } from '../../../domain/audit/clauses';
import type { LetterKind } from '../../../domain/letters/letter';
import type { Locale, Worded } from '../../../domain/locale';
import { whyOfLetter } from '../../mail/why';
import { fill } from '../../problem';
import { presentLetterLine } from '../../tasks/history/letter-line';
import type { Telling } from '../lines/recorded';
import { clauseTold, nameOf } from '../lines/recorded';
import type { Told } from '../lines/schema';
import { timed } from '../lines/time';
import type { StoredLetter } from './data';

/** A letter's own line, when it was written, and one for each try at sending it or the digest in which it was told. */
export function tellLetter(letter: StoredLetter, task: string, telling: Telling): [own: Told, ...tries: Told[]] {
  const { reader } = telling;
  const { locale } = reader;
  const kind = letter.kind as LetterKind;
  const { id, occasion, step, seq, recipientId, recipient, createdAt } = letter;
  const common = {
    ...{
      task,
      name: nameOf(task, telling),
      who: null,
      for: [],
      to: { id: recipientId, name: recipient.name },
      from: null,
    },
    why: whyOfLetter({ kind, occasion, step }, locale),
    ...{ changes: [], clause: clauseTold(clauseOfLetter(kind, occasion), locale), seq, updateId: null, event: null },
  } satisfies Partial<Told>;
  const written = presentLetterLine(asOfHistory(letter), reader);
  const own: Told = {
    ...{ ...common, kind: 'letter', ...timed(createdAt, written.words, locale) },
    ...{ raw: `/api/mail/${id}`, data: written.data },
  };
  const tries = [
    // Tries from before each kept its own address have that of the letter.
    ...letter.log.map((one) => ({ ...one, address: one.address ?? letter.address, within: null })),
    ...withinDigest(letter),
  ];
  return [
    own,
    ...tries.map(
      ({ letterId, number, at, outcome, answer, address, within }): Told => ({
        ...{ ...common, kind: 'attempt' },
        ...timed(at, tryWords({ name: recipient.name, address, number, outcome, answer, within }, locale), locale),
        raw: `/api/mail/${letterId}`,
        data: { letter: id, digest: within, number, outcome, answer, address },
      }),
    ),
  ];
}

/** How a letter fared within its digest: that one's tries, as long as it is among what they told; else that it had come to nothing. */
function withinDigest({ id, state, digest, ends: [end] }: StoredLetter) {
  if (!digest) return [];
  if (end?.within && end.state === 'moot') {
    const { number, at, answer } = end;
    return [{ letterId: id, number, at, outcome: 'moot', answer: answer ?? '', address: null, within: digest.id }];
  }
  const isAmongThem = state === 'gathering' || (end?.within === true && end.state === state);
  const tries = isAmongThem ? digest.log : [];
  return tries.map((one) => ({ ...one, address: one.address ?? digest.address, within: digest.id }));
}

function asOfHistory(letter: StoredLetter) {
  const { id, kind, occasion, step, state, address, subject, messageId, createdAt, sentAt, recipientId } = letter;
  const to = { id: recipientId, name: letter.recipient.name };
  const body = { id, kind, occasion, step, state, address, subject, messageId, createdAt, sentAt, to };
  const place = { kind: 'letter', at: createdAt, rank: 2, key: id, seq: letter.seq, hash: null } as const;
  return { ...place, command_id: null, actor: letter.recipient.name, body: JSON.stringify(body) };
}

type Try = {
  readonly name: string;
  readonly address: string | null;
  readonly number: number;
  readonly outcome: string;
  readonly answer: string;
  readonly within: string | null;
};

/** A try, with the mail server's own answer. */
function tryWords({ name, address, number, outcome, answer, within }: Try, locale: Locale): string {
  const whom = address ? `${name} <${address}>` : name;
  const result = outcomes[outcome] ?? { 'zh-CN': outcome, en: outcome };
  const words = within ? triedWithin : tried;
  // What the server never had is not its word.
  const said = outcome === 'sent' || outcome === 'refused' ? words.answered : words.alone;
  return fill(outcome === 'moot' ? words.moot : said, locale, { whom, number, result, answer });
}

type Words = { readonly answered: Worded; readonly alone: Worded; readonly moot: Worded };

const tried: Words = {
  answered: {
    'zh-CN': '第 {number} 次发信给{whom}：{result}；邮件服务器答复：{answer}',
    en: 'try {number} at sending to {whom}: {result}; the mail server said: {answer}',
  },
  alone: {
    'zh-CN': '第 {number} 次发信给{whom}：{result}；{answer}',
    en: 'try {number} at sending to {whom}: {result}; {answer}',
  },
  moot: { 'zh-CN': '未发信给{whom}：{answer}', en: 'nothing was sent to {whom}: {answer}' },
};
const triedWithin: Words = {
  answered: {
    'zh-CN': '随每日汇总第 {number} 次发给{whom}：{result}；邮件服务器答复：{answer}',
    en: 'try {number} at sending within the digest to {whom}: {result}; the mail server said: {answer}',
  },
  alone: {
    'zh-CN': '随每日汇总第 {number} 次发给{whom}：{result}；{answer}',
    en: 'try {number} at sending within the digest to {whom}: {result}; {answer}',
  },
  moot: {
    'zh-CN': '每日汇总里没有告知{whom}：{answer}',
    en: 'the digest did not tell {whom} of it: {answer}',
  },
};

const outcomes: Readonly<Record<string, Worded>> = {
  sent: { 'zh-CN': '已接收', en: 'taken' },
  refused: { 'zh-CN': '被拒收', en: 'refused' },
  failed: { 'zh-CN': '未发出', en: 'not sent' },
  unknown: { 'zh-CN': '结果不明', en: 'outcome not known' },
  again: { 'zh-CN': '要求重新发送', en: 'asked to be sent again' },
};

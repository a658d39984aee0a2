import { clauseOfLetter } from '../../../domain/audit/clauses';
import type { LetterKind } from '../../../domain/letters/letter';
import type { Locale, Worded } from '../../../domain/locale';
import { whyOfLetter } from '../../mail/why';
import { fill } from '../../problem';
import { presentLetterLine } from '../../tasks/history/letter-line';
import type { Telling } from '../lines/recorded';
import { clauseTold, nameOf } from '../lines/recorded';
import type { Told } from '../lines/schema';
import type { StoredLetter } from './data';

/** A letter's own line, when it was written, and one for each try at sending it or the digest in which it was told. */
export function tellLetter(letter: StoredLetter, task: string, telling: Telling): [own: Told, ...tries: Told[]] {
  const { reader } = telling;
  const { locale } = reader;
  const kind = letter.kind as LetterKind;
  const { id, occasion, step, seq, recipientId, recipient, createdAt, digest } = letter;
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
    ...{ ...common, kind: 'letter', at: createdAt.toISOString(), words: written.words },
    ...{ raw: `/api/mail/${id}`, data: written.data },
  };
  const tries = [
    ...letter.log.map((one) => ({ ...one, address: letter.address, within: null })),
    ...(digest?.log ?? []).map((one) => ({ ...one, address: digest?.address ?? null, within: digest?.id ?? null })),
  ];
  return [
    own,
    ...tries.map(
      ({ letterId, number, at, outcome, answer, address, within }): Told => ({
        ...{ ...common, kind: 'attempt', at: at.toISOString() },
        words: tryWords({ name: recipient.name, address, number, outcome, answer, within }, locale),
        raw: `/api/mail/${letterId}`,
        data: { letter: id, digest: within, number, outcome, answer, address },
      }),
    ),
  ];
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
  return fill(within ? triedWithin : tried, locale, { whom, number, result, answer });
}

const tried: Worded = {
  'zh-CN': '第 {number} 次发信给{whom}：{result}；邮件服务器答复：{answer}',
  en: 'try {number} at sending to {whom}: {result}; the mail server said: {answer}',
};
const triedWithin: Worded = {
  'zh-CN': '随每日汇总第 {number} 次发给{whom}：{result}；邮件服务器答复：{answer}',
  en: 'try {number} at sending within the digest to {whom}: {result}; the mail server said: {answer}',
};

const outcomes: Readonly<Record<string, Worded>> = {
  sent: { 'zh-CN': '已接收', en: 'taken' },
  refused: { 'zh-CN': '被拒收', en: 'refused' },
  failed: { 'zh-CN': '未发出', en: 'not sent' },
  unknown: { 'zh-CN': '结果不明', en: 'outcome not known' },
  moot: { 'zh-CN': '事由已了结，不再发', en: 'its matter was over, so it was not sent' },
};

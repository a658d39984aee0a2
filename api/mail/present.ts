import type { z } from 'zod';
import type { AccountKind, GeneralKind, LetterKind } from '../../domain/letters/letter';
import type { Locale } from '../../domain/locale';
import type { LetterRow, LetterWhole } from './data';
import type { letterDetail, letterItem } from './schema';
import { whyOfLetter } from './why';

type Item = z.input<typeof letterItem>;
type Detail = z.input<typeof letterDetail>;

export function presentLetter(letter: LetterRow, locale: Locale): Item {
  const { id, recipient, address, task, occasion, step, seq, subject, attempts, answer, messageId, sentAt } = letter;
  const digest = letter.digestId;
  const kind = letter.kind as LetterKind | GeneralKind | AccountKind;
  return {
    ...{
      id,
      to: recipient,
      address,
      item: task,
      digest,
      kind,
      why: whyOfLetter({ kind, occasion, step }, locale),
      step,
      seq,
    },
    state: letter.state as Item['state'],
    ...{ subject, attempts, answer, messageId },
    createdAt: letter.createdAt.toISOString(),
    notBefore: letter.notBefore.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  };
}

export function presentLetterWhole(letter: LetterWhole, locale: Locale): Detail {
  return {
    ...presentLetter(letter, locale),
    log: letter.log.map(({ number, at, outcome, answer }) => ({
      number,
      at: at.toISOString(),
      outcome: outcome as Detail['log'][number]['outcome'],
      answer,
    })),
  };
}

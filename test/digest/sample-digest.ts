import type { DigestFacts, DigestLine, LetterFacts } from '../../activities/letters/letter-facts';
import type { LetterKind } from '../../domain/letters/letter';
import type { Locale } from '../../domain/locale';
import { concern, on, sampleFacts } from '../letters/sample-facts';

type Wanted = { readonly id: string; readonly number: number; readonly task: string } & Partial<LetterFacts['item']>;

/** One line of a digest of 8 April 2026, of a matter of the sample letters. */
export function line(kind: LetterKind, locale: Locale, item: Wanted, dueEarlier: number | null = null): DigestLine {
  const facts = sampleFacts(kind, locale, {
    ...{ item, concern: concern('owner'), now: on('04-08'), since: on('04-06', '17:00') },
  });
  return {
    facts: { ...facts, link: `https://duban.example.gov.cn/tasks/${item.id}` },
    dueEarlier,
  };
}

const site = { id: 'site', number: 3, task: '完成产业园二期土地平整' };
const centre = { id: 'centre', number: 12, task: '建成园区“一站式”服务中心并对外办公' };
const square = { id: 'square', number: 7, task: '社区文化广场建成开放' };

/** A digest of several items, in no good order. */
export function sampleDigest(locale: Locale, more: Partial<DigestFacts> = {}): DigestFacts {
  const may = { deadline: '2026-05-15', dueAt: on('05-16', '00:00') - 1, light: 'green' as const };
  return {
    kind: 'digest',
    ...{ locale, zone: 'Asia/Shanghai', cause: 'morning' as const, now: on('04-08'), since: on('04-08') },
    reader: { name: '王芳', address: 'wangfang@example.gov.cn' },
    messageId: '<fedcba9876543210@duban>',
    link: 'https://duban.example.gov.cn/tasks',
    preferences: 'https://duban.example.gov.cn/preferences',
    lines: [
      line('accepted', locale, { ...square, state: 'accepted', light: 'blue' }),
      line('report_reminder', locale, { ...site, ...may }),
      line('sign_chase', locale, { ...site, ...may, state: 'assigned' }),
      line('report_missing', locale, { ...centre, light: 'red' }, on('04-07')),
    ],
    refused: [],
    ...more,
  };
}

export const refusedAddress = {
  ...{ name: '赵晓', unit: '市商务局', address: 'zhaoxiao@example.gov.cn', letters: 50 },
  answer: '550 5.1.1 no such mailbox',
};

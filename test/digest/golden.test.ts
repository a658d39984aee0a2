import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeDigest, subjectLimit } from '../../activities/letters/compose';
import type { DigestFacts } from '../../activities/letters/letter-facts';
import type { Locale } from '../../domain/locale';
import { locales } from '../../domain/locale';
import { on } from '../letters/sample-facts';
import { line, refusedAddress, sampleDigest } from './sample-digest';

/** Digests that were read by eye; `DUBAN_GOLDEN=1` writes them anew, to be read again. */
const cases: Record<string, (locale: Locale) => DigestFacts> = {
  digest: (locale) => sampleDigest(locale),
  'digest-of-one-item': (locale) => {
    const item = { id: 'site', number: 3, task: '完成产业园二期土地平整' };
    return sampleDigest(locale, { lines: [line('reminder', locale, item)] });
  },
  'digest-catch-up': (locale) =>
    sampleDigest(locale, {
      ...{ cause: 'catch-up', since: on('04-07', '08:50') },
      lines: sampleDigest(locale).lines.map((one) => ({ ...one, dueEarlier: on('04-07', '08:50') })),
    }),
  'digest-together': (locale) => {
    const item = (number: number) => ({
      id: `item-${number}`,
      number,
      task: `老旧小区改造 ${number} 标段`,
      light: 'red' as const,
    });
    const lines = [1, 2, 3, 4, 5].map((number) => line('overdue', locale, item(number)));
    return sampleDigest(locale, { cause: 'together', preferences: null, lines });
  },
  'digest-of-a-refused-address': (locale) => sampleDigest(locale, { lines: [], refused: [refusedAddress] }),
};

describe.each(locales)('digests in %s', (locale) => {
  test.each(Object.keys(cases))('%s reads as it was reviewed', (name) => {
    const facts = cases[name]?.(locale);
    if (!facts) throw new Error(`no case ${name}`);
    const { subject, text } = composeDigest(facts);
    const letter = `Subject: ${subject}\n\n${text}`;
    const file = join(__dirname, 'golden', `${name}.${locale}.txt`);
    if (process.env.DUBAN_GOLDEN || !existsSync(file)) writeFileSync(file, letter);
    expect(letter).toBe(readFileSync(file, 'utf8'));
  });

  test('show what people wrote as text, link every item, and are narrow enough for a telephone', () => {
    const hostile = '<script>alert("1")</script> \u202Egnp.exe\r\nBcc: all@example.test';
    const item = { id: 'one', number: 1, task: hostile, owner: hostile };
    const { html, text, subject } = composeDigest(
      sampleDigest(locale, {
        lines: [line('reminder', locale, item)],
        refused: [{ ...refusedAddress, name: hostile, answer: hostile }],
      }),
    );
    expect(html).not.toContain('<script');
    expect(subject).not.toMatch(/[\r\n]/);
    for (const part of [html, text]) {
      expect(part).not.toMatch(/[\u202A-\u202E\r]/);
      expect(part).toContain('https://duban.example.gov.cn/tasks/one');
    }
    expect(html.match(/max-width:(\d+)px/)?.[1]).toBe('600');
    expect(html).not.toMatch(/<(link|style|img|iframe|form)\b|@import|url\(/);
  });

  test('keep how many and how urgent in the subject when the task’s name is long', () => {
    const item = { id: 'one', number: 1, task: '督办🚧'.repeat(100), light: 'red' as const };
    const { subject } = composeDigest(sampleDigest(locale, { lines: [line('report_missing', locale, item)] }));
    expect([...subject]).toHaveLength(subjectLimit);
    expect(subject).toMatch(locale === 'en' ? /1 task: .*… · 12 days overdue$/u : /1 项：.*… · 逾期 12 天$/u);
  });
});

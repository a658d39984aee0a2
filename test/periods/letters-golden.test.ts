import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composePeriod, subjectLimit } from '../../activities/letters/compose';
import type { PeriodFacts } from '../../activities/letters/letter-facts';
import type { Locale } from '../../domain/locale';
import { locales } from '../../domain/locale';
import { on } from '../letters/sample-facts';
import { sampleMonth, sampleUnsettled, unsettledLine } from './sample-letters';

const many = Array.from({ length: 50 }, (_, index) => unsettledLine(index + 1));

/** Letters that were read by eye; `DUBAN_GOLDEN=1` writes them anew, to be read again. */
const cases: Record<string, (locale: Locale) => PeriodFacts> = {
  'month-closed': (locale) => sampleMonth(locale),
  'month-closed-early': (locale) =>
    sampleMonth(locale, {
      now: on('03-25', '18:10'),
      since: on('03-25', '18:09'),
      cutOff: on('03-25', '18:00'),
      early: true,
    }),
  'month-closed-to-a-substitute': (locale) => sampleMonth(locale, { standsInFor: '李明' }),
  'unsettled-to-a-leader': (locale) => sampleUnsettled(locale),
  'unsettled-to-the-office': (locale) =>
    sampleUnsettled(locale, {
      ...{ as: 'secretariat', standsInFor: null, total: 1 },
      units: [{ name: '市住建局', items: 1, lines: [unsettledLine(7)] }],
    }),
  'unsettled-without-a-leader': (locale) => sampleUnsettled(locale, { unnamed: 1 }),
  'unsettled-late-to-a-substitute': (locale) =>
    sampleUnsettled(locale, { standsInFor: '陈立新', now: on('04-02', '09:30') }),
  'unsettled-of-many': (locale) =>
    sampleUnsettled(locale, {
      ...{ as: 'secretariat', total: 1268 },
      units: [{ name: '市住建局', items: 1200, lines: many }],
    }),
};

describe.each(locales)('letters about periods in %s', (locale) => {
  test.each(Object.keys(cases))('%s reads as it was reviewed', (name) => {
    const facts = cases[name]?.(locale);
    if (!facts) throw new Error(`no case ${name}`);
    const { subject, text } = composePeriod(facts);
    const letter = `Subject: ${subject}\n\n${text}`;
    const file = join(__dirname, 'golden', `${name}.${locale}.txt`);
    if (process.env.DUBAN_GOLDEN || !existsSync(file)) writeFileSync(file, letter);
    expect(letter).toBe(readFileSync(file, 'utf8'));
    expect([...subject].length).toBeLessThanOrEqual(subjectLimit);
  });

  test('show what people wrote as text, and say the same in both parts', () => {
    const hostile = '<script>alert("1")</script> \u202Egnp.exe\r\nBcc: all@example.test';
    const { html, text, subject } = composePeriod(
      sampleUnsettled(locale, {
        units: [{ name: hostile, items: 1, lines: [unsettledLine(1, { task: hostile, owner: hostile })] }],
      }),
    );
    expect(html).not.toContain('<script');
    expect(subject).not.toMatch(/[\r\n]/);
    for (const part of [html, text]) {
      expect(part).not.toMatch(/[\u202A-\u202E\r]/);
      expect(part).toContain('https://duban.example.gov.cn/periods/2026-Q1');
      expect(part).toContain(locale === 'en' ? '5 days overdue' : '逾期 5 天');
    }
  });

  test('a list that is too long ends in how many more there are, with the link to all', () => {
    const { text, html } = composePeriod((cases['unsettled-of-many'] as (locale: Locale) => PeriodFacts)(locale));
    expect(text).toContain(locale === 'en' ? 'And 1218 more' : '另有 1218 项');
    expect(html.match(/<li /g)).toHaveLength(51);
  });
});

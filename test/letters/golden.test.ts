import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '../../activities/letters/compose';
import type { LetterFacts } from '../../activities/letters/letter-facts';
import { letterKinds } from '../../domain/letters/letter';
import type { Locale } from '../../domain/locale';
import { locales } from '../../domain/locale';
import { on, sampleFacts } from './sample-facts';

/** Letters that were read by eye; `DUBAN_GOLDEN=1` writes them anew, to be read again. */
const cases: Record<string, (locale: Locale) => LetterFacts> = {
  ...Object.fromEntries(letterKinds.map((kind) => [kind, (locale: Locale) => sampleFacts(kind, locale)])),
  'assignment-late-from-start': (locale) =>
    sampleFacts('assignment', locale, {
      now: on('03-31', '10:00'),
      item: { state: 'assigned', light: 'red', issuedAt: on('03-31', '10:00'), ladderFrom: on('03-31', '10:00') },
    }),
  'reminder-on-the-day': (locale) =>
    sampleFacts('reminder', locale, {
      now: on('03-27'),
      by: 'P0D',
      lastReport: null,
      item: { state: 'assigned', percent: 0 },
    }),
  'overdue-to-a-substitute': (locale) =>
    sampleFacts('overdue', locale, {
      reader: { name: '赵晓', address: 'zhaoxiao@example.gov.cn' },
      concern: { as: 'unit_head', standsInFor: '孙建国', ofUnit: null },
    }),
  'escalation-of-missed-steps': (locale) =>
    sampleFacts('escalation', locale, {
      now: on('04-08', '11:30'),
      since: on('04-08'),
      steps: [1, 2, 3],
      lastReport: null,
      concern: { as: 'leading_group', standsInFor: null, ofUnit: null },
    }),
};

describe.each(locales)('letters in %s', (locale) => {
  test.each(Object.keys(cases))('%s reads as it was reviewed', (name) => {
    const facts = cases[name]?.(locale);
    if (!facts) throw new Error(`no case ${name}`);
    const { subject, text } = compose(facts);
    const letter = `Subject: ${subject}\n\n${text}`;
    const file = join(__dirname, 'golden', `${name}.${locale}.txt`);
    if (process.env.DUBAN_GOLDEN || !existsSync(file)) writeFileSync(file, letter);
    expect(letter).toBe(readFileSync(file, 'utf8'));
  });
});

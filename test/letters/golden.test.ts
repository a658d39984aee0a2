import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '../../activities/letters/compose';
import type { LetterFacts } from '../../activities/letters/letter-facts';
import type { Request } from '../../domain/item/item';
import { letterKinds } from '../../domain/letters/letter';
import type { Locale } from '../../domain/locale';
import { locales } from '../../domain/locale';
import { blue, concern, entry, extension, on, sampleFacts, yellow } from './sample-facts';

const carriedTo = { deadline: '2026-06-30', dueAt: on('07-01', '00:00') - 1 };
const carriedOver = { period: '2026-Q1', reason: '两台窗口设备厂家停产，须重新选型招标。' };
const carryOver: Request = { id: 'carry_over-9', kind: 'carry_over', by: 'li', ...carriedOver, ...carriedTo };

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
      concern: concern('unit_head', { standsInFor: '孙建国' }),
    }),
  'escalation-of-missed-steps': (locale) =>
    sampleFacts('escalation', locale, {
      now: on('04-08', '11:30'),
      since: on('04-08'),
      steps: [1, 2, 3],
      lastReport: null,
      concern: concern('leading_group'),
    }),
  'assignment-handed-over': (locale) =>
    sampleFacts('assignment', locale, {
      now: on('03-12', '14:30'),
      reader: { name: '刘洋', address: 'liuyang@example.gov.cn' },
      item: { state: 'in_progress', owner: '刘洋', percent: 40 },
      entry: entry(on('03-12', '14:30'), '李明', {
        ...{ type: 'amended', reason: '王芳调任市商务局。' },
        owner: { from: { id: 'wang', name: '王芳' }, to: { id: 'liu', name: '刘洋' } },
      }),
    }),
  'sign-chase-to-the-head': (locale) =>
    sampleFacts('sign_chase', locale, {
      now: on('03-09'),
      entry: entry(on('03-09'), null, { type: 'sign_chased', step: 2 }),
      reader: { name: '孙建国', address: 'sunjianguo@example.gov.cn' },
      concern: concern('unit_head'),
    }),
  'approval-of-a-second-extension': (locale) =>
    sampleFacts('approval', locale, {
      entry: entry(on('03-18', '10:05'), '王芳', { type: 'extension_asked', extension: { ...extension, number: 2 } }),
      item: { extensionsGranted: 1 },
    }),
  'decision-to-who-asked': (locale) =>
    sampleFacts('decision', locale, {
      concern: concern('owner', { named: true }),
      entry: entry(on('03-19', '11:20'), '李明', {
        ...{ type: 'extension_refused', extension, reason: '设备可以从邻近园区调剂，不影响按期完成。' },
      }),
      item: { deadline: '2026-03-27', dueAt: on('03-28', '00:00') - 1, extensionsGranted: 0 },
    }),
  'decision-suspended': (locale) =>
    sampleFacts('decision', locale, {
      item: { state: 'suspended', light: 'grey' },
      entry: entry(
        on('03-19', '11:20'),
        '陈立新',
        { type: 'approved', request: 'suspend-6' },
        { type: 'suspended', reason: '场地产权纠纷正在诉讼，判决前无法施工。' },
      ),
    }),
  'approval-of-a-carry-over': (locale) =>
    sampleFacts('approval', locale, {
      now: on('04-02', '10:05'),
      item: { light: 'red' },
      entry: entry(on('04-02', '10:05'), '李明', { type: 'asked', request: carryOver }),
    }),
  'decision-carried-over': (locale) =>
    sampleFacts('decision', locale, {
      now: on('04-03', '11:20'),
      item: { ...carriedTo, light: 'green' },
      entry: entry(
        on('04-03', '11:20'),
        '陈立新',
        { type: 'approved', request: carryOver.id },
        { type: 'carried_over', ...carriedOver, from: '2026-03-27', deadline: carriedTo },
        { type: 'planned', ...carriedTo, yellowAt: on('06-24', '00:00'), ladderFrom: on('04-03', '11:20'), agenda: [] },
      ),
    }),
  'decision-carry-over-rejected': (locale) =>
    sampleFacts('decision', locale, {
      now: on('04-03', '11:20'),
      item: { deadline: '2026-03-27', dueAt: on('03-28', '00:00') - 1, light: 'red', extensionsGranted: 0 },
      entry: entry(on('04-03', '11:20'), '陈立新', {
        ...{ type: 'rejected', request: carryOver.id, reason: '设备四月初即可到货，请按期补上。' },
      }),
    }),
  'decision-rejected': (locale) =>
    sampleFacts('decision', locale, {
      entry: entry(on('03-19', '11:20'), '陈立新', {
        ...{ type: 'rejected', request: 'cancel-7', reason: '任务仍有必要，请按期完成。' },
      }),
    }),
  'decision-resumed': (locale) =>
    sampleFacts('decision', locale, {
      entry: entry(
        on('03-19', '11:20'),
        '李明',
        { type: 'resumed' },
        {
          ...{ type: 'planned', deadline: '2026-04-30', dueAt: on('05-01', '00:00') - 1 },
          ...{ yellowAt: on('04-24', '00:00'), ladderFrom: on('03-19', '11:20'), agenda: [] },
        },
      ),
    }),
  'decision-amended': (locale) =>
    sampleFacts('decision', locale, {
      names: { COMM: '市商务局', LAND: '市自然资源局' },
      item: { deadline: '2026-04-30', dueAt: on('05-01', '00:00') - 1 },
      entry: entry(on('03-19', '11:20'), '李明', {
        ...{ type: 'amended', reason: '省里调整了考核口径。' },
        coUnits: { from: ['COMM'], to: ['COMM', 'LAND'] },
        deadline: { from: '2026-03-27', to: { deadline: '2026-04-30', dueAt: on('05-01', '00:00') - 1 } },
        standards: { from: [{ id: 's1', text: '挂牌运行' }], to: [{ id: 's1', text: '挂牌运行，窗口不少于 6 个' }] },
      }),
    }),
  'notice-red-to-the-leader': (locale) =>
    sampleFacts('notice', locale, {
      now: on('04-13'),
      notice: { ...yellow, colour: 'red', number: '督办〔2026〕18号', dueAt: on('04-17', '00:00') - 1 },
      concern: concern('leader'),
    }),
  'notice-answered-late': (locale) =>
    sampleFacts('notice_answered', locale, {
      entry: entry(on('04-08', '09:30'), '王芳', {
        ...{ type: 'notice_answered', notice: blue.id, late: true, text: '设备已到货，4月20日前完成。' },
      }),
      now: on('04-09'),
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

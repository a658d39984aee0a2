import type { Event } from '../../../domain/item/event';
import type { Item, Notice, State } from '../../../domain/item/item';
import { states } from '../../../domain/item/item';
import type { LetterKind, Matter } from '../../../domain/letters/letter';
import { letterKinds, quietKinds, revivedBy, stillMatters } from '../../../domain/letters/letter';

const open: readonly State[] = ['assigned', 'in_progress', 'under_review', 'suspended'];
const withOwner: readonly State[] = ['assigned', 'in_progress'];

/** In which states a letter of each kind may still be sent, while its matter stands. */
const sentIn: Record<LetterKind, readonly State[]> = {
  assignment: open,
  released: states,
  sign_chase: ['assigned'],
  reminder: withOwner,
  report_reminder: withOwner,
  report_missing: withOwner,
  review: ['under_review'],
  returned: ['in_progress'],
  approval: states,
  decision: states,
  accepted: states,
  overdue: withOwner,
  escalation: withOwner,
  notice: withOwner,
  notice_answered: states,
  notice_lapsed: withOwner,
  instruction: states,
  urging: withOwner,
};

const occasions: Record<LetterKind, string> = {
  ...{ assignment: 'issued@1', released: 'amended@3', sign_chase: 'sign1@2026-03-27', reminder: 'P1D@2026-03-27' },
  ...{ report_reminder: 'P1D@2026-03', report_missing: 'missing@2026-03', review: 'submitted@5' },
  ...{ returned: 'returned@1', approval: 'cancel-4', decision: 'amended@3', accepted: 'accepted@9' },
  ...{ overdue: 'step1@2026-03-27', escalation: 'step2/1@2026-03-27', notice: 'notice-7', notice_lapsed: 'notice-7' },
  ...{ notice_answered: 'notice-7', instruction: 'instructed@8', urging: 'urged@1' },
};

const notice: Notice = {
  ...{ id: 'notice-7', number: '督办〔2026〕1号', colour: 'blue', step: 2, dueAt: 0 },
  ...{ acknowledgedAt: null, answeredAt: null },
};

const matter = (change: Partial<Item>): Matter => ({
  ...{ state: 'in_progress', light: 'yellow', deadline: '2026-03-27', returns: 1, extension: null },
  ...{ reportMissing: '2026-03', lastReportAt: null },
  requests: [{ id: 'cancel-4', kind: 'cancel', by: 'Wang', reason: '' }],
  notices: [notice],
  ...change,
});

describe.each(letterKinds)('a waiting letter of the kind %s', (kind) => {
  const standing = (change: Partial<Item>) =>
    matter({
      state: sentIn[kind].includes('in_progress') ? 'in_progress' : (sentIn[kind][0] ?? 'assigned'),
      ...change,
    });
  const letter = { kind, occasion: occasions[kind], writtenAt: 1000 };

  it.each(states)('is held against an item %s just before it is sent', (state) => {
    expect(stillMatters(letter, matter({ state }))).toBe(sentIn[kind].includes(state));
  });

  it('is not sent about a deadline that is no longer in force', () => {
    const aboutDeadline = ['reminder', 'overdue', 'escalation'].includes(kind);
    expect(stillMatters(letter, standing({ deadline: '2026-04-27' }))).toBe(!aboutDeadline);
  });

  it('is not sent once the item is red, if it is a reminder', () => {
    expect(stillMatters(letter, standing({ light: 'red' }))).toBe(kind !== 'reminder');
  });

  it('is not sent of a return that another has followed', () => {
    expect(stillMatters(letter, standing({ returns: 2 }))).toBe(kind !== 'returned');
  });

  it('is not sent once the report has come, if it asks for one', () => {
    const reported = standing({ lastReportAt: 1000, reportMissing: null });
    expect(stillMatters(letter, reported)).toBe(kind !== 'report_reminder' && kind !== 'report_missing');
  });

  it('is not sent once the notice is answered, if it asks for that; nor once it is void', () => {
    const asks = kind === 'notice' || kind === 'notice_lapsed';
    expect(stillMatters(letter, standing({ notices: [{ ...notice, answeredAt: 1000 }] }))).toBe(!asks);
    expect(stillMatters(letter, standing({ notices: [] }))).toBe(!asks);
  });

  it('is not sent once it is decided, if it asks for a decision', () => {
    expect(stillMatters(letter, standing({ requests: [] }))).toBe(kind !== 'approval');
  });
});

it('an extension that waits is still to be decided; another one is not the same', () => {
  const extension = { number: 2, by: 'Zhao', deadline: '2026-04-30', dueAt: 0, reason: '' };
  const letter = { kind: 'approval' as const, occasion: 'extension2', writtenAt: 0 };
  expect(stillMatters(letter, matter({ extension }))).toBe(true);
  expect(stillMatters(letter, matter({ extension: { ...extension, number: 3 } }))).toBe(false);
  expect(stillMatters(letter, matter({ extension: null }))).toBe(false);
});

it('what review or suspension made moot of a ladder and its notices is called back with the item', () => {
  for (const type of ['returned', 'withdrawn', 'resumed'])
    expect(revivedBy([{ type } as Event])).toEqual(['overdue', 'escalation', 'notice', 'notice_lapsed']);
  expect(revivedBy([{ type: 'signed' }])).toEqual([]);
});

it('nothing that escalates, decides or hands out is among what a person may go without', () => {
  const asked: readonly LetterKind[] = quietKinds;
  for (const kind of ['assignment', 'overdue', 'escalation', 'approval', 'decision', 'notice', 'returned'] as const)
    expect(asked).not.toContain(kind);
});

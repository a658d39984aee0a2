import { WorkCalendar } from '../../../domain/clocks/calendar';
import { defaultPolicy } from '../../../domain/policy';
import { agendaOf, read } from './plans';

const iso = (at: number) => new Date(at).toISOString();

describe('a deadline of Friday 27 March 2026', () => {
  const agenda = agendaOf({ deadline: '2026-03-27' });

  it('turns red as that day ends', () => {
    expect(iso(agenda.dueAt)).toBe('2026-03-27T15:59:59.999Z');
    expect(read(agenda, 'red')).toEqual(['P0D 2026-03-28 00:00:00']);
    expect(agenda.clocks.find(({ kind }) => kind === 'red')?.at).toBe(agenda.dueAt + 1);
  });

  it('has step 1 on Monday 30 March 09:00, step 2 on Wednesday 1 April, step 3 on Wednesday 8 April', () => {
    expect(read(agenda, 'escalate')).toEqual([
      'P0D 2026-03-30 09:00:00',
      'P3D 2026-04-01 09:00:00',
      'P7D 2026-04-08 09:00:00',
    ]);
    expect(agenda.clocks.filter(({ kind }) => kind === 'escalate').map(({ step }) => step)).toEqual([1, 2, 3]);
  });

  it('turns yellow seven calendar days before its day, as that day begins', () => {
    expect(read(agenda, 'yellow')).toEqual(['P7D 2026-03-20 00:00:00']);
    expect(agenda.yellowAt).toBe(Date.parse('2026-03-20T00:00:00+08:00'));
  });

  it('reminds 14, 7, 3 and 1 calendar days before and on the day, at 09:00', () => {
    expect(read(agenda, 'remind')).toEqual([
      'P14D 2026-03-13 09:00:00',
      'P7D 2026-03-20 09:00:00',
      'P3D 2026-03-24 09:00:00',
      'P1D 2026-03-26 09:00:00',
      'P0D 2026-03-27 09:00:00',
    ]);
  });

  it('shows its clocks in order, each with the instant that its wall-clock text names, none assumed', () => {
    const instants = agenda.clocks.map(({ at }) => at);
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    for (const { at, local, assumed } of agenda.clocks) {
      expect(Date.parse(`${local.replace(' ', 'T')}+08:00`)).toBe(at);
      expect(assumed).toBeUndefined();
    }
  });
});

describe('reminders', () => {
  it('on a day off go out on the working day before: around Spring Festival that is the make-up Saturday', () => {
    expect(read(agendaOf({ deadline: '2026-02-24' }), 'remind')).toEqual([
      'P14D 2026-02-10 09:00:00',
      'P7D 2026-02-14 09:00:00',
      'P3D 2026-02-14 09:00:00',
      'P1D 2026-02-14 09:00:00',
      'P0D 2026-02-24 09:00:00',
    ]);
  });

  it('go out on a make-up Saturday or Sunday as on any working day', () => {
    expect(read(agendaOf({ deadline: '2026-02-28' }), 'remind').at(-1)).toBe('P0D 2026-02-28 09:00:00');
    const early = agendaOf({ deadline: '2026-01-04', from: Date.parse('2025-12-01T09:00:00+08:00') });
    expect(read(early, 'remind').at(-1)).toBe('P0D 2026-01-04 09:00:00');
  });

  it('that one holiday brings onto one morning end with the nearest to the deadline, in whatever order the policy has them', () => {
    const policy = { ...defaultPolicy, remindBefore: ['P1D', 'P1M', 'P3D', 'P1W', 'PT30M'] };
    expect(read(agendaOf({ deadline: '2026-02-24', policy }), 'remind')).toEqual([
      'P1M 2026-01-23 09:00:00',
      'P1W 2026-02-14 09:00:00',
      'P3D 2026-02-14 09:00:00',
      'P1D 2026-02-14 09:00:00',
      'PT30M 2026-02-24 23:29:59',
    ]);
  });

  it('whose time has gone by at the issue are not made up for', () => {
    const from = Date.parse('2026-03-24T09:00:00+08:00');
    expect(read(agendaOf({ deadline: '2026-03-27', from }), 'remind')).toEqual([
      'P1D 2026-03-26 09:00:00',
      'P0D 2026-03-27 09:00:00',
    ]);
  });

  it('never come after the deadline: due at 08:00 there is none at 09:00 of that day', () => {
    expect(read(agendaOf({ deadline: '2026-03-27T08:00:00+08:00' }), 'remind').at(-1)).toBe('P1D 2026-03-26 09:00:00');
  });

  it('are reckoned by the months they have: a month before 31 March is 28 February, a make-up Saturday', () => {
    const policy = { ...defaultPolicy, remindBefore: ['P1M'] };
    expect(read(agendaOf({ deadline: '2026-03-31', policy }), 'remind')).toEqual(['P1M 2026-02-28 09:00:00']);
    const from = Date.parse('2028-01-03T09:00:00+08:00');
    expect(read(agendaOf({ deadline: '2028-03-31', policy, from }), 'remind')).toEqual(['P1M 2028-02-29 09:00:00']);
  });
});

describe('durations in hours or less', () => {
  const policy = {
    ...defaultPolicy,
    remindBefore: ['PT4S', 'PT2S', 'PT0S'],
    yellowBefore: 'PT5S',
    escalation: [
      { after: 'PT0S', to: ['owner' as const] },
      { after: 'PT2S', to: ['leader' as const] },
      { after: 'PT36H', to: ['leading_group' as const] },
    ],
  };

  it('ring at their instant on any day, so that a rehearsal runs in seconds on a Sunday', () => {
    const agenda = agendaOf({
      deadline: '2026-03-29T12:00:10+08:00',
      from: Date.parse('2026-03-29T12:00:00+08:00'),
      policy,
    });
    const due = Date.parse('2026-03-29T12:00:10+08:00');
    expect(agenda.clocks.map(({ kind, step, at }) => [kind, step, at - due])).toEqual([
      ['yellow', 0, -5000],
      ['remind', 0, -4000],
      ['remind', 0, -2000],
      ['remind', 0, 0],
      ['red', 0, 1],
      ['escalate', 1, 1],
      ['escalate', 2, 2001],
      ['escalate', 3, 36 * 3_600_000 + 1],
    ]);
  });

  it('count from the issue where the deadline had gone by', () => {
    const from = Date.parse('2026-03-29T12:00:00+08:00');
    const { clocks } = agendaOf({ deadline: '2026-03-29T11:00:00+08:00', from, policy });
    expect(clocks.map(({ kind, at }) => [kind, at - from])).toEqual([
      ['escalate', 0],
      ['escalate', 2000],
      ['escalate', 36 * 3_600_000],
    ]);
  });
});

describe('a deadline as an instant', () => {
  it('is due at that instant, and its ladder begins on the first working day past its day', () => {
    const agenda = agendaOf({ deadline: '2026-03-27T15:00:00+08:00' });
    expect(agenda.dueAt).toBe(Date.parse('2026-03-27T15:00:00+08:00'));
    expect(read(agenda, 'red')).toEqual(['P0D 2026-03-27 15:00:00']);
    expect(read(agenda, 'escalate')[0]).toBe('P0D 2026-03-30 09:00:00');
  });

  it('turns yellow at the same time of day seven days before, over a change to summer time too', () => {
    const agenda = agendaOf({ deadline: '2026-03-09T15:00:00.250-04:00', zone: 'America/New_York' });
    expect(read(agenda, 'yellow')).toEqual(['P7D 2026-03-02 15:00:00']);
    expect(iso(agenda.yellowAt)).toBe('2026-03-02T20:00:00.250Z');
  });
});

describe('a deadline already past at the issue', () => {
  const agenda = agendaOf({ deadline: '2026-03-02', from: Date.parse('2026-03-27T10:00:00+08:00') });

  it('has neither reminders nor lights to come: the item is red from the start', () => {
    expect(agenda.clocks.map(({ kind }) => kind)).toEqual(['escalate', 'escalate', 'escalate']);
  });

  it('has its ladder count from the issue, in full', () => {
    expect(read(agenda, 'escalate')).toEqual([
      'P0D 2026-03-30 09:00:00',
      'P3D 2026-04-01 09:00:00',
      'P7D 2026-04-08 09:00:00',
    ]);
  });

  it('a deadline later on the day of the issue is not past', () => {
    const today = agendaOf({ deadline: '2026-03-27', from: Date.parse('2026-03-27T23:59:59.999+08:00') });
    expect(read(today, 'red')).toEqual(['P0D 2026-03-28 00:00:00']);
  });
});

describe('a year without an official notice', () => {
  it('marks every clock that rests on it as assumed, and no other', () => {
    const { clocks } = agendaOf({ deadline: '2026-12-30' });
    const assumed = clocks.filter((clock) => clock.assumed).map(({ by, local }) => `${by} ${local}`);
    expect(assumed).toEqual(['P3D 2027-01-04 09:00:00', 'P7D 2027-01-08 09:00:00']);
    expect(clocks.find(({ step }) => step === 1)?.local).toBe('2026-12-31 09:00:00');
  });

  it('marks what was counted through such a year, though it lands in a year that has one', () => {
    const only2026 = new WorkCalendar([{ year: 2026, source: '', off: ['2026-01-01'], work: [] }]);
    const from = Date.parse('2025-12-01T09:00:00+08:00');
    const over = agendaOf({ deadline: '2025-12-30', from, calendar: only2026 });
    expect(over.clocks.filter(({ kind }) => kind === 'escalate').every(({ assumed }) => assumed)).toBe(true);

    const back = agendaOf({ deadline: '2026-01-01', from, calendar: only2026 });
    const last = back.clocks.findLast(({ kind }) => kind === 'remind');
    expect(last).toMatchObject({ by: 'P0D', local: '2025-12-31 09:00:00', assumed: true });
  });
});

describe('the ladder across year ends and leap days', () => {
  it('skips New Year and works the make-up Sunday: due 31 December 2025, step 1 is Sunday 4 January 2026', () => {
    const agenda = agendaOf({ deadline: '2025-12-31', from: Date.parse('2025-12-01T09:00:00+08:00') });
    expect(read(agenda, 'escalate')).toEqual([
      'P0D 2026-01-04 09:00:00',
      'P3D 2026-01-06 09:00:00',
      'P7D 2026-01-12 09:00:00',
    ]);
  });

  it('knows 29 February: due Monday 28 February 2028, step 1 is the 29th', () => {
    const agenda = agendaOf({ deadline: '2028-02-28', from: Date.parse('2028-01-03T09:00:00+08:00') });
    expect(read(agenda, 'escalate')[0]).toBe('P0D 2028-02-29 09:00:00');
  });

  it.each([
    ['2026-02-28', '2026-03-02'],
    ['2026-04-30', '2026-05-06'],
    ['2026-06-30', '2026-07-01'],
    ['2026-08-31', '2026-09-01'],
  ])('due at a month end, %s, step 1 is %s', (deadline, first) => {
    expect(read(agendaOf({ deadline }), 'escalate')[0]).toBe(`P0D ${first} 09:00:00`);
  });
});

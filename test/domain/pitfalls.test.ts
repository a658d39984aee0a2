import { WorkCalendar } from '../../domain/clocks/calendar';
import { nextClock } from '../../domain/clocks/clock';
import { dueAtOf } from '../../domain/clocks/deadline';
import { stillMatters } from '../../domain/letters/letter';
import { peopleOf } from '../../domain/people/directory';
import { defaultPolicy } from '../../domain/policy';
import { agendaOf, read } from './clocks/plans';
import { at, Life, told } from './item/life';
import { due, orders } from './item/orders';

/** What others fell into, one test each where pure rules can tell; each names where it happened. */

const said = (life: Life, until: string) => life.ringUntil(at(until)).map(([, event]) => event);

describe('reminders', () => {
  it('overdue is told once a rung, not daily or twice a day (go-vikunja/vikunja#2729)', () => {
    const life = new Life({ milestones: [] });
    life.order('owner', orders.sign, at('01-05 10:00'));
    expect(told(said(life, '05-30 00:00')).filter((type) => type === 'escalated')).toHaveLength(3);
  });

  it('who handed the item on is written to no more (go-vikunja/vikunja#1581)', () => {
    const life = new Life();
    life.order('secretariat', orders.amend, at('02-02 10:00'));
    const person = (id: string) => ({
      id,
      name: id,
      unit: 'U1',
      role: 'official' as const,
      active: true,
      substitute: null,
    });
    const directory = { units: new Map(), officials: [person('owner'), person('new owner')] };
    const concerned = { owner: life.item.owner.id, leader: null, leadUnit: 'U1' };
    expect(peopleOf(['owner'], concerned, directory, '2026-02-02')).toEqual(['new owner']);
  });

  it.each([true, false])(
    'an item under review, or accepted (%s), reminds nobody (glpi-project/glpi#1370, 4teamwork/opengever.core#4710)',
    (accepted) => {
      const life = new Life({ milestones: [] });
      life.order('owner', orders.submit, at('02-02 10:00'));
      if (accepted) life.order('secretariat', orders.accept, at('02-02 10:00'));
      const quiet = ['rang', 'turned'];
      expect(told(said(life, '12-30 00:00')).filter((type) => !quiet.includes(type))).toEqual([]);
      const letter = { kind: 'reminder', occasion: 'P1D@2026-03-27', writtenAt: 0 } as const;
      expect(stillMatters(letter, life.item)).toBe(false);
    },
  );

  it('a clock overdue after downtime rings once, however often the engine looks (camunda/camunda#63687, kiegroup/jbpm#1501)', () => {
    const life = new Life({ old: true });
    expect(life.tick(at('03-25 12:00'))).not.toEqual([]);
    for (let again = 0; again < 3; again++) expect(life.tick(at('03-25 12:00'))).toEqual([]);
  });

  it('a longer reminder beside a shorter one always rings (camunda/camunda#14744)', () => {
    const policy = { ...defaultPolicy, remindBefore: ['P20D', 'P10D', 'P1M'] };
    for (let day = Date.UTC(2026, 2, 1); day < Date.UTC(2026, 11, 1); day += 86_400_000) {
      const agenda = agendaOf({ deadline: new Date(day).toISOString().slice(0, 10), policy });
      expect(read(agenda, 'remind')).toHaveLength(3);
    }
  });

  it('a day that there is not is refused, or is the last of its month; it never silently fails to come (camunda/camunda#18167)', () => {
    expect(() => dueAtOf('2026-04-31', 'Asia/Shanghai')).toThrow(RangeError);
    const policy = { ...defaultPolicy, reportDueDay: 31, reportRemindBefore: ['P0D'] };
    const monthly = new Life({ deadline: '2026-12-31', policy, milestones: [] });
    const asked = said(monthly, '12-01 00:00').flatMap((event) =>
      event.type === 'report_chased' ? [event.month] : [],
    );
    expect(asked).toEqual(Array.from({ length: 11 }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}`));
  });

  it('a reminder whose hour the engine missed comes when it is back (openclaw/openclaw#10067, glpi-project/glpi#24194)', () => {
    const life = new Life({ old: true });
    expect(told(life.tick(at('03-13 17:45')))).toEqual(['rang', 'reminded']);
  });

  it('nobody is told of nothing: a waking without anything due says nothing (alvila/redmine_reminder#1)', () => {
    expect(new Life().tick(at('01-05 09:31'))).toEqual([]);
  });

  it('assignment and overdue are not told together (SORMAS-Foundation/SORMAS-Project#4334)', () => {
    const life = new Life({ deadline: '2026-01-05', from: at('01-06 10:00'), milestones: [] });
    expect(life.tick(at('01-06 10:00'))).toEqual([]);
    expect(nextClock(life.item)?.local).toBe('2026-01-07 09:00:00');
  });

  it('none comes before its time, by the duration that the policy names (CCSDForge/episciences#856)', () => {
    const life = new Life({ old: true });
    for (let clock = nextClock(life.item); clock; clock = nextClock(life.item)) {
      expect(life.tick(clock.at - 1)).toEqual([]);
      life.tick(clock.at);
    }
  });

  it('who has acted is asked no more: the report of the month is in, so nothing asks for it (mysociety/alaveteli#7111)', () => {
    const life = new Life({ milestones: [] });
    life.order('owner', orders.report, at('01-21 10:00'));
    expect(life.item.agenda.some(({ kind }) => kind === 'report' || kind === 'report_missing' || kind === 'sign')).toBe(
      false,
    );
  });
});

describe('escalation', () => {
  it('every rung that a policy has is climbed (open-mercato/open-mercato#2293, glpi-project/glpi#5319)', () => {
    const escalation = [1, 2, 3, 4, 5].map((n) => ({ after: `P${n}D`, to: ['owner' as const] }));
    const life = new Life({ policy: { ...defaultPolicy, escalation } });
    said(life, '05-30 00:00');
    expect(life.item.step).toBe(5);
  });

  it('a ladder without rungs escalates nothing (objectstack-ai/objectstack#12278)', () => {
    const life = new Life({ policy: { ...defaultPolicy, escalation: [] } });
    expect(told(said(life, '05-30 00:00'))).not.toContain('escalated');
    expect(life.item).toMatchObject({ light: 'red', step: 0 });
  });

  it('goes out in the morning of a working day, not at the issue and not at midnight (glpi-project/glpi#15429, #22678)', () => {
    const issuedLate = agendaOf({ deadline: '2026-03-02', from: at('03-27 00:00') });
    for (const agenda of [issuedLate, agendaOf({ deadline: '2026-03-27' })])
      expect(read(agenda, 'escalate').map((line) => line.slice(-8))).toEqual(['09:00:00', '09:00:00', '09:00:00']);
  });

  it('leaves the owner responsible and adds those above (jBPM reassigns instead)', () => {
    const life = new Life();
    said(life, '04-08 09:00');
    expect(life.item).toMatchObject({ step: 3, owner: { id: 'owner' }, state: 'assigned' });
  });

  it('shortening a deadline leaves the extensions granted as they are (doubtfire-lms/doubtfire-api#279)', () => {
    const life = new Life();
    life.order('owner', { ...orders['request-extension'], ...due('2026-04-30') }, at('02-02 10:00'));
    life.order('secretariat', orders['grant-extension'], at('02-02 11:00'));
    life.order('secretariat', { type: 'amend', reason: '提前', deadline: due('2026-04-10') }, at('02-03 10:00'));
    expect(life.item).toMatchObject({ extensionsGranted: 1, deadline: '2026-04-10', originalDeadline: '2026-03-27' });
  });
});

describe('calendars and zones', () => {
  it('one working day is the next one, not 24 business hours (jmix-framework/jmix#790)', () => {
    const escalation = [{ after: 'P1D', to: ['owner' as const] }];
    const agenda = agendaOf({ deadline: '2026-03-27', policy: { ...defaultPolicy, escalation } });
    expect(read(agenda, 'escalate')).toEqual(['P1D 2026-03-30 09:00:00']);
  });

  it('every clock of a working morning counts with one calendar (glpi-project/glpi#10594)', () => {
    const shut = new WorkCalendar([
      { year: 2026, source: '', off: ['2026-01-07', '2026-01-23', '2026-03-30', '2026-04-02'], work: [] },
    ]);
    const life = new Life({ calendar: shut });
    const mornings = life.ringUntil(at('05-30 00:00')).filter(([, { type }]) => type !== 'rang' && type !== 'turned');
    for (const [time, event] of mornings)
      if (event.type !== 'report_missed') expect(shut.isWorkingDay(`2026-${time.slice(0, 5)}`)).toBe(true);
  });

  it.each(['23:59:59', '00:00:00', '08:59:59', '17:00:00'])(
    'what is made before or after office hours, at %s, counts the same days (kiegroup/jbpm#1830, #1342)',
    (hour) => {
      const life = new Life({ from: at(`01-05 ${hour}`), milestones: [] });
      const chases = life.item.agenda.filter(({ kind }) => kind === 'sign').map(({ local }) => local);
      expect(chases).toEqual(['2026-01-08 09:00:00', '2026-01-12 09:00:00']);
    },
  );

  it('a holiday moves what falls on it, a make-up day does not (kiegroup/jbpm#233, liriansu-opus/chinese-calendar#79)', () => {
    expect(read(agendaOf({ deadline: '2026-02-28' }), 'remind').at(-1)).toBe('P0D 2026-02-28 09:00:00');
    expect(read(agendaOf({ deadline: '2026-02-23' }), 'remind').at(-1)).toBe('P0D 2026-02-14 09:00:00');
  });

  it('a year without its list says so on every clock that rests on it (ruoyi-vue-pro#828)', () => {
    const life = new Life({ deadline: '2027-03-26', from: Date.parse('2027-01-04T09:00:00+08:00'), milestones: [] });
    const mornings = life.item.agenda.filter(({ kind }) => ['remind', 'escalate', 'sign', 'report'].includes(kind));
    expect(mornings.length).toBeGreaterThan(10);
    expect(mornings.every(({ assumed }) => assumed)).toBe(true);
  });

  it.each(['Asia/Shanghai', 'America/New_York', 'Pacific/Apia', 'UTC'])(
    'a date is due as that day ends in %s, neither a day early nor late (chrisvel/tududi#777, makeplane/plane#3815)',
    (zone) => {
      const dueAt = dueAtOf('2026-03-27', zone);
      const shown = (instant: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(instant);
      expect([shown(dueAt), shown(dueAt + 1)]).toEqual(['2026-03-27', '2026-03-28']);
    },
  );

  it('09:00 is that of the organisation, and its today is too (Duly, Operately and CISO Assistant reckon in UTC)', () => {
    const life = new Life({ from: Date.parse('2026-01-05T17:00:00Z'), milestones: [] });
    // 01:00 of Tuesday 6 January in Shanghai.
    expect(life.item.agenda[0]).toMatchObject({ kind: 'sign', local: '2026-01-09 09:00:00', at: at('01-09 09:00') });
  });

  it('a day in a plan is a calendar day, of 23 or 25 hours too (temporalio/temporal#8205)', () => {
    const zone = 'America/New_York';
    const agenda = agendaOf({ deadline: '2026-03-10', zone, from: Date.parse('2026-03-01T12:00:00Z') });
    expect(read(agenda, 'remind')).toEqual([
      'P7D 2026-03-03 09:00:00',
      'P3D 2026-03-06 09:00:00',
      'P1D 2026-03-09 09:00:00',
      'P0D 2026-03-10 09:00:00',
    ]);
  });
});

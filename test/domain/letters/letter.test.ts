import { nextClock } from '../../../domain/clocks/clock';
import type { Order } from '../../../domain/item/command';
import type { Event } from '../../../domain/item/event';
import { lettersFor } from '../../../domain/letters/letter';
import type { Capacity } from '../../../domain/people/roles';
import type { Policy } from '../../../domain/policy';
import { defaultPolicy } from '../../../domain/policy';
import { actor, at, Life } from '../item/life';
import { due, orders } from '../item/orders';

/** The letters of the last entry: kind, occasion, to whom; with the rung, and `+` where it waits for the digest. */
function lettersAfter(life: Life, policy: Policy = life.rules.policy): string[] {
  const entry = life.entries.at(-1);
  if (!entry) throw new Error('a life begins with its issue');
  return lettersFor(entry, life.item, policy).map(({ kind, occasion, to, people, step, gathered }) =>
    [kind, occasion, [...to, ...people].join(), ...(step > 0 ? [`step ${step}`] : []), ...(gathered ? ['+'] : [])].join(
      ' ',
    ),
  );
}

/** Every letter of what the clocks did up to an instant. */
function written(life: Life, until: string): string[] {
  const letters: string[] = [];
  for (let clock = nextClock(life.item); clock && clock.at <= at(until); clock = nextClock(life.item)) {
    life.tick(clock.at);
    letters.push(...lettersAfter(life));
  }
  return letters;
}

const now = at('02-02 10:00');
const ask = (deadline: string) => ({ ...orders['request-extension'], ...due(deadline) });
const approve = (life: Life, when: number) =>
  life.order('leader', { type: 'approve', request: life.item.requests[0]?.id ?? '' }, when);

describe('which letters an entry calls for, and to whom', () => {
  it('the issue: the assignment, to the owner', () => {
    expect(lettersAfter(new Life())).toEqual(['assignment issued@1 owner']);
  });

  it('a reminder: one, to the owner, for the last of those missed', () => {
    const life = new Life({ old: true });
    life.tick(at('03-26 09:00'));
    expect(lettersAfter(life)).toEqual(['reminder P1D@2026-03-27 owner +']);
  });

  it('the whole of an item that nobody touches, from its issue to its last notice', () => {
    expect(written(new Life(), '04-24 23:00')).toEqual([
      'sign_chase sign1@2026-03-27 owner +',
      'sign_chase sign2@2026-03-27 owner,unit_head +',
      'report_reminder P5D@2026-01 owner +',
      'report_reminder P0D@2026-01 owner +',
      'report_missing missing@2026-01 owner +',
      'report_reminder P5D@2026-02 owner +',
      'report_reminder P1D@2026-02 owner +',
      'report_reminder P0D@2026-02 owner +',
      'report_missing missing@2026-02 owner +',
      'reminder P14D@2026-03-27 owner +',
      'reminder P7D@2026-03-27 owner +',
      'report_reminder P5D@2026-03 owner +',
      'reminder P3D@2026-03-27 owner +',
      'report_reminder P1D@2026-03 owner +',
      'report_reminder P0D@2026-03 owner +',
      'report_missing missing@2026-03 owner +',
      'reminder P1D@2026-03-27 owner +',
      'reminder P0D@2026-03-27 owner +',
      'overdue step1@2026-03-27 owner,unit_head step 1',
      'escalation step2@2026-03-27 leader,secretariat step 2',
      'notice notice-25 owner,unit_head step 2',
      'escalation step3@2026-03-27 leading_group step 3',
      'notice_lapsed notice-25 secretariat,leader',
      'notice notice-26 owner,unit_head step 2',
      'notice_lapsed notice-26 secretariat,leader',
      'notice notice-27 owner,unit_head,leader,leading_group step 2',
      'report_reminder P5D@2026-04 owner +',
      'notice_lapsed notice-27 secretariat,leader',
      'report_reminder P0D@2026-04 owner +',
    ]);
  });

  it('steps missed: one letter to each recipient of any of them, about the highest', () => {
    const life = new Life({ old: true });
    life.tick(at('04-08 09:00'));
    expect(lettersAfter(life)).toEqual([
      'escalation step3@2026-03-27 leader,secretariat,leading_group step 3',
      expect.stringMatching(/^notice \S+ owner,unit_head step 2$/),
    ]);
  });

  it('names nobody twice, where two rungs tell the same people', () => {
    const escalation = [
      { after: 'P0D', to: ['owner', 'unit_head'] as const },
      { after: 'P3D', to: ['unit_head', 'owner', 'leader'] as const },
    ];
    const events: Event[] = [{ type: 'escalated', step: 2, steps: [1, 2] }];
    const [letter] = lettersFor({ seq: 9, events }, new Life().item, { escalation, digest: true });
    expect(letter?.to).toEqual(['owner', 'unit_head', 'leader']);
  });

  it('tells whoever gets the notice of a step of all that were reached with it by that notice alone', () => {
    const escalation = [
      { after: 'P0D', to: ['owner', 'unit_head'] as const },
      { after: 'P3D', to: ['owner', 'leader', 'secretariat'] as const, notice: true, answerWithin: 'P3D' },
    ];
    const notice = {
      ...{ id: 'n1', number: '督办〔2026〕1号', colour: 'blue' as const, step: 2, dueAt: now },
      ...{ acknowledgedAt: null, answeredAt: null },
    };
    const events: Event[] = [
      { type: 'escalated', step: 2, steps: [1, 2] },
      { type: 'noticed', notice },
    ];
    const letters = lettersFor({ seq: 9, events }, new Life().item, { escalation, digest: true });
    expect(letters.map(({ kind, to }) => [kind, to])).toEqual([
      ['escalation', ['leader', 'secretariat']],
      ['notice', ['owner', 'unit_head']],
    ]);
  });

  it.each<[string, (life: Life) => unknown, string[]]>([
    ['signing: none', (life) => life.order('owner', orders.sign, now), []],
    ['a report: none', (life) => life.order('owner', orders.report, now), []],
    ['a submission', (life) => life.order('owner', orders.submit, now), ['review submitted@2 secretariat +']],
    [
      'a withdrawal: none',
      (life) => {
        life.order('owner', orders.submit, now);
        life.order('owner', orders.withdraw, now);
      },
      [],
    ],
    [
      'the acceptance',
      (life) => {
        life.order('owner', orders.submit, now);
        life.order('secretariat', orders.accept, now);
      },
      ['accepted accepted@3 owner,unit_head +'],
    ],
    [
      'an extension asked for',
      (life) => life.order('owner', ask('2026-04-30'), now),
      ['approval extension1 secretariat'],
    ],
    [
      'an extension granted',
      (life) => {
        life.order(actor('unit_head', 'Li'), ask('2026-04-30'), now);
        life.order('secretariat', orders['grant-extension'], now);
      },
      ['decision extension_granted@3 owner,unit_head,Li'],
    ],
    [
      'the second extension asked for: a leader decides',
      (life) => {
        life.order('owner', ask('2026-04-30'), now);
        life.order('secretariat', orders['grant-extension'], now);
        life.order('owner', ask('2026-05-29'), now);
      },
      ['approval extension2 decider'],
    ],
    [
      'an extension refused',
      (life) => {
        life.order('owner', ask('2026-04-30'), now);
        life.order('secretariat', orders['refuse-extension'], now);
      },
      ['decision extension_refused@3 owner,unit_head,owner'],
    ],
    [
      'something asked of a leader',
      (life) => life.order('secretariat', orders.cancel, now),
      ['approval cancel-2 decider'],
    ],
    [
      'what the leader decides',
      (life) => {
        life.order('secretariat', orders.suspend, now);
        approve(life, now);
      },
      ['decision approved@3 owner,unit_head,secretariat'],
    ],
    [
      'the resumption',
      (life) => {
        life.order('secretariat', orders.suspend, now);
        approve(life, now);
        life.order('secretariat', orders.resume, now);
      },
      ['decision resumed@4 owner,unit_head,secretariat'],
    ],
    [
      'another owner: both are told',
      (life) => life.order('secretariat', orders.amend, now),
      ['assignment amended@2 owner', 'released amended@2 owner'],
    ],
    [
      'another deadline',
      (life) => life.order('secretariat', { type: 'amend', reason: '调整', deadline: due('2026-04-30') }, now),
      ['decision amended@2 owner,unit_head'],
    ],
    [
      'words of a leader',
      (life) => life.order('leader', orders.instruct, now),
      ['instruction instructed@2 owner,unit_head,secretariat'],
    ],
    [
      'the second chase by hand',
      (life) => {
        life.order('leader', orders.remind, now);
        life.order('unit_head', orders.remind, now);
      },
      ['urging urged@2 owner'],
    ],
    ['new rules: none', (life) => life.order('secretariat', orders.replan, now), []],
  ])('%s', (_, act, letters) => {
    const life = new Life();
    act(life);
    expect(lettersAfter(life)).toEqual(letters);
  });

  it('an answer to a notice: to the secretariat and the leader', () => {
    const life = new Life();
    life.ringUntil(at('04-01 09:00'));
    const { id = '' } = life.item.notices[0] ?? {};
    life.order('owner', { type: 'answer-notice', notice: id, text: '已办' }, at('04-01 10:00'));
    expect(lettersAfter(life)).toEqual([`notice_answered ${id} secretariat,leader +`]);
  });

  it('each return: a letter of its own, to the owner', () => {
    const life = new Life();
    for (const round of [1, 2]) {
      life.order('owner', orders.submit, now);
      life.order('secretariat', orders.return, now);
      expect(lettersAfter(life)).toEqual([`returned returned@${round} owner`]);
    }
  });

  it('a ladder climbed again under the same deadline: letters of its own, since none is written twice', () => {
    const life = new Life();
    const first = written(life, '04-08 09:00');
    life.order('owner', orders.submit, at('04-09 10:00'));
    life.order('secretariat', orders.accept, at('04-10 10:00'));
    life.order('secretariat', orders.reopen, at('05-11 10:00'));
    approve(life, at('05-11 10:00'));
    const second = written(life, '05-30 10:00');
    expect(second.filter((letter) => /^(overdue|escalation)/.test(letter))).toEqual([
      'overdue step1/1@2026-03-27 owner,unit_head step 1',
      'escalation step2/1@2026-03-27 leader,secretariat step 2',
      'escalation step3/1@2026-03-27 leading_group step 3',
    ]);
    expect(first.filter((letter) => second.includes(letter))).toEqual([]);
  });

  it('without a digest, or counted in hours, everything goes out at once', () => {
    const life = new Life();
    life.ringUntil(at('01-08 09:00'));
    expect(lettersAfter(life, { ...defaultPolicy, digest: false })).toEqual(['sign_chase sign1@2026-03-27 owner']);
    const quick = new Life({ policy: { ...defaultPolicy, signWithin: 'PT30M', remindBefore: ['PT2H'] } });
    quick.tick(at('01-05 10:00:01'));
    expect(lettersAfter(quick)).toEqual(['sign_chase sign1@2026-03-27 owner']);
  });
});

/** Every letter of a long and eventful life, by item, kind, occasion and rung. */
it('no two entries of a life call for the same letter', () => {
  const life = new Life();
  const all: string[] = written(life, '04-08 09:00');
  const act = (as: Capacity, order: Order, time: string) => {
    all.push(...written(life, time));
    expect(life.order(as, order, at(time))).toHaveProperty('events');
    all.push(...lettersAfter(life));
  };
  act('owner', ask('2026-05-29'), '04-09 10:00');
  act('secretariat', orders['grant-extension'], '04-09 11:00');
  act('secretariat', { type: 'amend', reason: '调整', deadline: due('2026-06-30') }, '04-10 10:00');
  act('secretariat', { type: 'amend', reason: '调整', deadline: due('2026-05-29') }, '05-20 10:00');
  act('leader', orders.remind, '05-20 11:00');
  act('leader', orders.remind, '05-20 12:00');
  act('owner', orders.submit, '06-10 10:00');
  act('secretariat', orders.return, '06-11 10:00');
  act('owner', orders.submit, '06-12 10:00');
  act('secretariat', orders.accept, '06-13 10:00');
  for (const time of ['07-13', '09-14']) {
    act('secretariat', orders.reopen, `${time} 10:00`);
    act('leader', { type: 'approve', request: life.item.requests[0]?.id ?? '' }, `${time} 11:00`);
    all.push(...written(life, `${time.replace(/\d\d$/, '28')} 10:00`));
    act('owner', orders.submit, `${time.replace(/\d\d$/, '29')} 10:00`);
    act('secretariat', orders.accept, `${time.replace(/\d\d$/, '29')} 11:00`);
  }
  const matters = all.map((letter) => letter.split(' ').slice(0, 2).join(' '));
  expect(matters.filter((matter, index) => matters.indexOf(matter) !== index)).toEqual([]);
});

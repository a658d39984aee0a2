import type { Event } from '../../../domain/item/event';
import { lettersFor } from '../../../domain/letters/letter';
import { defaultPolicy } from '../../../domain/policy';
import { actor, at, Life, refused, told } from './life';
import { due, orders } from './orders';

/** A policy whose last two rungs bring a notice each. */
const twoRungs = {
  ...defaultPolicy,
  escalation: defaultPolicy.escalation.map((rung, index) => (index === 2 ? { ...rung, notice: true } : rung)),
};

const noticesOf = (events: readonly Event[]) =>
  events.flatMap((event) => (event.type === 'noticed' ? [event.notice] : []));

/** Every notice of a life, with when it was issued and by when it was to be answered. */
const issued = (life: Life) =>
  life.entries.flatMap(({ at: when, events }) =>
    noticesOf(events).map(({ colour, step, dueAt }) => [local(when), colour, step, local(dueAt)]),
  );

const local = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');

/** An item on its second rung, with its first notice, on Wednesday 1 April 2026. */
function noticed(policy = defaultPolicy): Life {
  const life = new Life({ policy, milestones: [] });
  life.order('owner', orders.sign, at('01-06 10:00'));
  life.ringUntil(at('04-01 09:00'));
  return life;
}

const answer = (life: Life, when: number, index = 0) =>
  life.order('owner', { ...orders['answer-notice'], notice: life.item.notices[index]?.id ?? 'none' }, when);

describe('a supervision notice (督办单)', () => {
  it('comes numbered with the rung that brings one, and with no other', () => {
    const life = new Life();
    life.ringUntil(at('03-30 09:00'));
    expect(life.item.notices).toEqual([]);
    life.ringUntil(at('04-01 09:00'));
    expect(life.item.notices).toEqual([
      {
        ...{ id: `notice-${life.item.version}`, number: '督办〔2026〕1号', colour: 'blue', step: 2 },
        ...{ dueAt: at('04-07 23:59:59.999'), acknowledgedAt: null, answeredAt: null },
      },
    ]);
  });

  it('is due at the end of the third working day after, and chased on the working morning after that', () => {
    const [clock] = noticed().item.agenda.filter(({ kind }) => kind === 'notice');
    expect(clock?.local).toBe('2026-04-08 09:00:00');
  });

  it('left unanswered goes from blue to yellow to red, and no further', () => {
    const life = noticed();
    life.ringUntil(at('12-31 00:00'));
    expect(issued(life)).toEqual([
      ['04-01 09:00', 'blue', 2, '04-07 23:59'],
      ['04-08 09:00', 'yellow', 2, '04-13 23:59'],
      ['04-14 09:00', 'red', 2, '04-17 23:59'],
    ]);
    const lapsed = life.entries.filter(({ events }) => told(events).includes('notice_lapsed'));
    expect(lapsed.map(({ at: when }) => local(when))).toEqual(['04-08 09:00', '04-14 09:00', '04-20 09:00']);
    expect(told(lapsed.at(-1)?.events ?? [])).not.toContain('noticed');
  });

  it('answered in time is the end of it', () => {
    const life = noticed();
    answer(life, at('04-07 23:59:59.999'));
    expect(life.last).toMatchObject([{ type: 'notice_answered', late: false }]);
    life.ringUntil(at('12-31 00:00'));
    expect(issued(life)).toHaveLength(1);
  });

  it('answered late is taken and marked, and answers the next one, which has gone out already', () => {
    const life = noticed();
    life.ringUntil(at('04-08 09:00'));
    answer(life, at('04-08 10:00'));
    expect(life.last).toMatchObject([
      { type: 'notice_answered', late: true },
      { type: 'notice_answered', late: false, along: life.item.notices[0]?.id },
    ]);
    expect(life.item.notices.map(({ answeredAt }) => answeredAt === null)).toEqual([false, false]);
  });

  it('taken note of is still to be answered', () => {
    const life = noticed();
    const notice = life.item.notices[0]?.id ?? '';
    life.order('unit_head', { type: 'acknowledge-notice', notice }, at('04-02 10:00'));
    expect(life.item.notices[0]).toMatchObject({ acknowledgedAt: at('04-02 10:00'), answeredAt: null });
    life.ringUntil(at('04-08 09:00'));
    expect(life.item.notices).toHaveLength(2);
  });

  it.each<[string, (life: Life) => ReturnType<Life['order']>, string]>([
    ['one that there is not', (life) => answer(life, at('04-02 10:00'), 7), 'notice_unknown'],
    [
      'one that was answered',
      (life) => {
        answer(life, at('04-02 10:00'));
        return answer(life, at('04-02 11:00'));
      },
      'notice_answered',
    ],
    [
      'nothing said',
      (life) =>
        life.order(
          'owner',
          { type: 'answer-notice', notice: life.item.notices[0]?.id ?? '', text: ' ' },
          at('04-02 10:00'),
        ),
      'text_missing',
    ],
  ])('is not answered: %s', (_, act, code) => {
    expect(refused(act(noticed()))).toBe(code);
  });

  it.each(['acknowledge-notice', 'answer-notice'] as const)('is acknowledged once, and not after %s', (type) => {
    const life = noticed();
    const notice = life.item.notices[0]?.id ?? '';
    life.order('owner', { ...orders[type], notice }, at('04-02 10:00'));
    const again = life.order('owner', { type: 'acknowledge-notice', notice }, at('04-02 11:00'));
    expect(refused(again)).toBe('notice_answered');
    expect(refused(life.order('owner', { type: 'acknowledge-notice', notice: 'none' }, at('04-02 11:00')))).toBe(
      'notice_unknown',
    );
  });
});

describe('two rungs that bring notices', () => {
  it('each bring one; after one that was answered the next is blue again', () => {
    const life = noticed(twoRungs);
    answer(life, at('04-02 10:00'));
    life.ringUntil(at('04-08 09:00'));
    expect(issued(life)).toEqual([
      ['04-01 09:00', 'blue', 2, '04-07 23:59'],
      ['04-08 09:00', 'blue', 3, '04-13 23:59'],
    ]);
  });

  it('bring one notice where they come together, and where a rung and a missing answer do', () => {
    const late = new Life({ policy: twoRungs });
    late.tick(at('04-08 09:00'));
    expect(issued(late)).toEqual([['04-08 09:00', 'blue', 3, '04-13 23:59']]);
    const both = noticed(twoRungs);
    both.tick(at('04-08 09:00'));
    expect(told(both.last)).toEqual(['rang', 'escalated', 'notice_lapsed', 'noticed', 'scheduled']);
    expect(issued(both).at(-1)).toEqual(['04-08 09:00', 'yellow', 3, '04-13 23:59']);
  });

  it('that follow one another before an answer is due go on by the newest alone', () => {
    const quick = {
      ...twoRungs,
      escalation: twoRungs.escalation.map((rung, index) => (index === 2 ? { ...rung, after: 'P4D' } : rung)),
    };
    const life = noticed(quick);
    life.ringUntil(at('04-08 09:00'));
    expect(issued(life).map(([when, colour]) => [when, colour])).toEqual([
      ['04-01 09:00', 'blue'],
      ['04-02 09:00', 'yellow'],
    ]);
  });
});

/** Pitfall: an unanswered escalation itself has no ladder, its top is undefined (gitmoot/gitmoot#1397). */
it('a red notice left unanswered is the top: it is told once, and nothing follows', () => {
  const life = noticed();
  life.ringUntil(at('04-20 09:00'));
  expect(told(life.last)).toEqual(['rang', 'report_chased', 'notice_lapsed']);
  const after = life.ringUntil(at('12-31 00:00')).map(([, event]) => event);
  expect(told(after)).not.toContain('notice_lapsed');
  expect(life.item.notices.map(({ colour }) => colour)).toEqual(['blue', 'yellow', 'red']);
});

/** Pitfall: acknowledge is never called, so the level ratchets to its maximum (elizaOS/eliza#14726). */
it('an answer stops the colours, though nobody has acknowledged', () => {
  const life = noticed();
  life.ringUntil(at('04-08 09:00'));
  answer(life, at('04-08 10:00'), 1);
  life.ringUntil(at('12-31 00:00'));
  expect(issued(life).map(([, colour]) => colour)).toEqual(['blue', 'yellow']);
});

describe("a notice's time", () => {
  it('stands still while the item is under review; what was missed comes with the return', () => {
    const life = noticed();
    life.order('owner', orders.submit, at('04-02 10:00'));
    expect(told(life.ringUntil(at('04-27 10:00')).map(([, event]) => event))).not.toContain('notice_lapsed');
    life.order('secretariat', orders.return, at('04-27 10:00'));
    life.tick(at('04-27 10:00'));
    expect(told(life.last)).toContain('notice_lapsed');
    expect(life.item).toMatchObject({ step: 3, notices: [{ colour: 'blue' }, { colour: 'yellow' }] });
  });

  it('runs on after a suspension: as many days remain as remained, and an answer in that time is not late', () => {
    const life = noticed();
    life.order('secretariat', orders.suspend, at('04-02 10:00'));
    life.order('leader', { type: 'approve', request: life.item.requests[0]?.id ?? '' }, at('04-02 10:00'));
    life.order('secretariat', orders.resume, at('04-22 10:00'));
    expect(life.item.notices[0]?.dueAt).toBe(at('04-27 23:59:59.999'));
    expect(life.item.agenda.find(({ kind }) => kind === 'notice')?.local).toBe('2026-04-28 09:00:00');
    answer(life, at('04-27 12:00'));
    expect(life.last).toMatchObject([{ late: false }]);
  });

  it('is neither answered nor acknowledged while the item is suspended: its time stands still, and runs on after', () => {
    const life = noticed();
    life.order('secretariat', orders.suspend, at('04-02 10:00'));
    life.order('leader', { type: 'approve', request: life.item.requests[0]?.id ?? '' }, at('04-02 10:00'));
    const notice = life.item.notices[0]?.id ?? '';
    for (const order of [
      { type: 'answer-notice' as const, notice, text: '已办' },
      { type: 'acknowledge-notice' as const, notice },
    ])
      expect(refused(life.order('owner', order, at('04-22 10:00')))).toBe('not_in_this_state');
    life.order('secretariat', orders.resume, at('04-22 11:00'));
    answer(life, at('04-22 12:00'));
    expect(life.last).toMatchObject([{ late: false }]);
  });

  it('answered late answers the yellow and red ones of the same step too, with one letter', () => {
    const life = noticed();
    life.ringUntil(at('04-30 09:00'));
    const [first, ...others] = life.item.notices;
    expect(others.map(({ colour, step }) => [colour, step])).toEqual([
      ['yellow', first?.step],
      ['red', first?.step],
    ]);
    const order = { type: 'answer-notice' as const, notice: first?.id ?? '', text: '已办' };
    expect(refused(life.order('owner', order, at('04-30 10:00')))).toBeUndefined();
    expect(life.item.notices.every(({ answeredAt }) => answeredAt === at('04-30 10:00'))).toBe(true);
    expect(life.item.agenda.filter(({ kind }) => kind === 'notice')).toEqual([]);
    const last = life.entries.at(-1);
    if (!last) throw new Error('nothing was recorded');
    const letters = lettersFor(last, life.item, life.rules.policy);
    expect(letters.map(({ kind, occasion }) => [kind, occasion])).toEqual([['notice_answered', first?.id]]);
    const again = { ...order, notice: others[0]?.id ?? '' };
    expect(refused(life.order('owner', again, at('04-30 11:00')))).toBe('notice_answered');
  });

  it.each([
    ['P0D', '04-01 23:59', '2026-04-02 09:00:00'],
    ['P1D', '04-02 23:59', '2026-04-03 09:00:00'],
    ['PT6H', '04-01 15:00', '2026-04-01 15:00:00'],
  ])('of %s ends %s and is chased %s', (answerWithin, ends, chased) => {
    const escalation = defaultPolicy.escalation.map((rung) => (rung.notice ? { ...rung, answerWithin } : rung));
    const life = noticed({ ...defaultPolicy, escalation });
    expect(local(life.item.notices[0]?.dueAt ?? 0)).toBe(ends);
    expect(life.item.agenda.find(({ kind }) => kind === 'notice')?.local).toBe(chased);
  });
});

describe('the number of a notice', () => {
  it('is drawn for each occasion once: a ladder climbed again under the same deadline has occasions of its own', () => {
    const life = noticed();
    life.ringUntil(at('04-14 09:00'));
    life.order('owner', orders.submit, at('04-15 10:00'));
    life.order('secretariat', orders.accept, at('04-16 10:00'));
    life.order('secretariat', orders.reopen, at('05-11 10:00'));
    life.order('leader', { type: 'approve', request: life.item.requests[0]?.id ?? '' }, at('05-11 10:00'));
    life.ringUntil(at('05-18 10:00'));
    expect(life.item.notices).toHaveLength(1);
    expect(life.numbered).toHaveLength(4);
    expect(new Set(life.numbered).size).toBe(4);
  });

  it('is no longer of a notice whose deadline was extended: answers to it are not taken', () => {
    const life = noticed();
    const { id = '' } = life.item.notices[0] ?? {};
    life.order(actor('owner'), { ...orders['request-extension'], ...due('2026-05-29') }, at('04-02 10:00'));
    life.order('secretariat', orders['grant-extension'], at('04-02 11:00'));
    expect(refused(life.order('owner', { type: 'answer-notice', notice: id, text: '已办' }, at('04-02 12:00')))).toBe(
      'notice_unknown',
    );
  });
});

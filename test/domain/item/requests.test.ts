import { defaultPolicy } from '../../../domain/policy';
import { actor, at, Life, refused, told } from './life';
import { due, orders } from './orders';

const now = at('02-02 10:00');

/** The request that was made last and waits for a leader. */
function open(life: Life): string {
  return life.item.requests.at(-1)?.id ?? 'none';
}

describe('suspending and cancelling', () => {
  const life = () => new Life();
  const asker = actor('secretariat', 'Wang');

  it('are asked for with a reason, and change nothing until a leader approves', () => {
    const asked = life();
    expect(refused(asked.order(asker, { ...orders.suspend, reason: ' ' }, now))).toBe('reason_missing');
    asked.order(asker, orders.suspend, now);
    expect(asked.item).toMatchObject({
      state: 'assigned',
      light: 'green',
      requests: [{ kind: 'suspend', by: 'Wang' }],
    });
    asked.order('leader', { type: 'approve', request: open(asked) }, now);
    expect(asked.item).toMatchObject({ state: 'suspended', light: 'grey', requests: [], suspendedAt: now });
  });

  it('are not asked for twice while one waits, but again after it was rejected, with a reason', () => {
    const twice = life();
    twice.order(asker, orders.cancel, now);
    expect(refused(twice.order(asker, orders.cancel, now))).toBe('already_asked');
    const reject = { type: 'reject', request: open(twice) } as const;
    expect(refused(twice.order('leader', { ...reject, reason: '' }, now))).toBe('reason_missing');
    expect(refused(twice.order('leader', { ...reject, reason: '不同意' }, now))).toBeUndefined();
    expect(refused(twice.order('leader', { ...reject, reason: '不同意' }, now))).toBe('request_unknown');
    expect(refused(twice.order(asker, orders.cancel, now))).toBeUndefined();
  });

  it('nobody decides on their own request', () => {
    for (const type of ['approve', 'reject'] as const) {
      const own = life();
      own.order(asker, orders.cancel, now);
      const order = { ...orders[type], request: open(own) };
      expect(refused(own.order(actor('leader', 'Wang'), order, now))).toBe('own_request');
    }
  });

  it('a suspension is not approved once the item is under review, and falls with its acceptance', () => {
    const moved = life();
    moved.order(asker, orders.suspend, now);
    moved.order('owner', orders.submit, now);
    expect(refused(moved.order('leader', { type: 'approve', request: open(moved) }, now))).toBe('not_in_this_state');
    moved.order('secretariat', orders.accept, now);
    expect(moved.item.requests).toEqual([]);
  });
});

describe('a reopening (回头看)', () => {
  const accepted = (when = now) => {
    const life = new Life();
    life.order('owner', orders.submit, when);
    life.order('secretariat', orders.accept, when);
    return life;
  };
  const reopened = (life: Life, when: number, order = {}) => {
    life.order('secretariat', { ...orders.reopen, ...order }, when);
    return life.order('leader', { type: 'approve', request: open(life) }, when);
  };

  it('is asked for with a reason, and changes nothing until a leader approves', () => {
    const life = accepted();
    expect(refused(life.order('secretariat', { ...orders.reopen, reason: '' }, now))).toBe('reason_missing');
    life.order('secretariat', orders.reopen, now);
    expect(life.item).toMatchObject({ state: 'accepted', light: 'blue', agenda: [] });
    expect(refused(life.order('secretariat', orders.reopen, now))).toBe('already_asked');
    expect(refused(life.order(actor('leader', 'secretariat'), { type: 'approve', request: open(life) }, now))).toBe(
      'own_request',
    );
    life.order('leader', { type: 'approve', request: open(life) }, now);
    expect(life.item).toMatchObject({ state: 'in_progress', light: 'green', submission: null, acceptedAt: null });
  });

  it('is rejected with a reason, and the item stays accepted', () => {
    const life = accepted();
    life.order('secretariat', orders.reopen, now);
    expect(refused(life.order('leader', { ...orders.reject, request: open(life) }, now))).toBeUndefined();
    expect(life.item).toMatchObject({ state: 'accepted', requests: [] });
  });

  it('may set a new deadline, which is not past, when it is asked for and when it is approved', () => {
    const life = accepted(at('05-20 10:00'));
    const asked = { ...orders.reopen, deadline: due('2026-05-31') };
    expect(refused(life.order('secretariat', { ...asked, deadline: due('2026-05-19') }, at('05-20 11:00')))).toBe(
      'deadline_past',
    );
    life.order('secretariat', asked, at('05-20 11:00'));
    expect(refused(life.order('leader', { type: 'approve', request: open(life) }, at('06-01 00:00')))).toBe(
      'deadline_past',
    );
    life.order('leader', { type: 'approve', request: open(life) }, at('05-31 23:59'));
    expect(life.item).toMatchObject({ deadline: '2026-05-31', originalDeadline: '2026-03-27', light: 'yellow' });
  });

  it('counts as late again only by the deadline in force', () => {
    const late = accepted(at('05-20 10:00'));
    reopened(late, at('05-21 10:00'), { deadline: due('2026-06-30') });
    expect(late.item.light).toBe('green');
    const kept = accepted(at('03-20 10:00'));
    reopened(kept, at('05-21 10:00'));
    expect(kept.item).toMatchObject({ deadline: '2026-03-27', light: 'red' });
  });

  it('starts the ladder at its foot, counted from the reopening where the deadline is past', () => {
    const life = new Life();
    life.tick(at('04-01 09:00'));
    life.order('owner', orders.submit, at('04-02 10:00'));
    life.order('secretariat', orders.accept, at('04-03 10:00'));
    reopened(life, at('05-21 10:00'));
    expect(life.item).toMatchObject({ step: 0, notices: [] });
    const rungs = life.item.agenda.filter(({ kind }) => kind === 'escalate');
    expect(rungs.map(({ local }) => local)).toEqual([
      '2026-05-22 09:00:00',
      '2026-05-26 09:00:00',
      '2026-06-01 09:00:00',
    ]);
  });

  it('is refused of what was cancelled, which is final', () => {
    const life = new Life();
    life.order('secretariat', orders.cancel, now);
    life.order('leader', { type: 'approve', request: open(life) }, now);
    expect(refused(life.order('secretariat', orders.reopen, now))).toBe('not_in_this_state');
  });

  it('asks for reports again from the month that is running, and minds milestones that went by meanwhile', () => {
    const life = new Life();
    life.order('owner', orders.submit, at('02-02 10:00'));
    life.order('secretariat', orders.accept, at('02-03 10:00'));
    reopened(life, at('03-02 10:00'));
    expect(life.item.agenda.find(({ kind }) => kind === 'report_missing')?.of).toBe('2026-03');
    life.tick(at('03-02 10:00'));
    expect(life.item.light).toBe('yellow');
    expect(life.item.milestones[0]).toMatchObject({ date: '2026-02-10', past: true });
  });
});

describe('a carry-over (结转)', () => {
  const asker = actor('secretariat', 'Wang');
  const approve = (life: Life, when: number, by = actor('leader')) =>
    refused(life.order(by, { type: 'approve', request: open(life) }, when));
  const ask = { ...orders['carry-over'] };

  it('is asked for with a reason, names its quarter, and changes nothing until a leader approves', () => {
    const life = new Life();
    const { deadline, agenda } = life.item;
    expect(refused(life.order(asker, { ...ask, reason: ' ' }, now))).toBe('reason_missing');
    life.order(asker, ask, now);
    expect(life.item).toMatchObject({ deadline, agenda });
    expect(life.item.requests).toEqual([
      {
        id: 'carry_over-2',
        kind: 'carry_over',
        by: 'Wang',
        reason: ask.reason,
        period: '2026-Q1',
        ...due('2026-06-30'),
      },
    ]);
    expect(refused(life.order('secretariat', ask, now))).toBe('already_asked');
    expect(approve(life, now, actor('leader', 'Wang'))).toBe('own_request');
  });

  it.each([
    ['the last day of the quarter', '2026-03-31', 'deadline_within_quarter'],
    ['its last second', '2026-03-31T23:59:59+08:00', 'deadline_within_quarter'],
    ['the first second after it', '2026-04-01T00:00:00+08:00', undefined],
    ['the day after it', '2026-04-01', undefined],
  ])('goes beyond the quarter: to %s', (_, deadline, code) => {
    expect(refused(new Life().order(asker, { ...ask, ...due(deadline) }, now))).toBe(code);
  });

  it('goes to a day to come, when it is asked for and when it is approved', () => {
    const life = new Life();
    expect(refused(life.order(asker, { ...ask, ...due('2026-04-05') }, at('04-06 00:00')))).toBe('deadline_past');
    life.order(asker, { ...ask, ...due('2026-04-05') }, at('04-05 23:59'));
    expect(approve(life, at('04-06 00:00'))).toBe('deadline_past');
  });

  it('moves the deadline and ends the present escalation, outside the cap; an extension that waits lapses', () => {
    const life = new Life({ milestones: [], policy: { ...defaultPolicy, extensionsMax: 0 } });
    life.tick(at('04-08 09:00'));
    expect(life.item).toMatchObject({ light: 'red', step: 3 });
    life.order(asker, ask, at('04-08 10:00'));
    expect(approve(life, at('04-08 11:00'))).toBeUndefined();
    expect(told(life.last)).toEqual(['approved', 'carried_over', 'planned']);
    expect(life.last[1]).toEqual({
      ...{ type: 'carried_over', period: '2026-Q1', reason: ask.reason, from: '2026-03-27' },
      deadline: due('2026-06-30'),
    });
    expect(life.item).toMatchObject({
      ...{ ...due('2026-06-30'), originalDeadline: '2026-03-27', state: 'assigned', light: 'green', step: 0 },
      ...{ notices: [], requests: [], extensionsGranted: 0 },
    });
    expect(life.item.agenda.filter(({ kind }) => kind === 'escalate')).toHaveLength(3);

    const waiting = new Life();
    waiting.order('owner', orders['request-extension'], now);
    waiting.order(asker, ask, now);
    approve(waiting, now);
    expect(waiting.item).toMatchObject({ extension: null, extensionsAsked: 1, extensionsGranted: 0 });
  });

  it('is not asked for or approved under review, where an item is not settled by it', () => {
    const life = new Life();
    life.order(asker, ask, now);
    life.order('owner', orders.submit, now);
    expect(approve(life, now)).toBe('not_in_this_state');
    expect(refused(life.order('secretariat', { ...ask }, now))).toBe('not_in_this_state');
    life.order('secretariat', orders.return, now);
    expect(approve(life, now)).toBeUndefined();
  });

  it('is rejected with a reason, and may be asked for again', () => {
    const life = new Life();
    life.order(asker, ask, now);
    expect(refused(life.order('leader', { ...orders.reject, request: open(life), reason: '' }, now))).toBe(
      'reason_missing',
    );
    life.order('leader', { ...orders.reject, request: open(life) }, now);
    expect(life.item).toMatchObject({ deadline: '2026-03-27', requests: [] });
    expect(refused(life.order(asker, ask, now))).toBeUndefined();
  });
});

import { defaultPolicy } from '../../../domain/policy';
import { actor, at, Life, refused, told } from './life';
import { due, orders } from './orders';

const now = at('02-02 10:00');
const ask = (deadline: string) => ({ ...orders['request-extension'], ...due(deadline) });
const zhao = actor('owner', 'Zhao');

/** Asked for by the owner and granted by whoever decides it. */
function extend(life: Life, deadline: string, when = now): string | undefined {
  const asked = refused(life.order(zhao, ask(deadline), when));
  const decider = life.item.extensionsGranted === 0 ? 'secretariat' : 'leader';
  return asked ?? refused(life.order(decider, orders['grant-extension'], when));
}

describe('asking for an extension', () => {
  it.each([
    ['with a reason', { ...ask('2026-04-30'), reason: ' ' }, 'reason_missing'],
    ['to a later deadline, not to the same', ask('2026-03-27'), 'deadline_not_later'],
    ['to a later deadline, not to an earlier', ask('2026-03-26'), 'deadline_not_later'],
    ['to the next day at least', ask('2026-03-28'), undefined],
    ['to a later hour of the same day as well', ask('2026-03-28T00:00:00+08:00'), undefined],
  ])('is done %s', (_, order, code) => {
    expect(refused(new Life().order(zhao, order, now))).toBe(code);
  });

  it('is not done to a deadline that has gone by itself', () => {
    const life = new Life();
    expect(refused(life.order(zhao, ask('2026-04-05'), at('04-06 00:00')))).toBe('deadline_past');
    expect(refused(life.order(zhao, ask('2026-04-05'), at('04-05 23:59')))).toBeUndefined();
  });

  it('leaves deadline, clocks and light as they are until it is granted; one waits at a time', () => {
    const life = new Life();
    const { deadline, agenda } = life.item;
    life.order(zhao, ask('2026-04-30'), now);
    expect(life.item).toMatchObject({ deadline, agenda, extensionsGranted: 0, extension: { number: 1, by: 'Zhao' } });
    expect(refused(life.order('unit_head', ask('2026-05-30'), now))).toBe('already_asked');
  });

  it('is not done under review; one that waits then is decided only once the item is back', () => {
    const life = new Life();
    life.order(zhao, ask('2026-04-30'), now);
    life.order('owner', orders.submit, now);
    expect(refused(life.order(zhao, ask('2026-05-30'), now))).toBe('not_in_this_state');
    expect(refused(life.order('secretariat', orders['grant-extension'], now))).toBe('not_in_this_state');
    life.order('secretariat', orders.return, now);
    expect(refused(life.order('secretariat', orders['grant-extension'], now))).toBeUndefined();
  });

  it('falls with the acceptance', () => {
    const life = new Life();
    life.order(zhao, ask('2026-04-30'), now);
    life.order('owner', orders.submit, now);
    life.order('secretariat', orders.accept, now);
    expect(life.item.extension).toBeNull();
  });
});

describe('deciding an extension', () => {
  it.each(['grant-extension', 'refuse-extension'] as const)('%s: of nothing asked for is refused', (type) => {
    expect(refused(new Life().order('secretariat', orders[type], now))).toBe('no_extension_asked');
  });

  it.each(['grant-extension', 'refuse-extension'] as const)('%s: nobody decides their own', (type) => {
    const life = new Life();
    life.order(zhao, ask('2026-04-30'), now);
    expect(refused(life.order(actor('secretariat', 'Zhao'), orders[type], now))).toBe('own_request');
  });

  it.each(['grant-extension', 'refuse-extension'] as const)('%s: from the second on a leader decides', (type) => {
    const life = new Life();
    life.order(zhao, ask('2026-04-30'), now);
    expect(refused(life.order('leader', orders[type], now))).toBe('secretariat_decides');
    life.order('secretariat', orders['grant-extension'], now);
    life.order(zhao, ask('2026-05-30'), now);
    expect(refused(life.order('secretariat', orders[type], now))).toBe('leader_decides');
    expect(refused(life.order('leader', orders[type], now))).toBeUndefined();
  });

  it('a refusal has its reason, takes none of the number allowed, and lets another be asked for', () => {
    const life = new Life();
    life.order(zhao, ask('2026-04-30'), now);
    const { deadline, agenda } = life.item;
    expect(refused(life.order('secretariat', { ...orders['refuse-extension'], reason: '' }, now))).toBe(
      'reason_missing',
    );
    life.order('secretariat', orders['refuse-extension'], now);
    expect(life.item).toMatchObject({ deadline, agenda, extension: null, extensionsGranted: 0, extensionsAsked: 1 });
    expect(extend(life, '2026-05-30')).toBeUndefined();
    expect(life.item.extensionsAsked).toBe(2);
  });

  it.each([0, 1, 2, 3])('grants at most as many as the policy allows: %i', (extensionsMax) => {
    const life = new Life({ policy: { ...defaultPolicy, extensionsMax } });
    for (let n = 1; n <= extensionsMax; n++) expect(extend(life, `2026-0${3 + n}-30`)).toBeUndefined();
    expect(life.item.extensionsGranted).toBe(extensionsMax);
    expect(extend(life, '2026-12-31')).toBe('extensions_used_up');
  });

  it('is checked once more when it is granted: the new deadline may have gone by since', () => {
    const life = new Life();
    life.order(zhao, ask('2026-04-05'), now);
    expect(refused(life.order('secretariat', orders['grant-extension'], at('04-06 00:00')))).toBe('deadline_past');
    expect(refused(life.order('secretariat', orders['grant-extension'], at('04-05 23:59:59')))).toBeUndefined();
  });

  it('is checked once more when it is granted: an amendment may have gone further', () => {
    const life = new Life();
    life.order(zhao, ask('2026-04-30'), now);
    life.order('secretariat', { type: 'amend', reason: '统筹', deadline: due('2026-05-31') }, now);
    expect(refused(life.order('secretariat', orders['grant-extension'], now))).toBe('deadline_not_later');
    expect(refused(life.order('secretariat', orders['refuse-extension'], now))).toBeUndefined();
  });

  /** Pitfall: shortening a due date broke granted extensions (doubtfire-lms/doubtfire-api#279). */
  it('a deadline that was shortened while one waited harms neither that nor the ones granted', () => {
    const life = new Life();
    extend(life, '2026-04-30');
    life.order(zhao, ask('2026-05-30'), now);
    life.order('secretariat', { type: 'amend', reason: '提前', deadline: due('2026-03-10') }, now);
    expect(life.item).toMatchObject({ deadline: '2026-03-10', extensionsGranted: 1, extension: { number: 2 } });
    expect(refused(life.order('leader', orders['grant-extension'], now))).toBeUndefined();
    expect(life.item).toMatchObject({ deadline: '2026-05-30', extensionsGranted: 2, originalDeadline: '2026-03-27' });
    expect(life.last[0]).toMatchObject({ type: 'extension_granted', from: '2026-03-10' });
  });
});

describe('a grant', () => {
  it('moves the deadline and keeps the original one', () => {
    const life = new Life();
    extend(life, '2026-04-30');
    expect(life.item).toMatchObject({ deadline: '2026-04-30', dueAt: due('2026-04-30').dueAt, light: 'green' });
    extend(life, '2026-05-29');
    expect(life.item).toMatchObject({ deadline: '2026-05-29', originalDeadline: '2026-03-27' });
  });

  it('ends the present escalation: step 0, its notices gone, and the ladder begins again under the new deadline', () => {
    const life = new Life({ milestones: [] });
    life.ringUntil(at('04-01 09:00'));
    expect(life.item).toMatchObject({ step: 2, light: 'red', notices: [{ colour: 'blue' }] });
    extend(life, '2026-04-30', at('04-02 10:00'));
    expect(life.item).toMatchObject({ step: 0, notices: [], light: 'green' });
    expect(told(life.ringUntil(at('04-30 23:59')).map(([, event]) => event))).not.toContain('notice_lapsed');
    const said = life.ringUntil(at('05-20 00:00')).filter(([, { type }]) => type === 'escalated');
    expect(said.map(([time, event]) => [time, 'steps' in event && event.steps])).toEqual([
      ['05-06 09:00', [1]],
      ['05-08 09:00', [2]],
      ['05-13 09:00', [3]],
    ]);
    expect(life.numbered).toHaveLength(new Set(life.numbered).size);
  });

  it('reminds anew of the new deadline, and of nothing that has gone by', () => {
    const life = new Life();
    extend(life, '2026-04-30', at('04-24 10:00'));
    const reminders = life.item.agenda.filter(({ kind }) => kind === 'remind').map(({ by, local }) => `${by} ${local}`);
    expect(reminders).toEqual(['P3D 2026-04-27 09:00:00', 'P1D 2026-04-29 09:00:00', 'P0D 2026-04-30 09:00:00']);
    expect(life.item.light).toBe('yellow');
  });

  it('does not ask for a signature anew, nor forget that it was asked for', () => {
    const life = new Life();
    life.ringUntil(at('01-08 09:00'));
    extend(life, '2026-04-30', at('01-09 10:00'));
    expect(life.item.agenda.filter(({ kind }) => kind === 'sign').map(({ local }) => local)).toEqual([
      '2026-01-12 09:00:00',
    ]);
  });
});

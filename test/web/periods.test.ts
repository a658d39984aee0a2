import { batchRoutes } from '../../api/batches/routes';
import { bulletinRoutes } from '../../api/periods/bulletin/routes';
import { periodRoutes } from '../../api/periods/routes';
import { scheduleRoutes } from '../../api/schedules/routes';
import { rights as commandRights } from '../../domain/people/rights';
import { roles } from '../../domain/people/roles';
import { figures as figuresShown } from '../../web/period/figures.js';
import { periodRow, quartersOpen } from '../../web/period/list.js';
import { partsOf } from '../../web/period/parts.js';
import { preclose } from '../../web/period/preclose.js';
import { rightsOf } from '../../web/period/rights.js';
import type { PretendElement } from './acting-browser';
import { actingBrowser, inside, offered, settled, shown, textOf } from './acting-browser';
import { before, figures, month, openItem, quarter, replies } from './period-figures';

const rights = (role: string) => rightsOf({ role, roles: [role] });
const after = (words: unknown) => () => words;

async function opened(period: object, role: string): Promise<PretendElement> {
  const page = shown(partsOf(period, rights(role), '', after));
  await settled();
  return page;
}

beforeEach(() => actingBrowser(replies));

describe('what is offered about periods', () => {
  const routes = [...periodRoutes, ...bulletinRoutes, ...scheduleRoutes, ...batchRoutes];
  const allowed = (method: string, path: string) =>
    routes.find((one) => one.method === method && one.path === path)?.by;

  it.each([
    ['oversee', 'get', '/api/periods/{id}/preclose'],
    ['oversee', 'get', '/api/periods/{id}/adjustments'],
    ['oversee', 'get', '/api/schedules'],
    ['oversee', 'get', '/api/batches/{id}/export.xlsx'],
    ['close', 'post', '/api/periods/{id}/close'],
    ['write', 'put', '/api/periods/{id}/bulletin'],
    ['adjust', 'post', '/api/periods/{id}/adjustments'],
  ])('is what the API lets one do: %s by %s %s', (right, method, path) => {
    expect(roles.filter((role) => rights(role)[right]).sort()).toEqual([...(allowed(method, path) ?? [])].sort());
  });

  it('is what the rules let one do with a carry-over, also as a substitute, whereas seals are set in one’s own name', () => {
    expect(roles.filter((role) => rights(role).carryOver)).toEqual(commandRights['carry-over'].by);
    expect(roles.filter((role) => rights(role).decide)).toEqual(commandRights.approve.by);
    const substitute = rightsOf({ role: 'official', roles: ['official', 'secretariat'] });
    expect(substitute).toMatchObject({ close: true, carryOver: true, seal: { month: false, quarter: false } });
    expect(rightsOf({ role: 'auditor', roles: ['auditor', 'leader'] }).decide).toBe(false);
  });

  it.each([
    ['secretariat', ['Edit its text', 'Seal the month']],
    ['leader', []],
    ['auditor', []],
    ['official', []],
  ])('on a month that is closed: %s', async (role, wanted) => {
    const page = await opened(month, role);
    expect(offered(page)).toEqual(wanted);
    expect(textOf(page).includes('The secretariat seals it.')).toBe(role !== 'secretariat');
    expect(textOf(page).includes('Adjustments')).toBe(role !== 'official');
  });

  it.each([
    ['secretariat', ['Edit its text', 'Ask to carry it over']],
    ['leader', ['Seal the quarter', 'Approve', 'Reject']],
    ['unit_head', []],
  ])('on a quarter that nothing holds: %s', async (role, wanted) => {
    expect(offered(await opened(quarter, role))).toEqual(wanted);
  });

  it('is no close of a month that has yet to begin, nor a pre-close of it', async () => {
    const open = { ...month, state: 'open', holds: [{ code: 'month_ahead', message: '' }] };
    expect(textOf(await opened(open, 'secretariat'))).toBe('');
    const early = await opened({ ...open, holds: [{ code: 'cut_off_ahead', message: '' }] }, 'secretariat');
    expect(offered(early)).toEqual(['Close it early']);
    expect(textOf(early)).toContain('Pre-close');
  });

  it('is no seal while something holds it, and nothing to word once it is sealed', async () => {
    const held = await opened({ ...month, holds: [{ code: 'earlier_month_not_sealed', message: '' }] }, 'secretariat');
    expect(offered(held)).toEqual(['Edit its text']);
    const seal = { number: 7, seal: 'ff00', previous: '00', by: { name: '办公室甲' }, at: '2026-04-02T00:00:00Z' };
    const sealed = await opened({ ...month, state: 'sealed', seal }, 'secretariat');
    expect(offered(sealed)).toEqual([]);
    expect(textOf(sealed)).toMatch(/Number7.*ff00/);
  });
});

describe('what holds a quarter', () => {
  it.each([
    ['owner=owner%40example.test', '责任人'],
    ['unit=D', '部门'],
  ])('is told by unit and by person, and a number leads to its items: %s', async (query, name) => {
    const path = `GET /api/periods/2026-Q1/unsettled?limit=50&${query}`;
    const theirs = { ...openItem, task: 'z', name: '其中一项' };
    const unsettled = replies['GET /api/periods/2026-Q1/unsettled?limit=50']?.();
    const answer = { ...(unsettled?.[1] as object), items: [theirs] };
    const asked = actingBrowser({ ...replies, [path]: () => [200, answer] });
    const page = await opened(quarter, 'leader');
    expect(textOf(page)).toMatch(/By owner.*责任人部门2⚠ 1/);
    const label = `Show the 1 items of ${name} that are not settled`;
    const number = inside(page).find(({ attributes }) => attributes['aria-label'] === label);
    await number?.dispatch('click');
    expect(asked.at(-1)?.what).toBe(path);
    expect(textOf(page)).toContain(`Only what is not settled of ${name}.`);
    expect(textOf(page)).toContain('其中一项');
    expect(textOf(page)).not.toContain('未清任务');
  });
});

describe('the list of periods', () => {
  it('tells states in words, and names the quarters that are not sealed', () => {
    const heads = [
      { ...month, sealedAt: null },
      { ...quarter, id: '2025-Q4', state: 'sealed', sealedAt: '2026-01-05T00:00:00Z' },
      { ...month, id: '2025-12', state: 'sealed', sealedAt: null },
    ];
    expect(heads.map((head) => textOf(shown(periodRow(head))))).toEqual([
      expect.stringMatching(/The month 2026-03.*closed, not sealed yet/),
      expect.stringMatching(/The quarter 2025-Q4.*● sealed/),
      expect.stringMatching(/The month 2025-12.*● sealed/),
    ]);
    expect(quartersOpen(heads, { id: '2026-04' })).toEqual(['2026-Q2', '2026-Q1']);
  });

  it('shows before a close what it would take, with missing reports by name', async () => {
    const page = shown(preclose('2026-03'));
    expect(textOf(page)).toContain('Reckoning');
    await settled();
    expect(textOf(page)).toMatch(/3 items\..*Nothing holds it: it can be closed now.*未清任务/);
    expect(inside(page).some(({ attributes }) => attributes.href === '/tasks/y')).toBe(true);
  });

  it('says so where the month has yet to begin, and what fails with a next step', async () => {
    const path = 'GET /api/periods/2026-03/preclose';
    actingBrowser({ [path]: () => [409, { code: 'month_ahead', detail: '2026-03 has not begun yet.' }] });
    const ahead = shown(preclose('2026-03'));
    await settled();
    expect(textOf(ahead)).toContain('2026-03 has not begun yet. Wait until that month has begun.');
    actingBrowser({ [path]: () => [503, { code: 'database_away', detail: 'Away.' }] });
    const away = shown(preclose('2026-03'));
    await settled();
    expect(textOf(away)).toMatch(/⚠ Away\..*press again.*Try again/);
  });

  it('puts figures against the period before, overall and by unit', () => {
    const told = textOf(shown(figuresShown(figures, before)));
    expect(told).toMatch(/Items32\+1.*■ red12−1/);
    expect(told).toMatch(/部门3 \(\+1\)3 \(\+1\)1 \(−1\)/);
  });
});

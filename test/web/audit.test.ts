import { eventRoutes } from '../../api/audit/events/routes';
import { timelineRoutes } from '../../api/audit/timeline/routes';
import { roles } from '../../domain/people/roles';
import { filterForm, wantedIn } from '../../web/audit/filters.js';
import { line } from '../../web/audit/line.js';
import { lines } from '../../web/audit/lines.js';
import { rightsOf } from '../../web/period/rights.js';
import { tellTimesOf } from '../../web/words.js';
import { actingBrowser, inside, settled, shown, textOf } from './acting-browser';

const told = {
  ...{ kind: 'entry', at: '2026-04-02T01:00:00.000Z', task: 'x', name: '建设服务站', words: 'reported 60%: 选址完成' },
  who: { id: 'b', name: 'B角', as: 'substitute', capacity: 'the owner’s substitute', unit: 'DEPT' },
  ...{ for: [{ id: 'o', name: '责任人' }], to: null, why: '返工' },
  from: { address: '10.0.0.7', forwarded: '10.9.9.9', token: '手机', request: '/api/audit/requests/r' },
  changes: [{ field: 'percent', name: 'progress', from: '30%', to: '60%' }],
  clause: { id: 'report', name: 'States · report' },
  ...{ seq: 3, updateId: 'u', raw: '/api/audit/tasks/x/ledger/3', event: '/api/audit/runs/r?event=9', data: {} },
};
const replies = {
  'GET /api/audit/tasks/x/ledger/3': () => [200, { seq: 3, hash: 'ff00' }] as const,
  'GET /api/audit/runs/r?event=9': () => [200, { events: [{ eventId: '9' }] }] as const,
};

beforeEach(() => actingBrowser(replies));

describe('the pages for auditors', () => {
  it('are offered to those whom the API lets read them, and to nobody else', () => {
    for (const route of [...timelineRoutes, ...eventRoutes])
      expect(roles.filter((role) => rightsOf({ role, roles: [role] }).audit).sort()).toEqual([...route.by].sort());
  });

  it('say of a line who acted for whom, from where, why, what changed and by which rule', () => {
    tellTimesOf('Asia/Shanghai');
    const text = textOf(shown([line(told, undefined)]));
    expect(text).toContain('2026-04-02 09:00:00');
    expect(text).toContain('B角 (the owner’s substitute), for 责任人');
    for (const said of [
      '返工',
      'progress: 30% → 60%',
      '10.0.0.7',
      '10.9.9.9',
      'token “手机”',
      'States · report',
      '建设服务站',
    ])
      expect(text).toContain(said);
  });

  it('open the record itself by a button that says whether it is open, and fetch it once', async () => {
    const asked = actingBrowser(replies);
    const page = shown([line(told, 'x')]);
    const buttons = inside(page).filter(({ tag }) => tag === 'button');
    expect(buttons.map(textOf)).toEqual(['The record itself', 'The workflow event']);
    expect(asked).toEqual([]);
    for (const open of ['true', 'false', 'true']) {
      const [button] = buttons;
      (button as unknown as { onclick: () => void }).onclick();
      await settled();
      expect(button?.attributes['aria-expanded']).toBe(open);
    }
    expect(asked.map(({ what }) => what)).toEqual(['GET /api/audit/tasks/x/ledger/3']);
    const [opened] = inside(page).filter(({ tag }) => tag === 'pre');
    expect(opened && textOf(opened)).toContain('"hash": "ff00"');
    expect(opened?.attributes.tabindex).toBe('0'); // it scrolls, by keyboard too
  });

  it('keep what is looked for in the address, and nothing else of it', () => {
    const search = '?person=a%40example.test&kind=workflow&from=2026-03-01&to=x&sort=at&evil=1&task=t';
    expect(String(wantedIn(search, 'x'))).toBe('person=a%40example.test&kind=workflow&from=2026-03-01&sort=at');
    expect(wantedIn(search, undefined).get('kind')).toBeNull(); // across items there is no such kind
    const form = shown([filterForm('x', wantedIn(search, 'x'), [{ code: 'DEPT', name: '部门' }])]);
    const labels = inside(form).filter(({ tag }) => tag === 'label');
    expect(labels.map((label) => label.children[0])).toEqual([
      'Person (e-mail)',
      'Their unit',
      'Kind',
      'From',
      'Until',
      'Order',
    ]);
  });

  it('say so where Temporal did not answer, and where nothing is found', async () => {
    const page = { items: [told], nextCursor: null, engine: { away: true, words: 'Temporal did not answer.' } };
    actingBrowser({ 'GET /api/audit/tasks/x?limit=50': () => [200, page] });
    expect(textOf(shown(await lines('/api/audit/tasks/x', new URLSearchParams(), 'x')))).toMatch(
      /⚠ Temporal did not answer.*1 in all/,
    );
    actingBrowser({ 'GET /api/audit/events?person=p&limit=50': () => [200, { items: [], nextCursor: null }] });
    const none = await lines('/api/audit/events', new URLSearchParams('person=p'), undefined);
    expect(textOf(shown(none))).toContain('Nothing is like that');
  });
});

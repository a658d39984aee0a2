import { report } from '../api/support/life';
import { until } from '../support/until';
import type { PageUnderTest } from './pages';
import type { Dashboard } from './place';
import { open, visit } from './visit';

/** What a browser would run, load or restyle itself by, if anything took it for more than text. */
const corpus = [
  '<script>window.owned=1</script>',
  '<img src=x onerror="window.owned=1">',
  '"><svg onload=window.owned=1>',
  "';window.owned=1;//",
  '<style>*{display:none}</style>',
  '<a href="javascript:window.owned=1">甲</a>',
  '{{constructor.constructor("window.owned=1")()}}',
] as const;
const all = corpus.join(' ');
const oneLine = (at: number) => `${corpus[at % corpus.length]} ${at}`;

/** What every page shows of others' texts, it shows as text. */
export function describeHostileTexts(dashboard: () => Dashboard): void {
  it('Markup in any field is text on every page: nothing of it runs, loads or restyles, and no policy has to stop it', async () => {
    const { browser, url, tokenOf } = dashboard();
    const item = await hostileItem(dashboard());
    const pages: readonly PageUnderTest[] = [
      { name: '', path: `/items/${item}`, as: 'owner', ready: '.item-drawer h2' },
      { name: '', path: '/items', as: 'secretariat', ready: '[data-item]' },
      { name: '', path: '/mine', as: 'owner', ready: '[data-step]' },
      { name: '', path: `/audit/items/${item}`, as: 'auditor', ready: '.timeline li' },
      { name: '', path: '/batches', as: 'secretariat', ready: '[data-batch]' },
      { name: '', path: '/admin/mail', as: 'administrator', ready: '.chips' },
    ];
    for (const one of pages) {
      const visited = await visit(browser, url, { token: tokenOf(one.as) });
      await open(visited, one);
      const owned = await visited.page.evaluate('window.owned ?? null');
      expect([one.path, visited.amiss, owned]).toEqual([one.path, [], null]);
      if (one.path.includes(item)) expect(await visited.page.locator('body').textContent()).toContain(corpus[1]);
      await visited.context.close();
    }
  }, 60_000);
}

/** An item that has such texts wherever somebody can write one. */
async function hostileItem({ place }: Dashboard): Promise<string> {
  const row = {
    ...{ task: oneLine(1), content: all, category: oneLine(2), standards: [all, oneLine(3)], tags: [oneLine(4)] },
    ...{ leadUnit: 'DEPT', leader: 'leader@example.test', owner: 'owner@example.test', deadline: '2099-12-31' },
    milestones: [{ name: oneLine(5), date: '2099-06-30' }],
  };
  const draft = { title: oneLine(6), year: 2099, documentNo: oneLine(7), rows: [row] };
  const made = await place.call('secretary', 'POST', '/api/batches', { body: draft });
  const { id, problems } = made.body as unknown as { id: string; problems: unknown[] };
  expect(problems).toEqual([]);
  await place.call('secretary', 'POST', `/api/batches/${id}/issue`);
  const listed = await until(
    async () => (await place.call('secretary', 'GET', `/api/tasks?batch=${id}`)).body as unknown as Listed,
    ({ items }) => items?.length === 1,
  );
  const item = listed.items[0]?.id ?? '';
  const said = { ...report, done: all, effect: all, problems: all, next: all };
  const reported = await place.call('owner', 'POST', `/api/tasks/${item}/report`, { body: said });
  expect([reported.status, reported.body]).toMatchObject([200, {}]);
  const instructed = await place.call('leader', 'POST', `/api/tasks/${item}/instruct`, { body: { text: all } });
  expect(instructed.status).toBe(200);
  return item;
}

type Listed = { readonly items: readonly { readonly id: string }[] };

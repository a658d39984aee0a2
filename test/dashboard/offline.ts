import type { Page } from 'playwright-core';
import { pagesUnderTest } from './pages';
import type { Dashboard } from './place';
import type { Visit } from './visit';
import { open, visit } from './visit';

/** Pages of different kinds; in the long run all of them, but for the one that asks for nothing before a press. */
const failing =
  process.env.DUBAN_LONG === '1'
    ? pagesUnderTest.filter(({ name }) => name !== 'verify')
    : pagesUnderTest.filter(({ name }) => /^(overview|items|policy)$/.test(name));

/** What the dashboard promises where there is no connection, or no answer. */
export function describeOffline(dashboard: () => Dashboard): void {
  let visited: Visit;
  afterEach(() => visited?.context.close());
  const at = 5;
  const idOf = () => dashboard().items[at]?.id ?? '';
  const enter = async (who: 'owner' | 'secretariat', more: { readonly atHand?: boolean } = {}) => {
    const { browser, url, tokenOf } = dashboard();
    visited = await visit(browser, url, { token: tokenOf(who), ...more });
    return visited;
  };
  const go = (path: `/${string}`, ready: string) => open(visited, { name: '', path, as: 'owner', ready });

  it('A reload without a connection opens, says since when, and shows what was typed; nothing of the API is kept', async () => {
    await dashboard().place.call('owner', 'POST', `/api/tasks/${idOf()}/sign`, { body: {} });
    const { page, context } = await enter('owner', { atHand: true });
    await go(`/mine/${idOf()}/report`, '.panel form');
    await page.getByLabel('做了什么').fill('在路上填写的内容');
    await page.getByText('草稿已存于本机').waitFor();
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    expect(await keptPaths(page)).toEqual(['/', '/dashboard/assets/']);

    await context.setOffline(true);
    await page.reload();
    await page.getByText('以后没有更新').waitFor();
    await page.locator('.panel form').waitFor();
    expect(await page.getByLabel('做了什么').inputValue()).toBe('在路上填写的内容');
    await page.goto('/items');
    await page.getByText('未送出的草稿（1）').waitFor();

    await context.setOffline(false);
    await page.getByText('以后没有更新').waitFor({ state: 'detached' });
    await page.locator('[data-item]').first().waitFor();
    await go(`/mine/${idOf()}/report`, '.panel form');
    expect(await page.getByLabel('做了什么').inputValue()).toBe('在路上填写的内容');
  }, 60_000);

  it('Verdicts outlive a reload, and go with the decision', async () => {
    const { place } = dashboard();
    const { body } = await place.call('owner', 'GET', `/api/tasks/${idOf()}`);
    const { standards } = body as unknown as { standards: { id: string }[] };
    const submission = { standards: standards.map(({ id }) => ({ id, how: '已完成' })) };
    await place.call('owner', 'POST', `/api/tasks/${idOf()}/submit`, { body: submission });
    const { page } = await enter('secretariat');
    // The only one on the desk.
    await page.route(/\/api\/tasks\?state=under_review/, async (route) => {
      const response = await route.fetch();
      const queue = (await response.json()) as { items: { id: string }[] };
      await route.fulfill({ response, json: { ...queue, items: queue.items.filter(({ id }) => id === idOf()) } });
    });
    await go(`/review/${idOf()}`, '.judged');
    await page.keyboard.press('1');
    await page.keyboard.press('1');
    await page.getByLabel('退回原因').fill('名单不全');
    await page.getByText('草稿已存于本机').waitFor();
    await page.reload();
    await page.locator('.judged').waitFor();
    expect(await page.getByLabel('退回原因').inputValue()).toBe('名单不全');
    expect(await page.getByRole('radio', { name: '✗ 未达到' }).first().isChecked()).toBe(true);
    for (let judged = 2; judged <= standards.length; judged++) await page.keyboard.press(String(judged));
    await page.keyboard.press('Control+Enter');
    await page.getByText('已退回：').waitFor();
    await page.getByText('没有待验收的事项').waitFor();
    expect(await page.locator('.submission').count()).toBe(0);
    expect(await page.evaluate(`Object.keys(localStorage).filter((name) => name.includes(':review'))`)).toEqual([]);
  }, 30_000);

  it.each(failing)('$name says that its data did not come, and what to do next', async (one) => {
    const { browser, url, tokenOf } = dashboard();
    visited = await visit(browser, url, { token: tokenOf(one.as) });
    const { page } = visited;
    const problem = { code: 'internal', title: 'Problem', status: 500, detail: '服务出错', errors: [] };
    const answer = { status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) };
    await page.route(/\/api\/(?!me$)/, (route) => route.fulfill(answer));
    await open(visited, { ...one, ready: 'main [role="alert"]:visible' });
    await page.getByRole('button', { name: '重试' }).first().waitFor();
    expect(await page.locator('main').textContent()).toContain('服务出错');
    expect(await page.locator('.waiting').count()).toBe(0);
  });
}

/** What is at hand without a connection, each kind of address once. */
async function keptPaths(page: Page): Promise<string[]> {
  const addresses = (await page.evaluate(`(async () => {
    const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    return (await Promise.all(stores.map((store) => store.keys()))).flat().map(({ url }) => new URL(url).pathname);
  })()`)) as string[];
  expect(addresses.length).toBeGreaterThan(10);
  return [...new Set(addresses.map((path) => path.replace(/[^/]+$/, '')))].sort();
}

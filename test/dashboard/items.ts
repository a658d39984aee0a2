import type { Dashboard } from './place';
import type { Visit } from './visit';
import { open, visit } from './visit';

/** What the list of items and an item's drawer promise. */
export function describeItems(dashboard: () => Dashboard): void {
  let visited: Visit;
  const enter = async (who: 'secretariat' | 'owner', path: `/${string}`, ready = '[data-item]') => {
    visited = await visit(dashboard().browser, dashboard().url, { token: dashboard().tokenOf(who) });
    await open(visited, { name: '', path, as: who, ready });
    return visited.page;
  };
  afterEach(() => visited?.context.close());

  const rows = '[data-item]';

  it('Filters, sort and columns of the items stand in the address, and an address brings them back', async () => {
    const page = await enter('secretariat', '/items');
    await page.getByRole('button', { name: /^红灯|红灯/ }).click();
    await page.waitForURL(/light=red/);
    await page.locator(rows).nth(2).waitFor({ state: 'detached' });
    expect(await page.locator(rows).count()).toBe(2);
    await page.getByRole('button', { name: '进度' }).click();
    await page.waitForURL(/sort=percent/);

    // Going back undoes one after the other; a search is one, however often its typing pauses.
    await page.keyboard.press('/');
    await page.keyboard.type('服');
    await page.waitForURL(/q=/);
    await page.keyboard.type('务站 2');
    await page.waitForURL((url) => url.searchParams.get('q') === '服务站 2');
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('q') && url.searchParams.has('sort'));
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('sort') && url.searchParams.has('light'));
    await page.goForward();
    await page.waitForURL(/sort=percent/);

    const address = `/items?${new URL(page.url()).searchParams}&columns=task,light`;
    await visited.context.close();
    const again = await enter('secretariat', address as `/${string}`);
    expect(await again.locator(rows).count()).toBe(2);
    expect(await again.getByRole('button', { pressed: true }).allInnerTexts()).toEqual([
      '列表',
      expect.stringContaining('红灯'),
    ]);
    expect(await again.locator('thead th:not(.choosing)').allInnerTexts()).toEqual(['任务', '亮灯']);
  });

  it('What is searched for is searched for when the typing pauses, and nothing found is said', async () => {
    const page = await enter('secretariat', '/items');
    await page.keyboard.press('/');
    await page.keyboard.type('服务站 7');
    await page.waitForURL(/q=/);
    await page.locator(rows).nth(1).waitFor({ state: 'detached' });
    expect(await page.locator(rows).allInnerTexts()).toEqual(['建设服务站 7']);
    await page.keyboard.type('xyz');
    await page.getByText('没有符合条件的内容').waitFor();
  });

  it('Units that co-operate are chosen by name, who leads not among them, and the item shows who does now', async () => {
    const item = dashboard().items[7]?.id;
    const page = await enter('secretariat', `/items/${item}`, '[data-command="amend"]');
    await page.locator('[data-command="amend"]').click();
    await page.getByLabel('配合单位').click();
    await page.getByTitle('领导小组办公室', { exact: true }).click();
    expect(await page.locator('.ant-select-item-option').getByText('市级部门一', { exact: true }).count()).toBe(0);
    await page.getByLabel('原因').fill('分工调整');
    await page.locator('[data-press="amend"]').click();
    await page.locator('.facts').getByText('市级部门二、领导小组办公室').waitFor();
    await page.getByText('配合单位由市级部门二改为市级部门二、领导小组办公室').waitFor();
  });

  it('A double press is one command, and the item shows at once what came of it', async () => {
    const item = dashboard().items[5]?.id;
    const page = await enter('owner', `/items/${item}`, '[data-command]');
    const asked: string[] = [];
    page.on(
      'request',
      (request) => request.method() === 'POST' && asked.push(request.headers()['idempotency-key'] ?? ''),
    );
    await page.getByRole('button', { name: '签收', exact: true }).click();
    await page.locator('[data-press="sign"]').dblclick();
    await page.getByText('已办理：签收').waitFor();
    await page.locator('[data-command="sign"]').waitFor({ state: 'detached' });
    expect(new Set(asked).size).toBe(1);
    const { body } = await dashboard().place.call('owner', 'GET', `/api/tasks/${item}`);
    expect(body).toMatchObject({ state: 'in_progress', version: 2 });
  });

  it('Who decides on what others have changed is told of it, and may go on', async () => {
    const item = dashboard().items[6]?.id;
    const page = await enter('owner', `/items/${item}`, '[data-command]');
    await page.getByRole('button', { name: '报告进展' }).click();
    const said = { percent: 10, done: '另一处报告', effect: '见效' };
    expect((await dashboard().place.call('head', 'POST', `/api/tasks/${item}/report`, { body: said })).status).toBe(
      200,
    );
    await page.getByLabel('完成百分比').fill('40');
    await page.getByLabel('做了什么').fill('完成选址');
    await page.getByLabel('成效').fill('群众少跑一趟');
    await page.locator('[data-press="report"]').click();
    await page.getByText('其间的变化：', { exact: true }).waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('另一处报告');
    await page.locator('[data-press="report"]').click();
    await page.getByText('已办理：报告进展').waitFor();
    const { body } = await dashboard().place.call('owner', 'GET', `/api/tasks/${item}`);
    expect(body).toMatchObject({ percent: 40, version: 3 });
  });

  it('What is wanting in a form is said beside its field, and nothing is sent', async () => {
    const page = await enter('owner', `/items/${dashboard().items[7]?.id}`, '[data-command]');
    const asked: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && asked.push(request.url()));
    await page.getByRole('button', { name: '申请延期' }).click();
    await page.locator('[data-press="request-extension"]').click();
    await page.getByText('请填写此项').first().waitFor();
    expect(asked).toEqual([]);
  });

  it('Without a connection it says so, keeps what was read, and goes on by itself', async () => {
    const page = await enter('secretariat', '/items');
    await visited.context.setOffline(true);
    await page.getByText('网络已断开').waitFor();
    expect(await page.locator(rows).count()).toBe(12);
    await visited.context.setOffline(false);
    await page.getByText('网络已断开').waitFor({ state: 'detached' });
  });

  it('Closing an item gives the focus back to its row, and keeps the filters', async () => {
    const page = await enter('secretariat', '/items?light=red');
    const row = page.locator(rows).first();
    const id = await row.getAttribute('data-item');
    await row.click();
    await page.locator('.item-drawer h2').first().waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL(/\/items\?light=red$/);
    await page.locator(`[data-item="${id}"]:focus`).waitFor();
  });

  it('Whoever is not signed in is sent to sign in, and comes back to where they were', async () => {
    const context = await dashboard().browser.newContext({ baseURL: dashboard().url });
    const page = await context.newPage();
    await page.goto('/items?light=red');
    await page.waitForURL(/\/sign-in\?to=/);
    expect(new URL(page.url()).searchParams.get('to')).toBe('/items?light=red');
    await context.close();
  });
}

import { readFile } from 'node:fs/promises';
import { readSpreadsheet } from '../../spreadsheet/read';
import { barriers } from './barriers';
import type { Dashboard } from './place';
import type { Visit } from './visit';
import { open, visit } from './visit';

/** What is promised of commands and tables of many items. */
export function describeBulk(dashboard: () => Dashboard): void {
  let visited: Visit;
  const enter = async (path: `/${string}`) => {
    visited = await visit(dashboard().browser, dashboard().url, { token: dashboard().tokenOf('secretariat') });
    await open(visited, { name: '', path, as: 'secretariat', ready: '[data-item]' });
    return visited.page;
  };
  afterEach(() => visited?.context.close());
  const idOf = (at: number) => dashboard().items[at]?.id ?? '';
  const itemOf = async (at: number) =>
    (await dashboard().place.call('secretary', 'GET', `/api/tasks/${idOf(at)}`)).body as unknown as {
      urged: number;
      deadline: string;
    };

  it('Many are chased once each, whatever is pressed twice, lost or loaded again; what is refused is named and stays chosen', async () => {
    const [refusedAt, others] = [8, [0, 1, 2, 3, 4, 9, 10, 11]];
    const standards = dashboard().items[refusedAt]?.standards.map(({ id }) => ({ id, how: '已达到' })) ?? [];
    const submitted = await dashboard().place.call('owner', 'POST', `/api/tasks/${idOf(refusedAt)}/submit`, {
      body: { standards },
    });
    expect(submitted.status).toBe(200);
    const before = await Promise.all(others.map(async (at) => (await itemOf(at)).urged));

    const page = await enter('/items');
    await page.getByLabel('选择本页全部').check();
    await page.getByText('已选 12 项').waitFor();
    await page.locator('[data-bulk="remind"]').click();
    await page.getByText('其中 1 项现在不能催办').waitFor();
    expect(await page.locator('.consequences').textContent()).toContain('发给 1 位责任人');
    expect(await barriers(page)).toEqual([]);

    // The second part arrives, and its answer does not.
    let parts = 0;
    let arrived: () => void = () => undefined;
    const lost = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    await page.route('**/api/tasks/commands/remind', async (route) => {
      if (++parts !== 2) return route.continue();
      await route.fetch();
      arrived();
    });
    await page.locator('[data-press="bulk-remind"]').dblclick();
    await lost;
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.reload();
    await page.getByRole('button', { name: '查看', exact: true }).click();
    await page.getByText('催办没有办完：已办 5 / 12 项').waitFor();
    await page.locator('[data-press="bulk-resume"]').dblclick();
    await page.getByText('已催办 11 项').waitFor({ timeout: 20_000 });
    const refused = page.locator(`[data-refused="${idOf(refusedAt)}"]`);
    expect(await refused.textContent()).toContain('待验收');
    expect(await barriers(page)).toEqual([]);
    expect(await Promise.all(others.map(async (at) => (await itemOf(at)).urged))).toEqual(
      before.map((count) => count + 1),
    );
    await page.locator('[data-press="bulk-close"]').click();
    await page.getByText('已选 1 项').waitFor();
    expect(await page.getByLabel(`选择“建设服务站 ${refusedAt + 1}”`).isChecked()).toBe(true);
  }, 40_000);

  it('Many are amended with one reason, and whom letters go to is said before', async () => {
    const page = await enter('/items?q=服务站 1');
    for (const number of [11, 12]) await page.getByLabel(`选择“建设服务站 ${number}”`).check();
    await page.locator('[data-bulk="amend"]').click();
    await page.getByLabel('原因').fill('工期顺延');
    await page.locator('[data-press="bulk-amend"]').click();
    await page.getByText('请至少填一项').waitFor();
    await page.getByLabel('新的完成时限').fill('2099-06-30');
    await page.getByText('都会收到调整前后的内容').waitFor();
    await page.locator('[data-press="bulk-amend"]').click();
    await page.getByText('已调整 2 项').waitFor();
    expect([(await itemOf(10)).deadline, (await itemOf(11)).deadline]).toEqual(['2099-06-30', '2099-06-30']);
  });

  it('The chosen, or all of the filter, go into a table', async () => {
    const page = await enter('/items?light=red');
    const table = async (button: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button }).click(),
      ]);
      const [sheet] = (await readSpreadsheet(await readFile(await download.path()))).sheets;
      return JSON.stringify(sheet?.rows);
    };
    expect(await table('导出 Excel')).toContain('共 2 项');
    await page.getByLabel('选择“建设服务站 2”').check();
    expect(await table('导出所选')).toMatch(/共 1 项.*建设服务站 2/);
  });
}

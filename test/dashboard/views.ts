import { barriers } from './barriers';
import type { Dashboard } from './place';
import type { Screen, Visit } from './visit';
import { open, visit } from './visit';

/** What the calendar of the items and saved views promise. */
export function describeViews(dashboard: () => Dashboard): void {
  const visits: Visit[] = [];
  const enter = async (path: `/${string}`, ready: string, screen: Screen = 'desktop') => {
    const { browser, url, tokenOf } = dashboard();
    const visited = await visit(browser, url, { token: tokenOf('secretariat'), screen });
    visits.push(visited);
    await open(visited, { name: '', path, as: 'secretariat', ready });
    return visited.page;
  };
  afterEach(async () => {
    for (const { context } of visits.splice(0)) await context.close();
  });

  it('Each item stands on the day on which it is due, in the month that the address names; days off are marked in words', async () => {
    const due = dashboard().items.map(({ deadline }) => deadline);
    const day = due[3] ?? '';
    const month = day.slice(0, 7);
    const page = await enter(`/items?view=calendar&month=${month}`, '.month [data-item]');
    const cell = page.locator('td', { has: page.locator(`time[datetime="${day}"]`) });
    expect(await cell.locator('[data-item]').allInnerTexts()).toEqual(['建设服务站 4']);
    expect(await page.locator('.month [data-item]').count()).toBe(due.filter((one) => one.startsWith(month)).length);
    expect(await page.locator('tbody tr:nth-child(2) td:nth-child(6)').textContent()).toMatch(/休|班/);

    await page.getByRole('link', { name: '下月' }).click();
    await page.waitForURL(/month=/);
    await page.getByRole('link', { name: '回到本月' }).click();
    await page.locator('td[aria-current="date"]').getByText('今天').waitFor();

    // The filters are those of the list, deadlines among them.
    await page.goto(`/items?view=calendar&month=${month}&to=${due[3]}`);
    await page
      .locator('.month-name', { hasText: `到期 ${due.filter((one) => one.startsWith(month) && one <= day).length} 项` })
      .waitFor();
  });

  it('Of a year without a notice it is said that its working days are assumed', async () => {
    const page = await enter('/items?view=calendar&month=2031-01', '.month-name');
    await page.getByText('2031 年的放假安排还没有公布').waitFor();
    expect(visits[0]?.amiss).toEqual([]);
  });

  it('A month is a list of days on a phone, and an item opens from it', async () => {
    const day = dashboard().items[4]?.deadline ?? '';
    const page = await enter(`/items?view=calendar&month=${day.slice(0, 7)}`, '.days [data-item]', 'phone');
    const of = page.locator('.days > li', { has: page.locator(`time[datetime="${day}"]`) });
    await of.getByRole('link', { name: '建设服务站 5' }).click();
    await page.locator('.item-drawer h2').first().waitFor();
  });

  it('A phone shows the bars of the Gantt chart whole, each under its task', async () => {
    const page = await enter('/items?view=gantt', '.gantt [data-item]', 'phone');
    const [task, bar] = await Promise.all(
      ['.gantt tbody .item-link', '.gantt tbody .track'].map((one) => page.locator(one).first().boundingBox()),
    );
    expect(bar?.y).toBeGreaterThan((task?.y ?? 0) + (task?.height ?? 0) - 1);
    expect(bar?.width).toBeGreaterThan(300);
    expect((bar?.x ?? 0) + (bar?.width ?? 0)).toBeLessThanOrEqual(390);
  });

  it('What is shown is saved under a name, is there on another device, and the page may begin with it', async () => {
    const page = await enter('/items?light=red&columns=task,light', '[data-item]');
    await page.locator('.views-menu > summary').click();
    await page.getByLabel('保存当前的筛选').fill('晨会');
    await page.locator('[data-press="save-view"]').dblclick();
    await page.locator('.views-menu > summary:focus', { hasText: '视图：晨会' }).waitFor();

    const phone = await enter('/items', '[data-item]', 'phone');
    await phone.locator('.views-menu > summary').tap();
    expect(await barriers(phone)).toEqual([]);
    const own = phone.locator('li[data-view="晨会"]');
    await own.locator('summary').tap();
    await own.getByRole('button', { name: '设为默认' }).tap();
    await own.getByText('★ 默认').waitFor();

    await page.goto('/items');
    await page.waitForURL(/light=red/);
    await page.locator('[data-item]').first().waitFor();
    expect(await page.locator('thead th[scope="col"]:not(.choosing)').allInnerTexts()).toEqual(['任务', '亮灯']);
    // What is cleared is all items, and stays so.
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.locator('[data-item]').nth(11).waitFor();
    await page.waitForURL((url) => url.searchParams.get('light') === null);

    await own.getByLabel('视图名称').fill('每日晨会');
    await own.getByRole('button', { name: '改名' }).tap();
    const renamed = phone.locator('li[data-view="每日晨会"]');
    await renamed.getByRole('button', { name: '删除' }).tap();
    await renamed.getByRole('button', { name: '再按一次' }).tap();
    await renamed.waitFor({ state: 'detached' });
    const { body } = await dashboard().place.call('secretary', 'GET', '/api/views');
    expect(body).toMatchObject({ items: [] });
  });
}

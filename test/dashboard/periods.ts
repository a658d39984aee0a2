import type { Page } from 'playwright-core';
import { nextMonth } from '../../domain/clocks/reporting';
import { plusDays } from '../../domain/clocks/zone';
import { lastDayOf, quarterOf } from '../../domain/periods/period';
import { withClient } from '../../embedded/postgres/roles';
import { setClock } from '../support/clock';
import { until } from '../support/until';
import { barriers } from './barriers';
import { monthNext } from './people';
import type { Dashboard } from './place';
import type { Visit } from './visit';
import { open, visit } from './visit';

/** What the pages of months and quarters promise; the month is closed and sealed on the way, and the clock goes on. */
export function describePeriods(dashboard: () => Dashboard): void {
  let month: string;
  let quarter: string;
  const visits: Visit[] = [];

  beforeAll(async () => {
    month = await monthNext(dashboard().url, dashboard().tokenOf('secretariat'));
    quarter = quarterOf(month);
  }, 120_000);
  afterEach(async () => {
    for (const { context } of visits.splice(0)) await context.close();
  });

  async function enter(as: Parameters<Dashboard['tokenOf']>[0], path: string, ready: string): Promise<Page> {
    const visited = await visit(dashboard().browser, dashboard().url, { token: dashboard().tokenOf(as) });
    visits.push(visited);
    await open(visited, { name: '', path: path as `/${string}`, as, ready });
    return visited.page;
  }

  /** The orders of a kind that a page gives from now on, by their addresses. */
  const ordersOf = (page: Page, kind: string) => {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith(`/${kind}`)) asked.push(request.url());
    });
    return asked;
  };
  const press = (page: Page, name: string) => page.locator(`[data-press^="${name}"]`);

  it('What holds a quarter is listed by unit, person and item; a carry-over is asked for there, and a leader decides it', async () => {
    const page = await enter('secretariat', `/periods/${quarter}`, '.rows');
    const before = await page.locator('.rows > li').count();
    expect(before).toBeGreaterThanOrEqual(2);
    await page
      .getByRole('button', { name: /^查看.* 项未清事项$/ })
      .first()
      .click();
    await page.waitForURL(/unit=/);
    await page.getByText('查看全部').click();
    await page.getByRole('button', { name: /^申请结转: 建设服务站 1$/ }).click();
    await page.getByLabel('新的完成时限').fill(plusDays(lastDayOf(quarter), 20));
    await press(page, 'carry-').click();
    await page.getByText('请填写此项').waitFor();
    await page.getByLabel('原因').fill('跨季度施工');
    await press(page, 'carry-').dblclick();
    await page.getByText('待批：由').waitFor();

    const leader = await enter('leader', `/periods/${quarter}?part=carry-overs`, '.rows');
    await leader.getByText('跨季度施工').waitFor();
    await leader.getByRole('button', { name: /^批准结转/ }).click();
    await press(leader, 'approve-').click();
    await leader.getByText('✓ 已批准').waitFor();
    await leader.getByRole('link', { name: '未清事项' }).click();
    await until(
      () => leader.locator('.rows > li').count(),
      (count) => count === before - 1,
    );
  }, 30_000);

  it('Of a month that is not closed there is no bulletin, and no instant that has yet to come', async () => {
    const page = await enter('secretariat', `/periods/${month}/bulletin`, '.nothing');
    await page.getByText('月结以后才有通报').waitFor();
    expect([await page.locator('.download').count(), await page.getByRole('alert').count()]).toEqual([0, 0]);
    await page.goto(`/periods/${month}?part=close`);
    await page.getByLabel('按哪一时点月结').fill(`${lastDayOf(month)}T23:59`);
    await page.getByText('这一时点还没有到').waitFor();
    expect(await page.locator('.means, .failure').count()).toBe(0);
  });

  it('Every figure opens the items that it counts, of a month before its close and of a quarter', async () => {
    const page = await enter('secretariat', `/periods/${month}?part=preclose`, '.figures');
    const red = page.locator('.figures tbody tr').first().getByRole('link', { name: /红灯/ });
    const count = Number(await red.textContent());
    expect(count).toBeGreaterThan(0);
    // A link asks for exactly as many as its number says: of the whole, and of each unit.
    for (const link of await page.locator('.figures a').all()) {
      const asked = new URLSearchParams((await link.getAttribute('href'))?.split('?')[1]);
      expect(asked.get('part')).toBe('preclose-entries');
      asked.delete('part');
      const entries = `/api/periods/${month}/preclose/entries?limit=200&${asked}`;
      const { body } = await dashboard().place.call('secretary', 'GET', entries);
      expect([entries, String((body.items as unknown as object[]).length)]).toEqual([
        entries,
        await link.textContent(),
      ]);
    }
    await red.click();
    await page.waitForURL(/part=preclose-entries&unit=.*&light=red/);
    await page.locator('table.data tbody tr').first().waitFor();
    expect(await page.locator('table.data tbody tr').count()).toBe(count);
    expect(await barriers(page)).toEqual([]);

    await page.goto(`/periods/${quarter}`);
    await page.locator('.rows > li').first().waitFor();
    const due = page.getByRole('button', { name: /^到期 \d+ 项$/ });
    const all = Number((await due.textContent())?.match(/\d+/)?.[0]);
    await due.click();
    await page.waitForURL(/how=due/);
    await page.getByRole('heading', { name: '到期事项逐项' }).waitFor();
    await until(
      () => page.locator('.rows > li').count(),
      (rows) => rows === all,
      10,
    );
    for (const number of await page.locator('.tallies').first().getByRole('button').all()) {
      const says = Number((await number.textContent())?.match(/\d+/)?.[0]);
      await number.click();
      await until(
        () => page.locator('.rows > li').count(),
        (rows) => rows === says,
        10,
      );
    }
  });

  it('Of a quarter in which nothing was due it is not said that it was all settled', async () => {
    const page = await enter('secretariat', '/periods/2020-Q1', '.nothing');
    await page.getByText('本季没有到期的任务。').waitFor();
    expect(await page.getByText('都已结清').count()).toBe(0);
  });

  it('A close goes on without its page: after a reload it is still being made, and its figures come by themselves', async () => {
    await setClock(dashboard().place.ownerUrl, `${nextMonth(month)}-02T10:00:00+08:00`);
    const page = await enter('secretariat', `/periods/${month}?part=close`, '.order');
    const asked = ordersOf(page, 'close');
    // Its entries wait for whoever holds their table.
    await withClient(dashboard().place.ownerUrl, async (client) => {
      await client.query('BEGIN; LOCK TABLE period_entry IN EXCLUSIVE MODE');
      await press(page, 'close').dblclick();
      await until(
        () => dashboard().place.database.period.findUnique({ where: { id: month } }),
        (period) => period?.state === 'closing',
        10,
      );
      await page.reload();
      await page.locator('.closing progress').waitFor();
      expect(await page.locator('.parts').count()).toBe(0);
      await client.query('COMMIT');
    });
    expect(asked).toHaveLength(1);
    await page.getByRole('link', { name: '记账明细' }).waitFor();
    await page.locator('.plain-table').first().waitFor();
    expect(await page.locator('.figures tbody tr').first().textContent()).toContain('12');
  }, 30_000);

  it('Which entries are shown stands in the address, and an address brings them back', async () => {
    const page = await enter('secretariat', `/periods/${month}?part=entries`, 'table.data tbody tr');
    expect(await page.locator('table.data tbody tr').count()).toBe(12);
    const address = `/periods/${month}?part=entries&light=red&columns=item,light`;
    const again = await enter('auditor', address, 'table.data tbody tr');
    const lights = await again.locator('table.data tbody tr .light').allTextContents();
    expect(lights.length).toBeGreaterThan(0);
    expect(lights.length).toBeLessThan(12);
    expect(lights.every((light) => light.includes('红灯'))).toBe(true);
    expect(await again.locator('thead th').allTextContents()).toEqual(['任务', '亮灯']);
  });

  it('An entry is corrected beside it, and the adjustment says which month it counts to', async () => {
    const page = await enter('secretariat', `/periods/${month}?part=entries`, 'table.data tbody tr');
    await page.getByRole('button', { name: '更正: 建设服务站 3' }).click();
    await page.getByLabel('进度 %').fill('140');
    await page.getByLabel('更正原因').fill('漏计');
    await press(page, 'adjust').click();
    await page.getByText('0 到 100 之间').waitFor();
    await page.getByLabel('进度 %').fill('40');
    await press(page, 'adjust').click();
    await page.getByText('更正已登记').waitFor();
    await page.getByRole('link', { name: '更正', exact: true }).click();
    await page.getByText('进度 %：0 → 40').waitFor();
    await page.getByText(`计入 ${nextMonth(month)}`).waitFor();
  });

  it('A bulletin is worded beside its preview; what two people wrote at once is lost of neither', async () => {
    const page = await enter('secretariat', `/periods/${month}?part=bulletin`, '.bulletin-frame');
    const preview = page.frameLocator('.bulletin-frame');
    await preview.locator('h1').first().waitFor();
    await page.getByLabel('点评').fill('本月总体平稳。');
    await press(page, 'bulletin').click();
    await preview.getByText('本月总体平稳。').waitFor();
    expect(visits[0]?.amiss).toEqual([]);

    await page.getByLabel('期号').fill('第 7 期');
    await page.getByText('有改动尚未保存').waitFor();
    // What is typed and not saved is there again for whoever comes back.
    await page.getByRole('link', { name: '数字', exact: true }).click();
    await page.locator('.figures').waitFor();
    await page.getByRole('link', { name: '通报', exact: true }).click();
    await page.getByText('草稿已存于本机').waitFor();
    expect(await page.getByLabel('期号').inputValue()).toBe('第 7 期');
    const { body } = await dashboard().place.call('secretary', 'GET', `/api/periods/${month}/bulletin`);
    const other = { sections: { comments: '另一人的点评。', issuer: '另一人的署名' } };
    const put = { body: other, headers: { 'if-match': `"${body.version}"` } };
    expect((await dashboard().place.call('secretary', 'PUT', `/api/periods/${month}/bulletin`, put)).status).toBe(200);
    await page.getByLabel('点评').fill('我的点评。');
    await press(page, 'bulletin').click();
    await page.getByText('别人已改为').waitFor();
    expect(await page.locator('.theirs').textContent()).toContain('另一人的点评。');
    expect(await page.getByLabel('点评').inputValue()).toBe('我的点评。');
    expect(await page.getByLabel('发文单位').inputValue()).toBe('另一人的署名');
    await press(page, 'bulletin').click();
    await preview.getByText('我的点评。').waitFor();
    await preview.getByText('第 7 期').first().waitFor();

    // Printed from the browser's own menu it is the same A4 pages: upright, and none of them with the page's heading alone.
    const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const [, across, along] = printed.match(/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/) ?? [];
    expect(Number(along)).toBeGreaterThan(Number(across));
    expect(await page.locator('.bulletin-paper').count()).toBe(0);

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Word（.docx）: 通报' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/通报.*\.docx$/);
  }, 40_000);

  it('Who may change nothing is offered nothing, and sees it all', async () => {
    const page = await enter('auditor', `/periods/${month}`, '.figures');
    for (const part of ['figures', 'missing', 'entries', 'adjustments', 'bulletin', 'seal']) {
      await page.goto(`/periods/${month}?part=${part}`);
      await page.locator('.parts [aria-current]').waitFor();
      await page.locator('.waiting').waitFor({ state: 'detached' });
      expect([part, await page.locator('[data-press]').count()]).toEqual([part, 0]);
      expect([part, await barriers(page), visits.at(-1)?.amiss]).toEqual([part, [], []]);
    }
    await page.getByText('由领导小组办公室封账。').waitFor();
  }, 40_000);

  it('A month is sealed once somebody has said that they know what that means, and stands in the chain', async () => {
    const page = await enter('secretariat', `/periods/${month}?part=seal`, '.order');
    await page.getByText('记账明细 12 项').waitFor();
    await press(page, 'seal').click();
    await page.getByText('请先勾选确认').waitFor();
    await page.getByRole('checkbox').check();
    const asked = ordersOf(page, 'seal');
    await press(page, 'seal').dblclick();
    await page.getByText('封账校验值 SHA-256').waitFor();
    expect(asked).toHaveLength(1);
    const { body } = await dashboard().place.call('secretary', 'GET', `/api/periods/${month}`);
    expect(body).toMatchObject({ state: 'sealed' });
    await page.getByRole('link', { name: '查看封账链' }).click();
    await page.getByText('链条完整，共 1 环').waitFor();
    const { seal } = body as unknown as { seal: { seal: string } };
    expect(await page.locator('#chain table').textContent()).toContain(seal.seal);
  });

  it('Whose report is missing is named by unit, and reminded at once', async () => {
    const following = nextMonth(month);
    await setClock(dashboard().place.ownerUrl, `${nextMonth(following)}-02T10:00:00+08:00`);
    const page = await enter('secretariat', `/periods/${following}`, '.rows');
    const missing = await page.locator('.rows > li').count();
    expect(missing).toBeGreaterThan(5);
    await press(page, 'remind').click();
    await page.getByText(`已催办 ${missing} 项`).waitFor();
    const { body } = await dashboard().place.call('secretary', 'GET', `/api/tasks/${dashboard().items[9]?.id}`);
    expect(body).toMatchObject({ urged: 1 });
  }, 40_000);
}

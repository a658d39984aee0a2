import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { withClient } from '../../embedded/postgres/roles';
import { barriers } from './barriers';
import type { Dashboard } from './place';
import type { Visit } from './visit';
import { open, visit } from './visit';

/** What the pages of the audit promise. */
export function describeAudit(dashboard: () => Dashboard): void {
  let item: string;
  const visits: Visit[] = [];

  beforeAll(async () => {
    item = dashboard().items[4]?.id ?? '';
    for (const [who, command, body] of [
      ['owner', 'sign', {}],
      ['owner', 'report', { percent: 10, done: '完成选址', effect: '少跑一趟' }],
      ['secretary', 'remind', {}],
    ] as const)
      expect((await dashboard().place.call(who, 'POST', `/api/tasks/${item}/${command}`, { body })).status).toBe(200);
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

  /** Rewrites an entry as only whoever owns the database's server can. */
  async function tamper(from: string, to: string): Promise<void> {
    const server = new URL(process.env.TEST_DATABASE_URL ?? '');
    server.pathname = new URL(dashboard().place.ownerUrl).pathname;
    await withClient(server.href, (client) =>
      client.query(`SET session_replication_role = replica;
        UPDATE ledger SET body = replace(body, '${from}', '${to}') WHERE task_id = '${item}' AND seq = 3`),
    );
  }

  it('A timeline is narrowed in its address, and the record itself is one press away', async () => {
    const page = await enter('auditor', `/audit/tasks/${item}?kind=entry`, '.timeline .line');
    expect(new URL(page.url()).pathname).toBe(`/audit/items/${item}`);
    expect(await page.locator('.timeline .line').count()).toBe(4);
    const line = page.locator('.timeline .line', { hasText: '完成选址' });
    await line.getByRole('button', { name: '看原文' }).click();
    await line.locator('.raw').waitFor();
    expect(await line.locator('.raw').textContent()).toContain('"prevHash"');
    await page.getByRole('button', { name: '最早的在前' }).click();
    await page.waitForURL(/sort=-at/);
    await page.getByText('催办').first().waitFor();
  });

  it('What one person did in some days is found across items by an address', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const page = await enter('auditor', `/audit?person=owner@example.test&kind=entry&from=${today}`, '.timeline .line');
    expect(await page.locator('.timeline .line').count()).toBeGreaterThanOrEqual(2);
    await page.getByRole('link', { name: '建设服务站 5' }).first().click();
    await page.waitForURL(`**/audit/items/${item}`);
    await page.goto('/audit?person=owner@example.test&from=2020-01-01&to=2020-01-31');
    await page.getByText('没有符合条件的内容').waitFor();
  });

  it('Everybody is offered just what they may use of the audit', async () => {
    const page = await enter('secretariat', '/audit', '[data-press="verify"]');
    expect(new URL(page.url()).pathname).toBe('/audit/verify');
    const names = await page.locator('.parts a').allTextContents();
    expect(names).toEqual(['核验', '重演', '检查点', '审计包', '流程引擎']);
    const leader = await enter('leader', '/audit/checkpoints', '.nothing');
    expect(await leader.locator('[data-press]').count()).toBe(0);
    expect(await leader.locator('.parts a').allTextContents()).not.toContain('审计包');
  });

  it('No page of the audit keeps anybody out', async () => {
    const page = await enter('auditor', '/audit/replays', '[data-press="replay"]');
    for (const name of ['replays', 'checkpoints', 'drifts', 'bundles', 'engine']) {
      await page.goto(`/audit/${name}`);
      await page.locator('.parts [aria-current]').waitFor();
      await page.locator('.waiting').waitFor({ state: 'detached' });
      expect([name, await barriers(page), visits.at(-1)?.amiss]).toEqual([name, [], []]);
    }
  }, 30_000);

  it('A checkpoint is made and taken away as a file, and a bundle is kept under its own name', async () => {
    const page = await enter('auditor', '/audit/checkpoints', '[data-press="checkpoint"]');
    await page.locator('[data-press="checkpoint"]').dblclick();
    const button = page.getByRole('button', { name: '下载: 1' });
    await button.waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(file.suggestedFilename()).toBe('checkpoint-1.json');
    const { body } = await dashboard().place.http.call('auditor@example.test', 'GET', '/api/audit/checkpoints/1');
    expect(JSON.parse(readFileSync(await file.path(), 'utf8'))).toEqual(body);

    await page.goto(`/audit/items/${item}`);
    const [bundle] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载审计包' }).click(),
    ]);
    expect(bundle.suggestedFilename()).toMatch(/^审计包-.*\.zip$/);
  }, 30_000);

  it('A replay goes on in the worker, and the page tells of it after a reload as well', async () => {
    const page = await enter('auditor', '/audit/replays', '[data-press="replay"]');
    await page.getByText('还没有重演过').waitFor();
    await page.locator('[data-press="replay"]').click();
    await page.locator('.verdict').waitFor();
    await page.reload();
    await page.getByText('全部相符').waitFor({ timeout: 30_000 });
    expect(await page.locator('.verdict').count()).toBe(1);
  });

  it('A verification says that all is well, and of a record that was tampered with which item and which entry', async () => {
    const page = await enter('leader', '/audit/verify', '[data-press="verify"]');
    await page.locator('[data-press="verify"]').click();
    await page.getByText('全部相符').waitFor({ timeout: 30_000 });
    await tamper('完成选址', '完成拆迁');
    await page.locator('[data-press="verify"]').click();
    // It goes on while its reader looks elsewhere in the dashboard().
    await page.getByRole('link', { name: '检查点' }).click();
    await page.getByRole('link', { name: '核验', exact: true }).click();
    await page.locator('.verdict.amiss').waitFor();
    const row = page.locator('.plain-table tbody tr').first();
    expect(await row.textContent()).toContain('台账第 3 条');
    await row.getByRole('link', { name: '5. 建设服务站 5' }).waitFor();
    await tamper('完成拆迁', '完成选址');
  }, 60_000);
}

import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { sample } from '../support/register';
import { until } from '../support/until';
import type { Dashboard } from './place';
import type { Visit } from './visit';
import { open, visit } from './visit';

const data = (name: string) => join(__dirname, '..', 'data', name);

/** What Import and Administration promise; the directory of `test/data` is taken in first, since its tables name it. */
export function describeImport(dashboard: () => Dashboard): void {
  let visited: Visit;
  // The office of the tests has units that the tables name too; these are to mean those of their own directory.
  beforeAll(async () => {
    const { unit } = dashboard().place.database;
    for (const code of ['DEPT', 'PARTNER']) await unit.update({ where: { code }, data: { name: `试验单位 ${code}` } });
  });
  const enter = async (who: 'secretariat' | 'administrator', path: `/${string}`, ready: string): Promise<Page> => {
    visited = await visit(dashboard().browser, dashboard().url, { token: dashboard().tokenOf(who) });
    await open(visited, { name: '', path, as: who, ready });
    return visited.page;
  };
  afterEach(() => visited?.context.close());

  const read = async (page: Page, file: string) => {
    await page.locator('.drop input').setInputFiles(data(file));
    await page.locator('[data-press="read"]').click();
  };

  it('Takes a directory in, and tells each cell at fault while nothing of it is taken', async () => {
    const page = await enter('administrator', '/admin/officials', '[data-official]');
    await page.getByText('导入名录', { exact: true }).click();
    await page.locator('input[name="units"]').setInputFiles(data('units.csv'));
    const bytes = sample('officials.csv').toString('utf8').replace('owner.p01@example.test', 'not-an-address');
    const atFault = { name: 'officials.csv', mimeType: 'text/csv', buffer: Buffer.from(bytes) };
    await page.locator('input[name="officials"]').setInputFiles(atFault);
    await page.locator('[data-press="import-directory"]').click();
    await page.getByRole('alert').getByText('not-an-address', { exact: true }).waitFor();

    await page.locator('input[name="officials"]').setInputFiles(data('officials.csv'));
    await page.locator('[data-press="import-directory"]').click();
    await page.getByText(/单位：新增 \d+/).waitFor();
  });

  it('Reads a dropped table, leads from fault to fault by the keyboard, and mends a cell where it stands', async () => {
    const page = await enter('secretariat', '/import', '.drop');
    await read(page, 'progress-table-with-errors.xlsx');
    await page.waitForURL(/\/batches\//);
    const faults = page.locator('[data-fault]');
    await faults.first().waitFor();
    const before = Number(await page.locator('[data-problems]').getAttribute('data-problems'));
    expect(before).toBeGreaterThan(5);

    await page.locator('[data-press="next-fault"]').click();
    const first = page.locator('[data-fault]:focus');
    await first.waitFor();
    expect(await first.getAttribute('data-field')).toBe('deadline');
    const row = await first.getAttribute('data-row');
    await page.keyboard.press('Enter');
    await page.locator('.editing input:focus').fill('越快越好');
    await page.keyboard.press('Enter');
    await page.locator('.editing').getByText('越快越好', { exact: false }).waitFor();
    await page.locator('.editing input').fill('6月底前');
    await page.keyboard.press('Enter');
    await page.locator(`[data-problems="${before - 1}"]`).waitFor();
    expect(await page.locator(`[data-row="${row}"][data-field="deadline"]`).textContent()).toContain('2026-06-30');
    // The focus went on by itself.
    expect(await page.locator('[data-fault]:focus').getAttribute('data-row')).not.toBe(row);
    expect(await page.locator('[data-ask="issue"]').count()).toBe(0);
    // A row may be left out; pressed twice, since nothing brings it back.
    const faulty = await page.locator('[data-fault]').last().getAttribute('data-row');
    await page.locator(`[data-leave-out="${faulty}"]`).dblclick();
    await page.locator(`[data-leave-out="${faulty}"]`).waitFor({ state: 'detached' });
    expect(visited.amiss).toEqual([]);
  });

  it('Leads the same file to the earlier batch', async () => {
    const page = await enter('secretariat', '/import', '.drop');
    await read(page, 'progress-table-with-errors.xlsx');
    await page.getByRole('link', { name: '查看先前的批次' }).click();
    await page.waitForURL(/\/batches\//);
    await page.locator('[data-ask="discard"]').waitFor();
  });

  it('Rehearses a table, issues it once it is sound, and shows the progress until every workflow runs', async () => {
    const page = await enter('secretariat', '/import', '.drop');
    await read(page, 'progress-table-gbk.csv');
    await page.waitForURL(/\/batches\//);
    await page.locator('[data-problems="0"]').waitFor();
    await page.locator('[data-press="simulate"]').click();
    await page.locator('[data-simulated="nobody"]').waitFor();
    await page.locator('[data-simulated="in-time"]').waitFor();

    await page.locator('[data-ask="issue"]').click();
    await page.locator('[data-press="issue"]').click();
    await page.locator('[data-done]').waitFor();
    await page.getByText(/已发出交办信 \d+ \/ [1-9]\d* 封/).waitFor();
    await page.getByRole('link', { name: '查看这批任务' }).click();
    await page.waitForURL(/\/items\?batch=/);
    await page.locator('[data-item]').first().waitFor();
  });

  it('Reads a draft again by another mapping, in the place of the one before', async () => {
    const page = await enter('secretariat', '/import', '.drop');
    await read(page, 'progress-table.xlsx');
    await page.waitForURL(/\/batches\//);
    const draft = page.url();
    await page.locator('.read-again summary').click();
    await page.locator('.mapping input[name="content"]').fill('质量标准');
    await page.locator('.mapping input[name="standards"]').fill('工作内容');
    await page.getByRole('button', { name: '按此重新读取' }).click();
    await page.waitForURL((address) => /\/batches\//.test(address.href) && address.href !== draft);
    await page.locator('.batch-rows [data-field="standards"]').first().waitFor();
    await page.locator('.sheet-rows thead th', { hasText: '质量标准' }).first().waitFor();
    const id = draft.split('/').at(-1);
    expect((await dashboard().place.call('secretary', 'GET', `/api/batches/${id}`)).status).toBe(404);
    await page.locator('[data-ask="discard"]').click();
    await page.locator('[data-press="discard"]').click();
    await page.waitForURL(/\/batches$/);
  });

  it('Invites people by role, and says how many letters go out', async () => {
    const page = await enter('administrator', '/admin/accounts', '[data-press="invite"]');
    await page.getByRole('combobox', { name: '角色' }).click();
    await page.keyboard.type('审计');
    await page.keyboard.press('Enter');
    await page.locator('[data-press="invite"]').click();
    await page.getByText(/已邀请 [1-9]\d* 人/).waitFor();
  });

  it('Says in words what of the installation answers', async () => {
    const page = await enter('administrator', '/admin', '[data-well]');
    await page
      .getByRole('row', { name: /流程引擎/ })
      .getByText('正常')
      .waitFor();
  });

  it('Shows what a policy would move before it is put in force', async () => {
    const page = await enter('secretariat', '/admin/policy', '[data-press="edit-policy"]');
    await page.locator('[data-press="edit-policy"]').click();
    await page.getByLabel('最多延期几次').fill('1');
    await page.getByRole('button', { name: '删除三级' }).click();
    expect(await page.locator('[data-rung]').count()).toBe(2);
    await page.locator('[data-press="add-rung"]').click();
    await page.getByRole('button', { name: '删除三级' }).click();
    // What is typed and not in force is there again for whoever comes back.
    await page.getByRole('link', { name: '总览' }).click();
    await page.waitForURL(/\/$/);
    await page.goBack();
    await page.getByText('草稿已存于本机').waitFor();
    expect(await page.getByLabel('最多延期几次').inputValue()).toBe('1');
    expect(await page.locator('[data-rung]').count()).toBe(2);
    expect(await page.locator('[data-press="apply"]').count()).toBe(0);
    // Pages shorter than usual, so that there are several.
    await page.route('**/api/policy/preview*', (route) => {
      const asked = new URL(route.request().url());
      asked.searchParams.set('limit', '5');
      return route.continue({ url: String(asked) });
    });
    await page.locator('[data-press="preview"]').click();
    const moves = page.locator('[data-moves]');
    await moves.waitFor();
    const first = await moves.locator('tbody th').allTextContents();
    expect(first).toHaveLength(5);
    expect(await moves.locator('tbody').textContent()).not.toMatch(/\d\d:\d\d:\d\d/);
    await moves.getByRole('button', { name: '下一页' }).click();
    const then = await until(
      () => moves.locator('tbody th').allTextContents(),
      ([row]) => row !== first[0],
      10,
    );
    expect(then.filter((row) => first.includes(row))).toEqual([]);
    await moves.getByRole('button', { name: '上一页' }).click();
    await until(
      () => moves.locator('tbody th').allTextContents(),
      ([row]) => row === first[0],
      10,
    );
    await page.locator('[data-press="apply"]').click();
    await page.getByText('现行规则（第 1 版）').waitFor();
    expect(await page.evaluate('Object.keys(localStorage).filter((name) => name.startsWith("duban-draft:"))')).toEqual(
      [],
    );
    const { body } = await dashboard().place.call('secretary', 'GET', '/api/policy');
    expect(body).toMatchObject({ version: 1, own: { extensionsMax: 1, escalation: [{}, {}] } });
  });

  it('Shows what applies to a batch and from where; what is its own is set, and withdrawn again', async () => {
    const { body } = await dashboard().place.call('secretary', 'GET', '/api/batches?state=issued&limit=1');
    const [{ id } = { id: '' }] = body.items as unknown as { id: string }[];
    const page = await enter('secretariat', `/batches/${id}/policy`, '[data-press="edit-policy"]');
    await page.locator('[data-press="edit-policy"]').click();
    await page.getByLabel('最多延期几次').fill('5');
    await page.locator('[data-press="preview"]').click();
    await page.locator('[data-press="apply"]').click();
    await page.locator('[data-own="extensionsMax"]').waitFor();
    const own = async () => (await dashboard().place.call('secretary', 'GET', `/api/batches/${id}/policy`)).body.own;
    expect(await own()).toEqual({ extensionsMax: 5 });

    await page.getByRole('button', { name: '撤回单独规定：最多延期几次' }).click();
    await page.locator('[data-moves]').waitFor();
    await page.locator('[data-press="apply"]').click();
    await page.locator('[data-own="extensionsMax"]').waitFor({ state: 'detached' });
    expect(await own()).toEqual({});
  });

  it('Takes a holiday notice from a file, tells each cell at fault, and publishes what was looked at', async () => {
    const page = await enter('secretariat', '/admin/calendar', '[data-press="publish"]');
    await page.locator('[data-press="publish"]').click();
    await page.getByLabel('年度').fill('2031');
    await page.getByLabel('来源（通知名称）').fill('关于2031年部分节假日安排的通知');
    const csv = (type: string) => ({
      ...{ name: '2031.csv', mimeType: 'text/csv' },
      buffer: Buffer.from(`日期,类型,名称\n2031-01-01,休,元旦\n2031-10-01,${type},国庆节\n`),
    });
    await page.getByLabel('放假安排表格').setInputFiles(csv('歇'));
    await page.locator('[data-press="preview"]').click();
    await page.getByRole('alert').getByText('歇', { exact: true }).waitFor();
    await page.getByLabel('放假安排表格').setInputFiles(csv('休'));
    await page.locator('[data-press="preview"]').click();
    await page.getByText('2031 年：休息日 2 天').waitFor();
    await page.locator('[data-press="apply"]').click();
    await page.getByRole('button', { name: '查看 2031 年' }).waitFor();
    const { body } = await dashboard().place.call('secretary', 'GET', '/api/calendars/2031');
    expect(body).toMatchObject({ off: ['2031-01-01', '2031-10-01'] });
  });

  it('Keeps what is typed of a year’s holidays until it is published', async () => {
    const page = await enter('secretariat', '/admin/calendar', '[data-press="publish"]');
    await page.locator('[data-press="publish"]').click();
    await page.getByLabel('年度').fill('2032');
    await page.getByLabel('来源（通知名称）').fill('关于2032年部分节假日安排的通知');
    await page.getByText('逐行粘贴').click();
    await page.getByLabel('各日安排').fill('2032-01-01 休 元旦');
    await page.goto('/');
    await page.goto('/admin/calendar');
    await page.getByText('草稿已存于本机').waitFor();
    expect(await page.getByLabel('年度').inputValue()).toBe('2032');
    expect(await page.getByLabel('各日安排').inputValue()).toBe('2032-01-01 休 元旦');
    await page.locator('[data-press="preview"]').click();
    await page.locator('[data-press="apply"]').click();
    await page.getByRole('button', { name: '查看 2032 年' }).waitFor();
    expect(await page.getByLabel('各日安排').count()).toBe(0);
    await page.reload();
    await page.locator('[data-press="publish"]').waitFor();
  });

  it('Sends a letter again that was given up, and shows that it was asked for', async () => {
    const { database, office } = dashboard().place;
    const id = crypto.randomUUID();
    const about = { id, kind: 'checkpoint', occasion: '2000-01-01', seq: 0, messageId: `<${id}@duban>`, attempts: 1 };
    await database.letter.create({ data: { ...about, recipientId: office.people.owner.id, state: 'dead' } });
    await database.letterAttempt.create({
      data: { letterId: id, number: 1, outcome: 'refused', answer: '550 no such' },
    });
    const page = await enter('secretariat', `/admin/mail/${id}`, '[data-press="send-again"]');
    await page.locator('[data-press="send-again"]').dblclick();
    await page.getByText('已排入发送').waitFor();
    await page.getByText('要求重新发送', { exact: true }).waitFor();
    expect(await database.letterAttempt.count({ where: { letterId: id, outcome: 'again' } })).toBe(1);
  });
}

import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import type { addresses } from '../../demo/people';
import { seedItems } from '../support/items';
import { until } from '../support/until';
import type { Dashboard } from './place';
import type { Visit } from './visit';
import { open, visit } from './visit';

type Who = keyof typeof addresses;

/** What my tasks, the review desk and decisions promise. Each test has an item of its own. */
export function describeMine(dashboard: () => Dashboard): void {
  const opened: Visit[] = [];
  const enter = async (who: Who, path: `/${string}`, ready = 'main h1', screen: 'phone' | 'desktop' = 'phone') => {
    const visited = await visit(dashboard().browser, dashboard().url, { token: dashboard().tokenOf(who), screen });
    opened.push(visited);
    await open(visited, { name: '', path, as: who, ready });
    return visited;
  };
  afterEach(async () => {
    for (const { context } of opened.splice(0)) await context.close();
  });
  const idOf = (at: number) => dashboard().items[at]?.id ?? '';
  const itemOf = async (at: number) => (await dashboard().place.call('owner', 'GET', `/api/tasks/${idOf(at)}`)).body;
  const give = async (
    who: 'owner' | 'secretary' | 'head' | 'reviewer',
    at: number,
    command: string,
    body: object = {},
  ) => {
    const reply = await dashboard().place.call(who, 'POST', `/api/tasks/${idOf(at)}/${command}`, { body });
    expect([command, reply.status]).toEqual([command, 200]);
  };
  const submitted = async (at: number) => {
    const { standards } = (await itemOf(at)) as unknown as { standards: { id: string }[] };
    await give('owner', at, 'submit', { standards: standards.map(({ id }) => ({ id, how: '已完成' })) });
  };
  const press = (page: Page, command: string) => page.locator(`[data-press="${command}"]`).click();

  it('A day through three roles: signed, reported with a photo, submitted, returned, submitted again, accepted', async () => {
    const at = 8;
    const { page } = await enter('owner', '/mine', `[data-item="${idOf(at)}"]`);
    const card = page.locator(`li[data-item="${idOf(at)}"]`);
    await card.locator('[data-step="sign"]').tap();
    await press(page, 'sign');
    await page.getByText('已办理：签收').waitFor();

    await page.goto(`/mine/${idOf(at)}/report`);
    await page.getByLabel('完成百分比').fill('100');
    await page.getByLabel('做了什么').fill('站点建成');
    await page.getByLabel('成效').fill('每天接待 60 人');
    const photo = largePhoto();
    await page.getByLabel('拍照').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: photo });
    await page.getByText('✓ 已上传').waitFor();
    await press(page, 'report');
    await page.getByText('已办理：报告进展').waitFor();
    const { reports } = (await itemOf(at)) as unknown as { reports: { evidence: { name: string; size: number }[] }[] };
    expect(reports[0]?.evidence[0]?.name).toBe('现场.jpg');
    expect(reports[0]?.evidence[0]?.size).toBeLessThan(photo.length);

    // Done, and not submitted: just that is the next step now.
    await card.locator('[data-step="submit"]').tap();
    await fillHow(page, '已挂牌运行');
    await page
      .getByLabel('选择文件')
      .first()
      .setInputFiles({
        ...{ name: '清单.txt', mimeType: 'text/plain', buffer: Buffer.from('一、挂牌照片\n二、指南') },
      });
    await page.getByText('✓ 已上传').waitFor();
    await press(page, 'submit');
    await page.getByText('已办理：送审').waitFor();

    const desk = await enter('secretariat', `/review/${idOf(at)}`, '.judged', 'desktop');
    await desk.page.getByRole('button', { name: '预览 清单.txt' }).click();
    await desk.page.getByText('一、挂牌照片').waitFor();
    await desk.page.getByRole('button', { name: '收起 清单.txt' }).press('1');
    await desk.page.keyboard.press('2');
    await desk.page.keyboard.press('2');
    await desk.page.getByLabel('退回原因').fill('办事指南还没有上墙');
    await desk.page.keyboard.press('Control+Enter');
    await desk.page.getByText('已退回：').waitFor();

    await page.goto('/mine');
    await page.locator(`li[data-item="${idOf(at)}"][data-why="returned"]`).waitFor();
    await page.goto(`/mine/${idOf(at)}/submit`);
    // Why it came back is read, and what was not met said anew.
    await page.getByText('退回原因：办事指南还没有上墙').waitFor();
    await press(page, 'submit');
    await page.locator('.ant-form-item-explain-error').first().waitFor();
    await fillHow(page, '已整改');
    await press(page, 'submit');
    await page.getByText('已办理：送审').waitFor();

    await desk.page.goto(`/review/${idOf(at)}`);
    await desk.page.locator('.judged').waitFor();
    await desk.page.keyboard.press('y');
    await desk.page.keyboard.type('92');
    await desk.page.keyboard.press('Control+Enter');
    await desk.page.getByText('已销号：').waitFor();
    expect(await itemOf(at)).toMatchObject({ state: 'accepted', effectRating: 92, returns: 1 });
  }, 90_000);

  it('What is typed without a connection is kept over a reload, and is sent only when the person says so', async () => {
    const at = 9;
    await give('owner', at, 'sign');
    const { page, context } = await enter('owner', `/mine/${idOf(at)}/report`, '.panel form');
    await context.setOffline(true);
    await page.getByLabel('完成百分比').fill('30');
    await page.getByLabel('做了什么').fill('完成选址');
    await page.getByLabel('成效').fill('选定两处');
    await press(page, 'report');
    await page.getByText('没有网络，尚未送出').waitFor();
    await page.getByText('草稿已存于本机').waitFor();
    await context.setOffline(false);
    await page.getByText('网络已恢复，内容还没有送出').waitFor();
    expect(await itemOf(at)).toMatchObject({ percent: 0, version: 2 });

    await page.goto('/mine');
    await page.getByText('未送出的草稿（1）').waitFor();
    await page.getByRole('link', { name: '继续填写' }).tap();
    await page.locator('.panel form').waitFor();
    expect(await page.getByLabel('做了什么').inputValue()).toBe('完成选址');
    await press(page, 'report');
    await page.getByText('已办理：报告进展').waitFor();
    expect(await itemOf(at)).toMatchObject({ percent: 30, version: 3 });
    await page.getByText('未送出的草稿').waitFor({ state: 'detached' });
  });

  it('A draft belongs to one account: whoever else signs in on the device does not see it', async () => {
    const { page } = await enter('owner', `/mine/${idOf(7)}/request-extension`, '.panel form');
    await page.getByLabel('原因').fill('审批未完成');
    await page.getByText('草稿已存于本机').waitFor();
    await page.evaluate(`sessionStorage.setItem('duban-token', ${JSON.stringify(dashboard().tokenOf('head'))})`);
    await page
      .context()
      .addInitScript(`sessionStorage.setItem('duban-token', ${JSON.stringify(dashboard().tokenOf('head'))})`);
    await page.goto(`/mine/${idOf(7)}/request-extension`);
    await page.locator('.panel form').waitFor();
    expect(await page.getByLabel('原因').inputValue()).toBe('');
    await page.goto('/mine');
    await page.locator('main h2').first().waitFor();
    expect(await page.getByText('未送出的草稿').count()).toBe(0);
  });

  it('A draft goes by the version that it was typed on: what others did since is shown, and what was typed stays', async () => {
    const at = 10;
    await give('owner', at, 'sign');
    const { page } = await enter('owner', `/mine/${idOf(at)}/report`, '.panel form');
    await page.getByLabel('完成百分比').fill('50');
    await page.getByLabel('做了什么').fill('完成主体');
    await page.getByLabel('成效').fill('提前一周');
    await page.getByText('草稿已存于本机').waitFor();
    await give('head', at, 'report', { percent: 20, done: '负责人代报', effect: '见效' });
    await page.reload();
    await page.locator('.panel form').waitFor();
    await press(page, 'report');
    await page.getByText('其间的变化：', { exact: true }).waitFor();
    expect(await page.getByRole('alert').first().textContent()).toContain('负责人代报');
    expect(await page.getByLabel('做了什么').inputValue()).toBe('完成主体');
    expect(await itemOf(at)).toMatchObject({ percent: 20 });
    await press(page, 'report');
    await page.getByText('已办理：报告进展').waitFor();
    expect(await itemOf(at)).toMatchObject({ percent: 50 });
  });

  it('A double tap is one report', async () => {
    const at = 11;
    const { page } = await enter('owner', `/mine/${idOf(at)}/report`, '.panel form');
    await page.getByLabel('完成百分比').fill('10');
    await page.getByLabel('做了什么').fill('开工');
    await page.getByLabel('成效').fill('进场');
    await page.locator('[data-press="report"]').dblclick();
    await page.getByText('已办理：报告进展').waitFor();
    expect(await itemOf(at)).toMatchObject({ percent: 10, version: 2 });
  });

  it('A submission is decided from the keyboard alone, and the next one opens', async () => {
    for (const at of [3, 4]) await submitted(at);
    const { page } = await enter('secretariat', '/review', '.judged', 'desktop');
    await page.waitForURL(new RegExp(`/review/${idOf(3)}`));
    await page.keyboard.press('j');
    await page.waitForURL(new RegExp(`/review/${idOf(4)}`));
    await page.keyboard.press('k');
    await page.waitForURL(new RegExp(`/review/${idOf(3)}`));
    await page.keyboard.press('?');
    await page.getByText('全部判为达到，并填评分').waitFor();
    await page.keyboard.press('Escape');
    // Nothing is decided before every standard is judged.
    await page.keyboard.press('Control+Enter');
    await page.getByText('请逐项判定').waitFor();
    await page.keyboard.press('y');
    await page.keyboard.type('80');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(new RegExp(`/review/${idOf(4)}`));
    expect(await itemOf(3)).toMatchObject({ state: 'accepted', effectRating: 80 });

    // What has changed meanwhile is said, and the verdicts stay.
    await page.locator('.submission h2:focus', { hasText: '建设服务站 5' }).waitFor();
    await page.keyboard.press('y');
    await page.keyboard.type('70');
    await give('owner', 4, 'report', { percent: 90, done: '补充材料', effect: '见效' });
    await page.keyboard.press('Control+Enter');
    await page.getByText('其间的变化：', { exact: true }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('没有待验收的事项').first().waitFor();
    expect(await itemOf(4)).toMatchObject({ state: 'accepted', effectRating: 70 });
  }, 60_000);

  it('A leader decides a request, the secretariat an extension', async () => {
    await give('owner', 2, 'request-extension', { deadline: '2099-01-31', reason: '审批未完成' });
    await give('secretary', 6, 'cancel', { reason: '政策调整' });
    const leader = await enter('leader', '/decisions', `li[data-item="${idOf(6)}"]`);
    await leader.page.locator(`li[data-item="${idOf(6)}"] [data-step="reject"]`).tap();
    await leader.page.getByLabel('原因').fill('继续推进');
    await press(leader.page, 'reject');
    await leader.page.getByText('已办理：驳回申请').waitFor();
    expect(await itemOf(6)).toMatchObject({ requests: [] });
    const office = await enter('secretariat', '/decisions', `li[data-item="${idOf(2)}"]`);
    await office.page.locator('[data-step="grant-extension"]').tap();
    await press(office.page, 'grant-extension');
    await office.page.getByText('已办理：同意延期').waitFor();
    expect(await itemOf(2)).toMatchObject({ deadline: '2099-01-31' });
  });

  it('Who answers a notice reads it in the form, and has nothing to choose where there is only one', async () => {
    const { place } = dashboard();
    const late = new Date(Date.now() - 60_000).toISOString();
    const escalation = [
      { after: 'PT0S', to: ['owner' as const] },
      { after: 'PT0.1S', to: ['leader' as const], notice: true, answerWithin: 'P3D' },
    ];
    const seed = { deadlines: [late], policy: { escalation } };
    const [item] = await seedItems(place.database, place.office, seed);
    const path = `/api/tasks/${item?.id}`;
    expect((await place.call('owner', 'POST', `${path}/sign`, { body: {} })).status).toBe(200);
    const read = async () => (await place.call('owner', 'GET', path)).body as unknown as { notices: object[] };
    const { notices } = await until(read, (now) => now.notices.length > 0, 20);
    const { page } = await enter('owner', `/mine/${item?.id}/answer-notice`, '.panel form');
    const content = await page.getByRole('region', { name: '督办单' }).textContent();
    expect(content).toContain((notices[0] as { number: string }).number);
    expect(content).toMatch(/前答复.*建设服务站 1/);
    expect(await page.locator('.panel').getByRole('combobox').count()).toBe(0);
    await page.getByLabel('答复', { exact: true }).fill('已倒排工期，月底完成');
    await press(page, 'answer-notice');
    await page.getByText('已办理：答复督办单').waitFor();
    expect(await read()).toMatchObject({ notices: [{ open: false, answer: { text: '已倒排工期，月底完成' } }] });
  }, 40_000);
}

async function fillHow(page: Page, how: string): Promise<void> {
  await page.locator('.panel form').waitFor();
  for (const field of await page.getByLabel('怎样达到').all()) await field.fill(how);
}

/** A PNG of a phone's size, of noise that does not compress. */
function largePhoto(): Buffer {
  const [width, height] = [900, 700];
  const line = width * 3 + 1;
  const rows = randomBytes(line * height);
  for (let row = 0; row < height; row++) rows[row * line] = 0; // no filter
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

function crc32(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

import type { FilePayload } from './file';
import type { Walk } from './walk';
import { press, said } from './walk';

const as = 'secretariat';

/** A table from the office's files: what is at fault in it is led to; answers the draft's address. */
export async function mends(walk: Walk, table: FilePayload): Promise<string> {
  const start = await walk.show(null, {
    ...{ as, path: '/import', ready: '.drop' },
    prepare: async (page) => page.locator('.drop input').setInputFiles(table),
  });
  await press(start, 'read');
  await start.waitForURL(/\/batches\/[\w-]+$/);
  const draft = new URL(start.url()).pathname;

  const page = await walk.show('secretariat-faults', {
    ...{ as, path: draft, ready: '[data-fault]' },
    prepare: async (shown) => {
      await press(shown, 'next-fault');
      await shown.locator('[data-fault]:focus').waitFor();
      await shown.keyboard.press('Enter');
      await shown.locator('.editing').waitFor();
    },
  });
  const left = Number(await page.locator('[data-problems]').getAttribute('data-problems'));
  await page.locator('.editing input').fill('6月底前');
  await page.keyboard.press('Enter');
  await page.locator(`[data-problems="${left - 1}"]`).waitFor();
  return draft;
}

/** A sound table: rehearsed, issued, and followed until every workflow runs; answers the batch's address. */
export async function issues(walk: Walk, table: FilePayload): Promise<string> {
  const start = await walk.show('secretariat-import', {
    ...{ as, path: '/import', ready: '.drop' },
    prepare: async (page) => page.locator('.drop input').setInputFiles(table),
  });
  await press(start, 'read');
  await start.waitForURL(/\/batches\/[\w-]+$/);
  const draft = new URL(start.url()).pathname;

  const page = await walk.show('secretariat-issue', {
    ...{ as, path: draft, ready: '[data-problems="0"]' },
    prepare: async (shown) => {
      await press(shown, 'simulate');
      for (const behaviour of ['nobody', 'in-time']) await shown.locator(`[data-simulated="${behaviour}"]`).waitFor();
      await shown.locator('[data-ask="issue"]').click();
      await shown.locator('[data-press="issue"]').scrollIntoViewIfNeeded();
    },
  });
  await press(page, 'issue');
  await page.locator('[data-done]').waitFor();
  return draft;
}

/** What was submitted, judged beside what was handed in. */
export async function reviews(walk: Walk, item: string): Promise<void> {
  const desk = await walk.show('secretariat-review', {
    ...{ as, path: `/review/${item}`, ready: '.judged' },
    prepare: async (page) => {
      const preview = page.locator('.judged button[aria-expanded]');
      await preview.first().click();
      await page.locator('pre.preview').waitFor();
      await page.keyboard.press('y');
      await page.keyboard.type('92');
    },
  });
  await desk.keyboard.press('Control+Enter');
  await said(desk, '已销号：');
}

/** An extension that waits for the office. */
export async function grants(walk: Walk, item: string): Promise<void> {
  const page = await walk.show('secretariat-decisions', {
    ...{ as, path: '/decisions', ready: `li[data-item="${item}"]` },
  });
  await page.locator(`li[data-item="${item}"] [data-step="grant-extension"]`).click();
  await press(page, 'grant-extension');
  await said(page, '已办理：同意延期');
}

/** The month: closed, its bulletin worded, and sealed. */
export async function closes(walk: Walk, month: string): Promise<void> {
  const close = await walk.show('secretariat-close', {
    ...{ as, path: `/periods/${month}?part=close`, ready: '.order' },
    prepare: async (page) => {
      const early = page.locator('#close_asOf');
      if ((await early.count()) === 0) return;
      await early.fill(minuteNow());
      await page.locator('.means').waitFor();
      await page.getByRole('checkbox').check();
    },
  });
  await press(close, 'close');
  await close.locator('.parts [href*="part=bulletin"]').waitFor({ timeout: 30_000 });

  const bulletin = await walk.show('secretariat-bulletin', {
    ...{ as, path: `/periods/${month}?part=bulletin`, ready: '.bulletin-frame' },
    prepare: async (page, say) => {
      await page.frameLocator('.bulletin-frame').locator('h1').first().waitFor();
      await page
        .locator('#bulletin_comments')
        .fill(
          say(
            '本月总体平稳，停车整治一项逾期，须限期补上。',
            'A steady month; the parking item is late and must be caught up.',
          ),
        );
    },
  });
  await press(bulletin, 'bulletin');
  await said(bulletin, '通报已保存');

  const seal = await walk.show('secretariat-seal', {
    ...{ as, path: `/periods/${month}?part=seal`, ready: '.order' },
    prepare: async (page) => page.getByRole('checkbox').check(),
  });
  await press(seal, 'seal');
  await said(seal, '封账校验值 SHA-256');
}

/** What holds the quarter, and a carry-over asked for. */
export async function clears(walk: Walk, quarter: string, until: string): Promise<void> {
  const page = await walk.show('secretariat-quarter', {
    ...{ as, path: `/periods/${quarter}`, ready: '.rows > li button' },
    prepare: async (shown, say) => {
      await shown.locator('.rows > li button').first().click();
      const form = shown.locator('.rows form');
      await form.locator('input[type="date"]').fill(until);
      await form
        .locator('textarea')
        .fill(say('跨季度施工，管线迁改排在明年一月', 'The works run over the year; pipes are moved in January'));
      await form.scrollIntoViewIfNeeded();
    },
  });
  await press(page, 'carry-');
  await said(page, '待批：由');
}

/** This minute by the organisation's clock, as a browser's field for it is filled in. */
function minuteNow(): string {
  return new Date().toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16).replace(' ', 'T');
}

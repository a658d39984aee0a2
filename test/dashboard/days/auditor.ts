import type { Walk } from './walk';
import { press } from './walk';

/** 审计: who did what, all that is on record of an item, the record recomputed, and what is taken away. */
export async function auditor(walk: Walk, { item }: { readonly item: string }): Promise<string> {
  const as = 'auditor';
  await walk.show('auditor-search', { as, path: '/audit?kind=entry', ready: '.timeline .line' });
  await walk.show('auditor-timeline', { as, path: `/audit/items/${item}`, ready: '.timeline .line' });

  await walk.show('auditor-verify', {
    ...{ as, path: '/audit/verify', ready: '[data-press="verify"]' },
    prepare: async (page) => {
      await press(page, 'verify');
      await page.locator('.verdict:not(.amiss)').waitFor({ timeout: 60_000 });
    },
  });

  await walk.show('auditor-checkpoints', {
    ...{ as, path: '/audit/checkpoints', ready: '[data-press="checkpoint"]' },
    prepare: async (page) => {
      const before = await page.locator('tbody tr').count();
      await press(page, 'checkpoint');
      await page.locator('tbody tr').nth(before).waitFor();
    },
  });

  const bundles = await walk.show('auditor-bundles', {
    ...{ as, path: '/audit/bundles', ready: '#bundle-item' },
    prepare: async (page) => {
      await page.locator('#bundle-item').fill(item);
      await page.locator('code').first().waitFor();
    },
  });
  const button = bundles.locator('.bundle-choice', { has: bundles.locator('#bundle-item') }).getByRole('button');
  const [file] = await Promise.all([bundles.waitForEvent('download'), button.click()]);
  return file.suggestedFilename();
}

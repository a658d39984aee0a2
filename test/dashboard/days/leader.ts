import type { Walk } from './walk';
import { press, said } from './walk';

/** What a leader's day needs. */
type Day = {
  /** An item that is red. */
  readonly red: string;
  /** One that the secretariat has asked to suspend or cancel. */
  readonly asked: string;
  /** A quarter out of which somebody asked to carry an item over. */
  readonly quarter: string;
};

/** 领导小组成员: the overview, what is red, an instruction on it, and what waits for a decision. */
export async function leader(walk: Walk, { red, asked, quarter }: Day): Promise<void> {
  const as = 'leader';
  const overview = await walk.show('leader-overview', { as, path: '/', ready: '.heat a' });
  await overview.locator('.tiles a[href*="light=red"]').click();
  await overview.locator(`[data-item="${red}"]`).waitFor();

  await walk.show('leader-red', { as, path: '/items?light=red', ready: '[data-item]' });

  const item = await walk.show('leader-item', {
    ...{ as, path: `/items/${red}?light=red`, ready: '[data-command="instruct"]' },
    prepare: async (page, say) => {
      await page.locator('[data-command="instruct"]').click();
      await page
        .locator('#instruct_text')
        .fill(
          say('本周五前拿出赶工办法，下周一我到现场看。', 'A plan to catch up by Friday; I come on Monday to see it.'),
        );
    },
  });
  await press(item, 'instruct');
  await said(item, '已办理：批示');

  const decisions = await walk.show('leader-decisions', {
    as,
    screen: 'phone',
    path: '/decisions',
    ready: `li[data-item="${asked}"]`,
  });
  await decisions.locator(`li[data-item="${asked}"] [data-step="approve"]`).tap();
  await press(decisions, 'approve');
  await said(decisions, '已办理：批准申请');

  const carried = await walk.show('leader-quarter', {
    ...{ as, path: `/periods/${quarter}?part=carry-overs`, ready: '.rows > li' },
    prepare: async (page) => {
      await page.locator('.rows > li button').first().click();
      await page.locator('[data-press^="approve-"]').waitFor();
    },
  });
  await press(carried, 'approve-');
  await said(carried, '✓ 已批准');
}

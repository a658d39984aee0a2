import type { Shown, Walk } from './walk';
import { press, said } from './walk';

/** What an official's day needs. */
type Day = {
  /** An item of theirs that is still to be signed for. */
  readonly item: string;
  readonly address: string;
  /** Where the letter about it can be read; left out where none is looked at. */
  readonly letter?: Shown['path'];
  /** The six digits that were mailed. */
  codeFor(address: string): Promise<string>;
};

/** What is handed in with it. */
const list = {
  name: '服务清单.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('一、开办企业　二、用地审批　三、人才落户\n共 86 项'),
};

/** 责任人: from the link in a letter to the item, then what it asks for, on a phone, until it is submitted. */
export async function official(walk: Walk, { item, address, letter, codeFor }: Day): Promise<void> {
  const phone = { as: 'owner', screen: 'phone' } as const;
  if (letter) await walk.show('official-letter', { ...phone, as: null, path: letter, ready: 'body' });

  const door = await walk.show('official-sign-in', {
    ...{ as: null, screen: 'phone', path: `/tasks/${item}`, ready: '#byCode form' },
    prepare: async (page) => {
      await page.locator('#byCode [name="email"]').fill(address);
      await page.locator('#byCode button[type="submit"]').tap();
      await page.locator('#byCode [name="code"]').waitFor();
    },
  });
  await door.locator('#byCode [name="code"]').fill(await codeFor(address));
  await door.locator('#byCode button[type="submit"]').tap();
  await door.waitForURL(`**/items/${item}`);
  await door.locator('.item-drawer h2').first().waitFor();

  const mine = await walk.show('official-mine', { ...phone, path: '/mine', ready: 'li[data-item]' });
  await mine.locator(`li[data-item="${item}"] [data-step="sign"]`).tap();
  await press(mine, 'sign');
  await said(mine, '已办理：签收');

  const report = await walk.show('official-report', {
    ...{ ...phone, path: `/mine/${item}/report`, ready: '.panel form' },
    prepare: async (page, say) => {
      await page.locator('#report_percent').fill('100');
      await page
        .locator('#report_done')
        .fill(say('清单 86 项已审定并公布', 'All 86 services are approved and published'));
      await page.locator('#report_effect').fill(say('群众少跑一趟，好评率 98%', 'One visit fewer each; 98% content'));
      await page.locator('.panel h3').scrollIntoViewIfNeeded();
    },
  });
  await press(report, 'report');
  await said(report, '已办理：报告进展');

  const submit = await walk.show('official-submit', {
    ...{ ...phone, path: `/mine/${item}/submit`, ready: '.panel form' },
    prepare: async (page, say) => {
      const hows = await page.locator('.panel form textarea').all();
      for (const [at, field] of hows.entries())
        await field.fill(
          at === 0
            ? say('办公室 12 日会议审定', 'Approved at the meeting of the 12th')
            : say('大厅和网站均已公布', 'Published in the hall and on the site'),
        );
      await page.locator('.panel input[type="file"]:not([capture])').first().setInputFiles(list);
      await page.getByText(say('✓ 已上传', '✓ uploaded')).waitFor();
      await page.locator('.panel h3').scrollIntoViewIfNeeded();
    },
  });
  await press(submit, 'submit');
  await said(submit, '已办理：送审');
}

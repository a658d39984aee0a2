import type { FilePayload } from './file';
import type { Walk } from './walk';
import { press, said } from './walk';

/** What an administrator's day needs. */
type Day = {
  /** Somebody new, as a line of the table of people. */
  readonly newcomer: { readonly name: string; readonly email: string; readonly unit: string };
};

/** 管理员: what runs, somebody new in the directory, their invitation, and what became of letters. */
export async function administrator(walk: Walk, { newcomer }: Day): Promise<void> {
  const as = 'administrator';
  await walk.show('administrator-health', { as, path: '/admin', ready: '[data-well]' });

  const people = await walk.show('administrator-officials', {
    ...{ as, path: '/admin/officials', ready: '[data-official]' },
    prepare: async (page) => {
      await page.locator('details.panel-form > summary').click();
      await page.locator('input[name="officials"]').setInputFiles(tableOf(newcomer));
    },
  });
  await press(people, 'import-directory');
  await said(people, '人员：新增 1');

  const accounts = await walk.show('administrator-accounts', {
    ...{ as, path: '/admin/accounts', ready: '[data-press="invite"]' },
    prepare: async (page) => {
      await page.locator('#invite_by input[value="officials"]').check();
      await page.locator('#invite_chosen').click();
      await page.keyboard.type(newcomer.name);
      await page.locator('.ant-select-item-option').first().waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
    },
  });
  await press(accounts, 'invite');
  await said(accounts, '已邀请 1 人');

  await walk.show('administrator-mail', { as, path: '/admin/mail', ready: '.chips' });
}

/** 人员表 with one line. */
function tableOf({ name, email, unit }: Day['newcomer']): FilePayload {
  const text = `name,email,title,unitCode,role,substituteEmail\n${name},${email},科长,${unit},official,\n`;
  return { name: '人员表.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}

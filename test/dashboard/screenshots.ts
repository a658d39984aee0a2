import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { locales } from '../../domain/locale';
import { openBrowser } from './chromium';
import type { PageUnderTest } from './pages';
import { pagesUnderTest } from './pages';
import { tokenOf } from './people';
import type { Screen, Visit } from './visit';
import { open, screens, visit } from './visit';

const folder = join(__dirname, '..', '..', 'build', 'screenshots');

/**
 * Takes a picture of each page in both widths and languages: `npm run screenshots -- [page …]`. `API_URL` is a running installation
 * with the demonstration in it, `DUBAN_ADMIN_TOKEN` its administrator's; the pictures go into build/screenshots.
 */
async function main(): Promise<void> {
  const { API_URL: url = 'http://127.0.0.1:3000', DUBAN_ADMIN_TOKEN: administrator } = process.env;
  if (!administrator) throw new Error('DUBAN_ADMIN_TOKEN: the administrator’s token of the installation at API_URL');
  const wanted = process.argv.slice(2);
  mkdirSync(folder, { recursive: true });
  const browser = await openBrowser();
  try {
    for (const page of pagesUnderTest) {
      if (wanted.length > 0 && !wanted.includes(page.name)) continue;
      const token = await tokenOf(url, administrator, page.as);
      for (const screen of Object.keys(screens) as Screen[])
        for (const locale of locales)
          await picture(await visit(browser, url, { token, screen, locale }), page, `${screen}-${locale}`);
      process.stdout.write(`✓ ${page.name}\n`);
    }
  } finally {
    await browser.close();
  }
}

async function picture(visited: Visit, page: PageUnderTest, suffix: string): Promise<void> {
  await open(visited, page);
  await visited.page.screenshot({ path: join(folder, `${page.name}-${suffix}.png`), fullPage: true });
  for (const line of visited.amiss) process.stderr.write(`! ${page.name} ${suffix}: ${line}\n`);
  await visited.context.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

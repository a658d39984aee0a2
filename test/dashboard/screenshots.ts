import type { Browser } from 'playwright-core';
import { openBrowser } from './chromium';
import { startDemonstration } from './pictures/demonstration';
import { takeGuides } from './pictures/guide-pictures';
import { takePages } from './pictures/page-pictures';

/**
 * `npm run screenshots` starts the product with its demonstration, walks each role's day in it, and takes the pictures of
 * docs/guides and the READMEs anew. `npm run screenshots -- pages [page …]` takes each page of test/dashboard/pages.ts
 * into build/screenshots: of the installation at `API_URL` with its `DUBAN_ADMIN_TOKEN`, or of one that it starts.
 */
async function main(): Promise<void> {
  const [what, ...names] = process.argv.slice(2);
  if (what !== undefined && what !== 'pages')
    throw new Error(`expected nothing, or pages and the names of some; got ${what}`);
  const browser = await openBrowser();
  try {
    await (what === 'pages' ? pages(browser, names) : guides(browser));
  } finally {
    await browser.close();
  }
}

async function guides(browser: Browser): Promise<void> {
  const demonstration = await startDemonstration();
  await takeGuides(browser, demonstration).finally(() => demonstration.end());
}

async function pages(browser: Browser, names: readonly string[]): Promise<void> {
  const { API_URL: url, DUBAN_ADMIN_TOKEN: adminToken } = process.env;
  if (url && adminToken) return await takePages(browser, { url, adminToken }, names);
  const demonstration = await startDemonstration();
  await takePages(browser, demonstration, names).finally(() => demonstration.end());
}

main().catch((error: unknown) => {
  process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

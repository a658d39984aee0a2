import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { locales } from '../../../domain/locale';
import type { PageUnderTest } from '../pages';
import { pagesUnderTest } from '../pages';
import { tokenOf } from '../people';
import type { Screen, Visit } from '../visit';
import { open, screens, visit } from '../visit';

const folder = join(__dirname, '..', '..', '..', 'build', 'screenshots');

type Place = { readonly url: string; readonly adminToken: string };

/** Takes a picture of each page, or of those named, in both widths and languages, whole; for whoever changes one. */
export async function takePages(browser: Browser, place: Place, wanted: readonly string[]): Promise<void> {
  const { url, adminToken } = place;
  mkdirSync(folder, { recursive: true });
  for (const page of pagesUnderTest) {
    if (wanted.length > 0 && !wanted.includes(page.name)) continue;
    const token = await tokenOf(url, adminToken, page.as);
    for (const screen of Object.keys(screens) as Screen[])
      for (const locale of locales)
        await picture(await visit(browser, url, { token, screen, locale }), page, `${screen}-${locale}`);
    process.stdout.write(`✓ ${page.name}\n`);
  }
}

async function picture(visited: Visit, page: PageUnderTest, suffix: string): Promise<void> {
  await open(visited, page);
  await visited.page.screenshot({ path: join(folder, `${page.name}-${suffix}.png`), fullPage: true });
  for (const line of visited.amiss) process.stderr.write(`! ${page.name} ${suffix}: ${line}\n`);
  await visited.context.close();
}

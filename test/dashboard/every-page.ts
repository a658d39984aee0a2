import { locales } from '../../domain/locale';
import { barriers } from './barriers';
import type { PageUnderTest } from './pages';
import { pagesUnderTest } from './pages';
import type { Dashboard } from './place';
import type { Screen, Visit } from './visit';
import { open, screens, visit } from './visit';

const budgetBytes = 350 * 1_024;
const usableMs = 1_500;

/** What every page promises, whatever it shows. */
export function describeEveryPage(dashboard: () => Dashboard): void {
  const cases = pagesUnderTest.flatMap((page) =>
    (Object.keys(screens) as Screen[]).flatMap((screen) => locales.map((locale) => ({ ...page, screen, locale }))),
  );

  it.each(cases)('$name keeps nobody out and reports nothing amiss ($screen, $locale)', async (one) => {
    const { browser, url, tokenOf } = dashboard();
    const visited = await visit(browser, url, { token: tokenOf(one.as), ...one });
    await open(visited, one);
    expect(await barriers(visited.page)).toEqual([]);
    expect(visited.amiss).toEqual([]);
    expect(await visited.page.locator('html').getAttribute('lang')).toBe(one.locale);
    // Nothing is cut off at the side: a page that is wider than the screen has to be pushed about.
    const wide = await visited.page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(wide).toBe(0);
    await visited.context.close();
  });

  it.each(pagesUnderTest)(
    '$name takes less than 350 KiB of compressed script, and is usable in time',
    async (one) => {
      const { browser, url, tokenOf } = dashboard();
      const loads: Load[] = [];
      for (let turn = 0; turn < 2; turn++)
        loads.push(await load(await visit(browser, url, { token: tokenOf(one.as) }), one));
      const [{ bytes, ms } = { bytes: 0, ms: 0 }] = loads.toSorted((a, b) => a.ms - b.ms);
      process.stdout.write(
        `  ${one.name}: ${Math.round(bytes / 1_024)} KiB of script, usable in ${Math.round(ms)} ms\n`,
      );
      expect(bytes).toBeGreaterThan(50_000);
      expect(bytes).toBeLessThan(budgetBytes);
      // Twice what is promised: other tests run beside this one on the same two cores.
      expect(ms).toBeLessThan(2 * usableMs);
    },
    60_000,
  );
}

type Load = { readonly bytes: number; readonly ms: number };

/** How much script a page takes from a cold cache, and how long until it can be used. */
async function load(visited: Visit, one: PageUnderTest): Promise<Load> {
  const scripts: Promise<number>[] = [];
  visited.page.on('response', (answer) => {
    if (!answer.headers()['content-type']?.startsWith('text/javascript')) return;
    scripts.push(
      answer
        .request()
        .sizes()
        .then((sizes) => sizes.responseBodySize),
    );
  });
  const begun = performance.now();
  await open(visited, one);
  const ms = performance.now() - begun;
  const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  await visited.context.close();
  return { bytes, ms };
}

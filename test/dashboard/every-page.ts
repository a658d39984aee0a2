import type { Response } from 'playwright-core';
import type { Locale } from '../../domain/locale';
import { barriers } from './barriers';
import type { PageUnderTest } from './pages';
import { pagesUnderTest } from './pages';
import type { Dashboard } from './place';
import type { Screen, Visit } from './visit';
import { open, visit } from './visit';

const budgetBytes = 350 * 1_024;
const usableMs = 1_500;

/** Both widths and both languages, each once; all four pairs in the long run. */
const pairs: readonly (readonly [Screen, Locale])[] = [
  ['desktop', 'zh-CN'],
  ['phone', 'en'],
  ...(process.env.DUBAN_LONG === '1' ? ([['desktop', 'en'] as const, ['phone', 'zh-CN'] as const] as const) : []),
];

/** What every page promises, whatever it shows. */
export function describeEveryPage(dashboard: () => Dashboard): void {
  const cases = pagesUnderTest.flatMap((page) => pairs.map(([screen, locale]) => ({ ...page, screen, locale })));
  /** Tabs in which people go from page to page; what is weighed comes from a cold cache, in a tab of its own. */
  const tabs = new Map<string, Visit>();
  afterAll(() => Promise.all([...tabs.values()].map(({ context }) => context.close())));

  it.each(cases)('$name keeps nobody out and reports nothing amiss ($screen, $locale)', async (one) => {
    const { browser, url, tokenOf } = dashboard();
    const cold = one.screen === 'desktop';
    const tab = `${one.as} ${one.screen} ${one.locale}`;
    const visited = tabs.get(tab) ?? (await visit(browser, url, { token: tokenOf(one.as), ...one }));
    if (!cold) tabs.set(tab, visited);
    const { bytes, ms } = await load(visited, one);
    expect(await barriers(visited.page)).toEqual([]);
    expect(visited.amiss).toEqual([]);
    expect(await visited.page.locator('html').getAttribute('lang')).toBe(one.locale);
    // Nothing is cut off at the side: a page that is wider than the screen has to be pushed about.
    const wide = await visited.page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(wide).toBe(0);
    process.stdout.write(
      `  ${one.name} (${one.screen}): ${Math.round(bytes / 1_024)} KiB of script, usable in ${Math.round(ms)} ms\n`,
    );
    if (cold) await visited.context.close();
    if (cold) expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(budgetBytes);
    // Well beyond what is promised: other tests run beside this one on the same two cores.
    expect(ms).toBeLessThan(4 * usableMs);
  });
}

type Load = { readonly bytes: number; readonly ms: number };

/** How much script a page takes from a cold cache, and how long until it can be used. */
async function load(visited: Visit, one: PageUnderTest): Promise<Load> {
  const scripts: Promise<number>[] = [];
  const hear = (answer: Response) => {
    if (!answer.headers()['content-type']?.startsWith('text/javascript')) return;
    scripts.push(
      answer
        .request()
        .sizes()
        .then((sizes) => sizes.responseBodySize),
    );
  };
  visited.page.on('response', hear);
  const begun = performance.now();
  await open(visited, one);
  const ms = performance.now() - begun;
  visited.page.off('response', hear);
  const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  return { bytes, ms };
}

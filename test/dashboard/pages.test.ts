import { readFileSync } from 'node:fs';
import { locales } from '../../domain/locale';
import { pagesUnderTest } from './pages';
import type { Dashboard } from './place';
import { openDashboard } from './place';
import type { Screen, Visit } from './visit';
import { open, screens, visit } from './visit';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const budgetBytes = 350 * 1_024;
const usableMs = 1_500;

let dashboard: Dashboard;

beforeAll(async () => {
  dashboard = await openDashboard();
}, 120_000);
afterAll(() => dashboard?.close());

const cases = pagesUnderTest.flatMap((page) =>
  (Object.keys(screens) as Screen[]).flatMap((screen) => locales.map((locale) => ({ ...page, screen, locale }))),
);

/** What axe finds that keeps people out, each with where it is. */
async function barriers({ page }: Visit): Promise<string[]> {
  const found = (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })`,
  )) as { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

it.each(cases)('$name keeps nobody out and reports nothing amiss ($screen, $locale)', async (one) => {
  const { browser, url } = dashboard;
  const visited = await visit(browser, url, { token: dashboard.tokenOf(one.as), ...one });
  await visited.context.addInitScript({ content: axe });
  await open(visited, one);
  expect(await barriers(visited)).toEqual([]);
  expect(visited.amiss).toEqual([]);
  expect(await visited.page.locator('html').getAttribute('lang')).toBe(one.locale);
  // Nothing is cut off at the side: a page that is wider than the screen has to be pushed about.
  const wide = await visited.page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(wide).toBe(0);
  await visited.context.close();
});

it.each(pagesUnderTest)('$name takes less than 350 KiB of compressed script, and is usable in time', async (one) => {
  const { browser, url } = dashboard;
  const visited = await visit(browser, url, { token: dashboard.tokenOf(one.as) });
  const scripts: Promise<number>[] = [];
  visited.page.on('response', (answer) => {
    if (answer.headers()['content-type']?.startsWith('text/javascript'))
      scripts.push(
        answer
          .request()
          .sizes()
          .then((sizes) => sizes.responseBodySize),
      );
  });
  const begun = performance.now();
  await open(visited, one);
  const took = performance.now() - begun;
  const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  process.stdout.write(`  ${one.name}: ${Math.round(bytes / 1_024)} KiB of script, usable in ${Math.round(took)} ms\n`);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThan(budgetBytes);
  // Twice what is promised: other tests run beside this one on the same two cores.
  expect(took).toBeLessThan(2 * usableMs);
  await visited.context.close();
});

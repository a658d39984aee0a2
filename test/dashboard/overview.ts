import type { Page } from 'playwright-core';
import type { Dashboard } from './place';
import type { Visit } from './visit';
import { open, visit } from './visit';

/** What the overview promises. */
export function describeOverview(dashboard: () => Dashboard): void {
  let visited: Visit;
  const enter = async (who: 'leader' | 'owner', ready = '.heat a', path: `/${string}` = '/') => {
    visited = await visit(dashboard().browser, dashboard().url, { token: dashboard().tokenOf(who) });
    await open(visited, { name: '', path, as: who, ready });
    return visited.page;
  };
  afterEach(() => visited?.context.close());

  it('Every number opens just as many items', async () => {
    const page = await enter('leader');
    const numbers = await page
      .locator('.overview a.count')
      .evaluateAll((links) =>
        links.map((link) => [link.getAttribute('href') ?? '', /\d+/.exec(link.textContent ?? '')?.[0] ?? ''] as const),
      );
    const different = new Map(numbers);
    expect(different.size).toBeGreaterThan(8);
    for (const [href, number] of different) {
      await page.goto(href);
      await page.getByText(`共 ${number} 项`).waitFor();
      expect([href, await page.locator('[data-item]').count()]).toEqual([href, Number(number)]);
    }
  }, 60_000);

  it('The heat map is one stop of the Tab key, within which the arrow keys move', async () => {
    const page = await enter('leader');
    const stops = page.locator('.heat a[tabindex="0"]');
    expect(await stops.count()).toBe(1);
    await stops.focus();
    const first = await focused(page);
    await page.keyboard.press('ArrowRight');
    const second = await focused(page);
    expect(second).not.toBe(first);
    await page.keyboard.press('ArrowLeft');
    expect(await focused(page)).toBe(first);
    await page.keyboard.press('End');
    expect(await focused(page)).toMatch(/合计：全部 12 项/);
    expect(await stops.count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/items\?unit=DEPT/);
  });

  it('Whoever is an official and nothing else goes to what waits for them', async () => {
    const page = await enter('owner', '[data-step]');
    expect(new URL(page.url()).pathname).toBe('/mine');
  });

  it('It prints as one page', async () => {
    const page = await enter('leader');
    const printed = await page.pdf({ preferCSSPageSize: true });
    expect(printed.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  it('When it cannot be read it says so, and what to do', async () => {
    visited = await visit(dashboard().browser, dashboard().url, { token: dashboard().tokenOf('leader') });
    const { page } = visited;
    await page.route('**/api/overview*', (route) =>
      route.fulfill({
        ...{ status: 500, contentType: 'application/problem+json' },
        body: JSON.stringify({ code: 'internal_error', detail: '系统出错，已记录', errors: [] }),
      }),
    );
    await page.goto('/');
    await page.getByRole('alert').getByText('系统出错，已记录').waitFor();
    await page.unroute('**/api/overview*');
    await page.getByRole('button', { name: '重试' }).click();
    await page.locator('.heat a').first().waitFor();
  });
}

/** What a screen reader calls what has the focus. */
function focused(page: Page): Promise<string | null> {
  return page.locator(':focus').getAttribute('aria-label');
}

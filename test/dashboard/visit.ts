import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Locale } from '../../domain/locale';
import { quarterOf } from '../../domain/periods/period';
import type { PageUnderTest } from './pages';
import { anItem, monthNext, newestBatch } from './people';

/** The two screens that every page is made for (office desktop and phone). */
export const screens = {
  desktop: { width: 1366, height: 768 },
  phone: { width: 390, height: 844 },
} as const;

export type Screen = keyof typeof screens;

type As = {
  /** Without one nobody is signed in. */
  readonly token?: string;
  readonly screen?: Screen;
  readonly locale?: Locale;
  /** Whether the dashboard may keep itself at hand for when there is no connection: that takes all of its files. */
  readonly atHand?: boolean;
};

/** A tab of somebody, with everything that went wrong in it. */
export type Visit = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors and warnings of scripts, and what the content security policy has kept out. */
  readonly amiss: readonly string[];
  readonly token: string;
  readonly url: string;
};

export async function visit(browser: Browser, url: string, as: As): Promise<Visit> {
  const { token = '', screen = 'desktop', locale = 'zh-CN', atHand = false } = as;
  const context = await browser.newContext({
    viewport: screens[screen],
    ...(screen === 'phone' && { hasTouch: true, isMobile: true }),
    baseURL: url,
    locale,
    timezoneId: 'Asia/Shanghai',
  });
  const kept = { 'duban-language': locale, ...(token && { 'duban-signed-in': 'yes' }) };
  const signIn = token ? `sessionStorage.setItem('duban-token', ${JSON.stringify(token)});` : '';
  // As text: what runs in the browser is not this program's.
  await context.addInitScript(`${signIn} Object.assign(localStorage, ${JSON.stringify(kept)});`);
  if (!atHand) await context.addInitScript('delete Navigator.prototype.serviceWorker;');
  const page = await context.newPage();
  const amiss: string[] = [];
  page.on('console', (said) => ['error', 'warning'].includes(said.type()) && amiss.push(said.text()));
  page.on('pageerror', (error) => amiss.push(String(error)));
  return { page, context, amiss, token, url };
}

type Opened = Partial<Omit<PageUnderTest, 'path'>> & { readonly path: string };

/** How long anything on a page may take to be there, milliseconds. */
const patienceMs = 20_000;

/** Goes to a page and waits until it is ready. */
export async function open({ page, token, url }: Visit, { path, ready = 'main h1' }: Opened): Promise<void> {
  page.setDefaultTimeout(patienceMs);
  await page.goto(await addressOf(path, url, token));
  await page.locator(ready).first().waitFor();
  for (const place of await page.locator('.waiting').all()) await place.waitFor({ state: 'detached' });
}

async function addressOf(path: string, url: string, token: string): Promise<string> {
  if (path.includes('{item}')) return path.replace('{item}', await anItem(url, token));
  if (path.includes('{batch}')) return path.replace('{batch}', await newestBatch(url, token));
  if (!/\{(month|quarter)\}/.test(path)) return path;
  const month = await monthNext(url, token);
  return path.replace('{month}', month).replace('{quarter}', quarterOf(month));
}

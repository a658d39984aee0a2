import type { Browser, Page } from 'playwright-core';
import type { Locale } from '../../../domain/locale';
import type { PageUnderTest } from '../pages';
import type { Screen, Visit } from '../visit';
import { open, visit } from '../visit';

/** What is typed on a page, in the language that the page is in. */
export type Say = (chinese: string, english: string) => string;

/** A page as somebody of a day sees it. */
export type Shown = {
  /** Null where nobody is signed in yet. */
  readonly as: PageUnderTest['as'] | null;
  /** One, or one for each language. */
  readonly path: string | Readonly<Record<Locale, string>>;
  /** What is there once the page is ready. */
  readonly ready: string;
  readonly screen?: Screen;
  /** What they do before it is looked at, short of what the product keeps: it is done once for each language. */
  readonly prepare?: (page: Page, say: Say) => Promise<void>;
};

/** Looks at a page under the name of a picture. */
export type Camera = (page: Page, name: string, locale: Locale) => Promise<void>;

/** Somebody's way through the product, page after page, each in a tab of its own. */
export type Walk = {
  /** Answers the tab in Chinese, in which the day goes on until the next page is shown; without a name no picture is taken. */
  show(name: string | null, shown: Shown): Promise<Page>;
  /** What browsers complained about on the way. */
  readonly amiss: readonly string[];
  end(): Promise<void>;
};

type Ground = {
  readonly browser: Browser;
  readonly url: string;
  tokenOf(who: PageUnderTest['as']): string;
  /** Without one, pages are gone through in Chinese alone. */
  readonly camera?: Camera;
};

export function openWalk({ browser, url, tokenOf, camera }: Ground): Walk {
  const amiss: string[] = [];
  let here: Visit | undefined;
  const leave = async () => {
    amiss.push(...(here?.amiss ?? []));
    await here?.context.close();
    here = undefined;
  };
  const enter = async ({ as, path, ready, screen = 'desktop', prepare }: Shown, locale: Locale) => {
    await leave();
    here = await visit(browser, url, { screen, locale, ...(as && { token: tokenOf(as) }) });
    await open(here, { ready, path: typeof path === 'string' ? path : path[locale] });
    await prepare?.(here.page, (chinese, english) => (locale === 'en' ? english : chinese));
    return here.page;
  };
  return {
    amiss,
    async show(name, shown) {
      const look = async (locale: Locale) => {
        const page = await enter(shown, locale);
        if (name !== null) await camera?.(page, name, locale);
        return page;
      };
      // The language that the day goes on in comes last.
      if (camera && name !== null) await look('en');
      return await look('zh-CN');
    },
    end: leave,
  };
}

/** The button that gives a command, or opens what it asks. */
export function press(page: Page, name: string): Promise<void> {
  return page.locator(`[data-press^="${name}"]`).first().click();
}

/** Waits for what the page says once something is done. */
export async function said(page: Page, words: string): Promise<void> {
  await page.getByText(words).first().waitFor();
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Place } from '../api/support/place';
import { addOfficial, openPlace } from '../api/support/place';
import type { MailServer } from '../letters/mail-server';
import { startMailServer } from '../letters/mail-server';
import { freshNamespace } from '../support/namespace';
import { until } from '../support/until';

/** An office to sign in to: the product over HTTP, a real mail server, and browsers. */
export type Desk = Place & {
  readonly mail: MailServer;
  readonly administrator: string;
  browser(options?: BrowserOptions): Browser;
  /** Waits for the next letter to an address, beyond those that were read. */
  letterTo(address: string): Promise<{ readonly subject: string; readonly text: string }>;
  /** The code that an address is mailed for a browser; it is good in that one alone. */
  codeFor(address: string, browser?: Browser): Promise<string>;
};

type BrowserOptions = { readonly headers?: Readonly<Record<string, string>>; readonly origin?: string | null };

export type Said = {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
  readonly cookies: readonly string[];
};

/** Keeps cookies as a browser does, and says from which page it asks. */
export type Browser = {
  readonly jar: Map<string, string>;
  ask(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Said>;
};

export const publicUrl = 'http://duban.example.test';

export async function openDesk(
  settings: Readonly<Record<string, string>> = {},
  hearLog?: (line: string) => void,
): Promise<Desk> {
  const mail = await startMailServer();
  // Of its own, so that what runs in the engine for other tests is not taken for this office's.
  const namespace = await freshNamespace();
  const place = await openPlace({
    namespace,
    settings: { SMTP_URL: mail.url, MAIL_FROM: '督办 <duban@example.test>', ...settings },
    ...(hearLog && { hearLog }),
  });
  const administrator = await addOfficial(place.database, 'admin', 'administrator', 'OFFICE');
  const read = new Map<string, number>();
  const desk: Desk = {
    ...place,
    mail,
    administrator,
    browser: (options) => browse(place.http.url, { origin: settings.PUBLIC_URL ?? publicUrl, ...options }),
    async letterTo(address) {
      for (let left = 200; left > 0; left--) {
        const letters = mail.taken.filter(({ to }) => to === address);
        const at = read.get(address) ?? 0;
        const next = letters[at];
        if (next) {
          read.set(address, at + 1);
          return { subject: next.mail.subject ?? '', text: next.mail.text ?? '' };
        }
        await sleep(25);
      }
      throw new Error(`no letter came to ${address}`);
    },
    async codeFor(address, browser = desk.browser()) {
      const ask = () => browser.ask('POST', '/api/sign-in/code', { email: address });
      // What the product has too much work for is asked again, as it says.
      await until(ask, ({ status }) => status !== 503, 10);
      return /^ {4}(\d{6})$/m.exec((await desk.letterTo(address)).text)?.[1] ?? 'no code';
    },
    async close() {
      await place.close();
      await mail.shut();
    },
  };
  return desk;
}

function browse(url: string, { headers: own = {}, origin }: BrowserOptions): Browser {
  const jar = new Map<string, string>();
  return {
    jar,
    async ask(method, path, body, headers = {}) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(new URL(path, url), {
        method,
        redirect: 'manual',
        headers: {
          ...(cookie && { cookie }),
          ...(origin && method !== 'GET' && { origin }),
          ...own,
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const cookies = answer.headers.getSetCookie();
      for (const line of cookies) keep(jar, line);
      const text = await answer.text();
      const isJson = /json/.test(answer.headers.get('content-type') ?? '');
      return {
        status: answer.status,
        headers: answer.headers,
        cookies,
        body: isJson && text ? JSON.parse(text) : { text },
      };
    },
  };
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';');
  const at = pair.indexOf('=');
  if (/max-age=0/i.test(line)) jar.delete(pair.slice(0, at));
  else jar.set(pair.slice(0, at), pair.slice(at + 1));
}

/** Signs somebody in with a mailed code. */
export async function signInByCode(desk: Desk, address: string): Promise<Browser> {
  const browser = desk.browser();
  const code = await desk.codeFor(address, browser);
  const said = await browser.ask('POST', '/api/sign-in/code/verify', { email: address, code });
  if (said.status !== 200) throw new Error(JSON.stringify(said.body));
  return browser;
}

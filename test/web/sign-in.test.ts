import { shortestPassword as rule } from '../../api/sign-in/password/rules';
import { browserName } from '../../web/security/sessions.js';
import { byCode } from '../../web/sign-in/by-code.js';
import { shortestPassword } from '../../web/sign-in/fields.js';
import { destination } from '../../web/sign-in/onward.js';
import { ways } from '../../web/sign-in/ways.js';
import type { PretendElement } from './acting-browser';
import { actingBrowser, inside, named, offered, settled, shown, textOf } from './acting-browser';

const assigned: string[] = [];
const kept = new Map<string, string>();
/** A browser on the sign-in page that remembers where it was sent. */
function browser(replies: Parameters<typeof actingBrowser>[0], search = '') {
  const asked = actingBrowser(replies);
  kept.clear();
  kept.set('duban-language', 'en');
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  assigned.length = 0;
  Object.assign(globalThis, {
    localStorage: storage,
    sessionStorage: storage,
    location: {
      ...{ hash: '', search, pathname: '/sign-in', origin: 'https://duban.example.test' },
      assign: (to: string) => void assigned.push(to),
    },
  });
  return asked;
}
const formIn = (page: PretendElement) => page.querySelector('form') as PretendElement;
const enter = async (page: PretendElement, fields: Record<string, string>) => {
  for (const [name, value] of Object.entries(fields)) named(page, name).value = value;
  await formIn(page).dispatch('submit');
  await settled();
};

describe('signing in with a mailed code', () => {
  it('asks for an address, then for the code, and goes on to where the link led', async () => {
    const asked = browser(
      { 'POST /api/sign-in/code': () => [202, {}], 'POST /api/sign-in/code/verify': () => [200, { next: null }] },
      '?to=%2Ftasks%2F1%3Fa%3Db%23report',
    );
    const page = shown(byCode());
    await enter(page, { email: ' owner@example.test ' });
    expect(textOf(page)).toContain('If owner@example.test may sign in by a code, one is on its way');
    await enter(page, { code: '123 456' });
    expect(asked.map(({ what, body }) => [what, body])).toEqual([
      ['POST /api/sign-in/code', { email: 'owner@example.test' }],
      ['POST /api/sign-in/code/verify', { email: 'owner@example.test', code: '123 456' }],
    ]);
    expect(assigned).toEqual(['/tasks/1?a=b#report']);
  });

  it('says beside the field what is amiss, before anything is asked', async () => {
    const asked = browser({});
    const page = shown(byCode());
    await enter(page, { email: 'owner' });
    expect(asked).toEqual([]);
    expect(named(page, 'email').attributes).toMatchObject({ 'aria-invalid': 'true', autocomplete: 'username' });
    expect(textOf(page)).toContain('Enter an address');
  });

  it('says what to do when the code is wrong, and stays where it is', async () => {
    browser({
      'POST /api/sign-in/code': () => [202, {}],
      'POST /api/sign-in/code/verify': () => [401, { code: 'sign_in_refused', detail: 'not right', errors: [] }],
    });
    const page = shown(byCode());
    await enter(page, { email: 'owner@example.test' });
    await enter(page, { code: '000000' });
    expect(textOf(page)).toContain('A new code can be mailed');
    expect(named(page, 'code').attributes).toMatchObject({ autocomplete: 'one-time-code', inputmode: 'numeric' });
    expect(assigned).toEqual([]);
  });
});

describe('the ways to sign in', () => {
  it('are all offered, that of the organisation only where it is set up', () => {
    browser({});
    const names = (oidc: boolean) => [offered(shown(ways({ oidc }))), textOf(shown(ways({ oidc })))] as const;
    expect(names(false)[0]).toHaveLength(5);
    expect(names(false)[1]).not.toContain('organisation’s account');
    expect(names(true)[1]).toContain('organisation’s account');
  });

  it('keep a token only if it is good', async () => {
    browser({
      'GET /api/me': ({ headers }) =>
        headers.authorization === 'Bearer good' ? [200, {}] : [401, { code: 'not_signed_in', detail: 'no' }],
    });
    const page = shown(ways({ oidc: false }));
    const form = inside(page)
      .find(({ id }) => id === 'byToken')
      ?.querySelector('form') as PretendElement;
    named(form, 'token').value = 'bad';
    await form.dispatch('submit');
    expect([kept.get('duban-token') ?? null, assigned.length]).toEqual([null, 0]);
    named(form, 'token').value = 'good';
    await form.dispatch('submit');
    expect([kept.get('duban-token'), assigned]).toEqual(['good', ['/']]);
  });

  it('lead on to pages of this site alone', () => {
    const origin = 'https://duban.example.test';
    for (const to of [
      '//evil.example.test',
      'https://evil.example.test/x',
      '/\\evil.example.test',
      '/x/..//evil.example.test/p',
      '/.//evil.example.test',
      '/x/%2e%2e//evil.example.test',
      'javascript:alert(1)',
      '',
      null,
      '/sign-in?to=/sign-in',
    ])
      expect(destination(to, origin)).toBe('/');
    expect(destination('/periods/2026-03#seal', origin)).toBe('/periods/2026-03#seal');
  });

  it('ask for a password as long as the API does', () => {
    expect(shortestPassword).toBe(rule);
  });
});

it('A browser is told by a name that its owner knows', () => {
  browser({});
  expect(browserName('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0')).toMatch(
    /Windows/,
  );
  expect(browserName(null)).toBe('unknown browser');
});

import { callAsPerson } from '../../web/page.js';
import { moment } from '../../web/words.js';

const asked: string[] = [];
/** What the API says: by its own clock the organisation is where `timeZone` says. */
const pretendApi = (timeZone: string): void => {
  const answer = (path: string) => (path === '/api/me' ? { organisation: { timeZone } } : { items: [] });
  Object.assign(globalThis, {
    sessionStorage: { getItem: () => 'token' },
    fetch: async (path: string) => {
      asked.push(path);
      return Response.json(answer(path));
    },
  });
};

/** A zone that no organisation here has: what is told by the browser's clock is off by hours. */
const browserZone = 'America/New_York';
const { DateTimeFormat } = Intl;
beforeAll(() => {
  Object.assign(globalThis, { localStorage: { getItem: () => 'en' } });
  Object.assign(Intl, {
    DateTimeFormat: function format(locale?: string, options: Intl.DateTimeFormatOptions = {}) {
      return new DateTimeFormat(locale, { ...options, timeZone: options.timeZone ?? browserZone });
    },
  });
});
afterAll(() => Object.assign(Intl, { DateTimeFormat }));

it('every time is told by the organisation’s clock, also to a reader in another zone', async () => {
  const at = '2099-03-01T16:30:00Z'; // half past midnight of the day after in Shanghai
  expect(moment(at)).toBe('Mar 1, 2099, 11:30 AM');
  pretendApi('Asia/Shanghai');
  await callAsPerson('/api/sessions');
  await callAsPerson('/api/sessions');
  expect(asked).toEqual(['/api/me', '/api/sessions', '/api/sessions']);
  expect(moment(at)).toBe('Mar 2, 2099, 12:30 AM');
});

import { extensionLines } from '../../web/item/extensions.js';
import { noticeWords } from '../../web/item/notices.js';
import { callAsPerson } from '../../web/page.js';
import { dueWords, moment, zoneWords } from '../../web/words.js';
import { pretendBrowser, textOf } from './pretend-browser';

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
  pretendBrowser();
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
  await callAsPerson('/api/tasks');
  await callAsPerson('/api/tasks');
  expect(asked).toEqual(['/api/me', '/api/tasks', '/api/tasks']);
  expect(moment(at)).toBe('Mar 2, 2099, 12:30 AM');
  expect(dueWords('2099-03-02T00:30:00+08:00')).toBe('Mar 2, 2099, 12:30 AM');
  expect(dueWords('2099-03-02')).toBe('2099-03-02');
  expect(noticeWords({ number: '1', colour: 'blue', dueAt: at })).toContain('Mar 2, 2099, 12:30 AM');
  const extension = { number: 1, deadline: '2099-03-02', reason: 'x', askedBy: 'y', askedAt: at, state: 'waiting' };
  expect(textOf(extensionLines(extension))).toContain('Mar 2, 2099, 12:30 AM');
  expect(zoneWords()).toBe('Times are those of Asia/Shanghai.');
});

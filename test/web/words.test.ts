import { nextStep } from '../../web/form/failure.js';
import { place } from '../../web/form/faults.js';
import { say, word, words } from '../../web/words.js';

/** As much of a browser as the words look at: the reader's language. */
const speak = (language: 'zh-CN' | 'en') => Object.assign(globalThis, { localStorage: { getItem: () => language } });

describe('the words of the pages', () => {
  it('are complete in both languages, with the same blanks to fill in', () => {
    const blanks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const [key, [zh, en]] of Object.entries(words) as [string, [string, string]][]) {
      expect([key, /\S/.test(zh) && /\S/.test(en)]).toEqual([key, true]);
      expect([key, blanks(en)]).toEqual([key, blanks(zh)]);
    }
  });

  it('fill in what they are given', () => {
    speak('zh-CN');
    expect(say('passwordShort', { length: 12 })).toBe('至少 12 个字符。');
  });
});

describe('what was refused', () => {
  const fields = ['/email', '/password', undefined];

  it('is said beside the field that it is about, however deep the pointer leads', () => {
    const errors = [
      { pointer: '/password/0', message: 'too short' },
      { pointer: '/email', message: 'nobody' },
    ];
    const { beside, rest } = place({ code: 'invalid_request', detail: 'see errors', errors }, fields);
    expect(Object.fromEntries(beside)).toEqual({ '/password': 'too short', '/email': 'nobody' });
    expect(rest).toEqual([]);
  });

  it('is said of the whole form where no field is meant', () => {
    const errors = [{ pointer: '/emails', message: 'unknown' }];
    expect(place({ code: 'invalid_request', detail: 'not valid', errors }, fields).rest).toEqual([
      'not valid',
      'unknown',
    ]);
    expect(place({ code: 'engine_away', detail: 'away' }, fields)).toEqual({ beside: new Map(), rest: ['away'] });
  });

  it.each(['zh-CN', 'en'] as const)('always comes with a next step: %s', (language) => {
    speak(language);
    const statuses = [0, 400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 500, 503];
    for (const step of [...statuses.map((status) => nextStep(status)), nextStep(401, 'sign_in_refused')])
      expect(step).toMatch(language === 'en' ? /^[A-Z].+\.$/ : /\p{Script=Han}.+。$/u);
    expect(word('next_500')).not.toBe(word('next_503'));
  });
});

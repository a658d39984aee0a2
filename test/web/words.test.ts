import { noticeColours } from '../../domain/item/item';
import { noticeWords } from '../../web/item/notices.js';
import { say, words } from '../../web/words.js';
import { speak } from './browser';

describe('the words of the pages', () => {
  it('are complete in both languages, with the same blanks to fill in', () => {
    const blanks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const [key, [zh, en]] of Object.entries(words) as [string, [string, string]][]) {
      expect([key, /\S/.test(zh) && /\S/.test(en)]).toEqual([key, true]);
      expect([key, blanks(en)]).toEqual([key, blanks(zh)]);
    }
  });

  it.each(noticeColours)('name the colour of a %s notice, its number, and by when it is to be answered', (colour) => {
    speak('en');
    const told = noticeWords({ number: '督办〔2026〕12号', colour, dueAt: '2026-04-07T15:59:59.999Z' });
    expect(told).toMatch(new RegExp(`^督办〔2026〕12号 · . ${colour} · answer by .*2026`));
  });

  it('fill in what they are given', () => {
    speak('zh-CN');
    expect(say('lateAccepted', { days: 3 })).toBe('逾期 3 天完成');
  });
});

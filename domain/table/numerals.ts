const digits = new Map([...'〇一二三四五六七八九'].map((character, value) => [character, value]));

/**
 * A number in Chinese numerals: 三十一, 廿五, or digit by digit as years are written, 二〇二六. Undefined where it is none.
 */
export function chineseNumber(text: string): number | undefined {
  const plain = text.replace(/[○零]/gu, '〇').replace(/廿/gu, '二十').replace(/卅/gu, '三十');
  if (!/^[〇一二三四五六七八九十]+$/u.test(plain)) return undefined;
  if (!plain.includes('十')) return Number([...plain].map((character) => digits.get(character)).join(''));
  const [tens = '', ones = '', ...more] = plain.split('十');
  if (more.length > 0 || tens.length > 1 || ones.length > 1) return undefined;
  return (digits.get(tens) ?? 1) * 10 + (digits.get(ones) ?? 0);
}

/** Rewrites the Chinese numerals that stand before a unit of time in digits: 二〇二六年三月 → 2026年3月. */
export function withDigits(text: string): string {
  return text.replace(/[〇○零一二三四五六七八九十廿卅]+(?=年|月|日|号|季)/gu, (numeral) =>
    String(chineseNumber(numeral) ?? numeral),
  );
}

import { chineseNumber } from './numerals';
import { compact } from './text';

export type NumberText = { readonly number: number; readonly percent: boolean };

/**
 * A number as people write one: 5, ８５％, 1,234.5, 百分之八十五. Undefined for all else; `1e3`, `0x10` and a blank are
 * no numbers here, whatever JavaScript makes of them (reliability §4 B59–B61).
 */
export function readNumberText(text: string): NumberText | undefined {
  const plain = compact(text);
  const inWords = /^百分之(.+)$/u.exec(plain)?.[1];
  if (inWords !== undefined) {
    const number = chineseNumber(inWords);
    return number === undefined ? undefined : { number, percent: true };
  }
  const [, digits, sign] = /^([-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(%)?$/u.exec(plain) ?? [];
  if (digits === undefined) return undefined;
  return { number: Number(digits.replace('−', '-').replaceAll(',', '')), percent: sign === '%' };
}

import { z } from 'zod';
import { controlsIn } from '../../domain/table/text';
import { told } from './told';

const broken = told({
  'zh-CN': '只能是一行文字，不能含换行、制表符等控制字符。',
  en: 'must be one line, without line breaks, tabs or other control characters',
});
const controlled = told({
  'zh-CN': '不能含换行和制表符以外的控制字符。',
  en: 'must not hold control characters other than line breaks and tabs',
});

/** A text of one line: names, titles and numbers stand in headers of letters, file names and lists. */
export function line(longest: number, least = 1) {
  return z
    .string()
    .trim()
    .min(least)
    .max(longest)
    .refine((text) => controlsIn(text, 'one').length === 0, broken);
}

/** Words of a person, with paragraphs; lines end alike, wherever they were written. */
export function prose(longest: number, least = 1) {
  return z
    .string()
    .overwrite((text) => text.replace(/\r\n?/g, '\n'))
    .trim()
    .min(least)
    .max(longest)
    .refine((text) => controlsIn(text, 'many').length === 0, controlled);
}

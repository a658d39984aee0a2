import { z } from 'zod';
import { controlsIn, lengthOf } from '../../domain/table/text';
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
    .check(atMost(longest))
    .trim()
    .check(atLeast(least))
    .refine((text) => controlsIn(text, 'one').length === 0, broken)
    .meta(described(longest, least, 'one'));
}

/** Words of a person, with paragraphs; lines end alike, wherever they were written. */
export function prose(longest: number, least = 1) {
  return z
    .string()
    .check(atMost(longest))
    .overwrite((text) => text.replace(/\r\n?/g, '\n'))
    .trim()
    .check(atLeast(least))
    .refine((text) => controlsIn(text, 'many').length === 0, controlled)
    .meta(described(longest, least, 'many'));
}

/** What a list is searched or filtered by: some text, whatever characters it has. */
export function sought(longest: number) {
  return z
    .string()
    .check(atMost(longest))
    .trim()
    .check(atLeast(1))
    .meta(described(longest, 1, 'any'));
}

/** Whatever it holds, up to so many characters: what was given out by the product or by others comes back as it is. */
export function given(longest: number) {
  return z.string().check(atMost(longest)).meta({ maxLength: longest });
}

/** Characters are counted as people and JSON Schema do, of the text as it came, so that the spec's bound is the very one that is kept. */
function atMost(longest: number) {
  return (text: z.core.ParsePayload<string>): void => {
    if (lengthOf(text.value) > longest) text.issues.push({ code: 'too_big', maximum: longest, ...about(text) });
  };
}

function atLeast(least: number) {
  return (text: z.core.ParsePayload<string>): void => {
    if (lengthOf(text.value) < least) text.issues.push({ code: 'too_small', minimum: least, ...about(text) });
  };
}

function about({ value }: z.core.ParsePayload<string>) {
  return { origin: 'string', inclusive: true, input: value } as const;
}

/** As the spec tells it: what is trimmed away at both ends does not count towards the least. */
function described(longest: number, least: number, lines: keyof typeof controls) {
  const any = `[^${controls[lines]}]`;
  const seen = `[^${controls[lines]}${spaces}]`;
  const middle = least < 2 ? '' : `${any}{${least - 2},}${seen}`;
  return {
    minLength: least,
    maxLength: longest,
    pattern: least === 0 ? `^${any}*$` : `^${any}*${seen}${middle}${any}*$`,
  };
}

const never = '\\u007f-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069';
/** As `controlsIn` finds them; U+0000 can be kept nowhere. */
const controls = {
  one: `\\u0000-\\u001f${never}`,
  many: `\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f${never}`,
  any: '\\u0000',
} as const;
const spaces = '\\t\\n\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000\\ufeff';

/** Marks without width that copying from web pages and chat leaves behind. */
const widthless = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;

/** How a cell's text is kept: composed, lines ended alike, no space or widthless mark at either end. */
export function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$/gu, '');
}

/** What two writings of one name have in common: case, width, spaces and the kind of middle dot do not tell them apart. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .replace(widthless, '')
    .replace(/\s+/gu, '')
    .replace(/[.•・‧∙⋅]/gu, '·')
    .toLowerCase();
}

/** Whether a text has anything to be seen. */
export function isBlankText(text: string): boolean {
  return !/[^\s\u00ad\u200b-\u200d\u2060\ufeff]/.test(text);
}

/** Text in half width and without any space, as dates, numbers and headings are recognised in. */
export function compact(text: string): string {
  return text.normalize('NFKC').replace(widthless, '').replace(/\s+/gu, '');
}

/** The length that a person would count: characters, not units of UTF-16. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

export type TextFault =
  | { readonly code: 'control-characters' | 'private-use-characters'; readonly params: { readonly characters: string } }
  | { readonly code: 'source-damaged' | 'number-imprecise' | 'cell-error'; readonly params: Record<string, never> };

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const anyControl = /[\0-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Control characters but line feed and tab, and those that turn the direction of writing round. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const control = /[\0-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** The control characters in a text that it may not have: in one line not even line breaks and tabs. */
export function controlsIn(text: string, lines: 'one' | 'many'): readonly string[] {
  return text.match(lines === 'one' ? anyControl : control) ?? [];
}

/** A text of one line as a reader takes it in: where it was broken in its cell, there is a space. */
export function asLine(text: string): string {
  return text.replace(/ *[\t\n]+\s*/g, ' ');
}

/** What nearly every text is free of, so that it need be looked at only once. */
const suspect =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\0-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ue000-\uf8ff\ufffd]|^\s*[\d#]/;

/** What makes a text unfit to be kept or shown (reliability §4 B11, B12, B37, B43, B66, B69, B70); undefined for good text. */
export function textFault(text: string): TextFault | undefined {
  if (!suspect.test(text)) return undefined;
  const controls = text.match(control);
  if (controls) return { code: 'control-characters', params: { characters: named(controls) } };
  if (text.includes('\ufffd') || /\p{Cs}/u.test(text)) return { code: 'source-damaged', params: {} };
  const own = text.match(/\p{Co}/gu);
  if (own) return { code: 'private-use-characters', params: { characters: named(own) } };
  if (/^\s*\d(\.\d+)?[eE]\+\d{2,}\s*$/.test(text)) return { code: 'number-imprecise', params: {} };
  if (/^\s*#(REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!)\s*$/.test(text)) return { code: 'cell-error', params: {} };
  return undefined;
}

/** Faulty text as it can be stored: the database holds neither U+0000 nor half a character. */
export function storable(text: string): string {
  return text.replace(/\0|\p{Cs}/gu, '\ufffd');
}

/** A text without control characters and halves of characters, its lines ended alike. */
export function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (mark) => (mark === '\n' ? mark : ''));
}

/** Characters that cannot be seen, by their numbers. */
export function named(characters: readonly string[]): string {
  const codes = characters.map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  return [...new Set(codes)].slice(0, 5).join(' ');
}

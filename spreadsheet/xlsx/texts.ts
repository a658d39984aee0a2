import { maxCells, maxTextCharacters } from '../limits';
import { SpreadsheetRefused } from '../refusal';
import type { Count } from './walk';
import { walk } from './walk';

/** The texts that cells share, by their number. Readings written above characters are no part of them (B41). */
export function sharedTexts(part: Uint8Array | undefined, count: Count): string[] {
  const texts: string[] = [];
  if (!part) return texts;
  const text = gatherText();
  let characters = 0;
  walk(part, count, {
    open: (tag) => {
      if (tag === 'si') text.begin();
      else text.open(tag);
    },
    text: text.add,
    close: (tag) => {
      text.close(tag);
      if (tag !== 'si') return;
      const whole = text.whole();
      characters += whole.length;
      if (characters > maxTextCharacters) throw new SpreadsheetRefused('too-much-text');
      if (texts.length >= maxCells) throw new SpreadsheetRefused('too-many-cells', { limit: maxCells });
      texts.push(ownText(whole));
    },
  });
  return texts;
}

/** Gathers the text of one cell out of its `t`s, runs of other fonts joined, phonetic ones left out. */
export function gatherText() {
  let [gathered, here] = ['', ''];
  let [inText, phonetic] = [false, false];
  return {
    begin() {
      gathered = '';
      inText = false;
      phonetic = false;
    },
    open(tag: string) {
      if (tag === 'rPh') phonetic = true;
      if (tag === 't') inText = !phonetic;
      if (tag === 't') here = '';
    },
    add(text: string) {
      if (inText) here += text;
    },
    close(tag: string) {
      if (tag === 'rPh') phonetic = false;
      if (tag !== 't') return;
      if (inText) gathered += unescaped(here);
      inText = false;
    },
    whole: () => gathered,
  };
}

/** The same text by itself: cut out of a piece of the part, it would keep all of that piece in memory. */
export function ownText(text: string): string {
  return text.length > longestByItself ? Buffer.from(text).toString() : text;
}

/** Shorter ones are copied when they are cut out. */
const longestByItself = 12;

/** Characters that XML cannot hold are written `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

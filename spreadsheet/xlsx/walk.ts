import { SaxesParser } from 'saxes';
import { maxAttributes, maxElements } from '../limits';
import { SpreadsheetRefused } from '../refusal';

type Walker = {
  open: (tag: string, attributes: Readonly<Record<string, string>>) => void;
  text?: (text: string) => void;
  close?: (tag: string) => void;
};

/** How many elements the parts of one workbook have had so far. */
export type Count = { elements: number };

/** No part that an office writes nests its elements deeper than some twenty levels. */
const deepest = 100;
const pieceBytes = 65_536;

/**
 * Walks an XML part without building it up, piece by piece, so that it is never a text as a whole; names come without
 * their prefix. Ill-formed XML is a refusal, and so is more of it than any workbook has.
 */
export function walk(part: Uint8Array, count: Count, { open, text, close }: Walker): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', () => {
    throw new SpreadsheetRefused('damaged');
  });
  let [depth, attributesHere] = [0, 0];
  parser.on('attribute', () => {
    attributesHere += 1;
    if (attributesHere > maxAttributes)
      throw new SpreadsheetRefused('unsafe', { what: `${attributesHere} attributes` });
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    count.elements += 1;
    attributesHere = 0;
    if (depth > deepest) throw new SpreadsheetRefused('unsafe', { what: `elements ${depth} deep` });
    if (count.elements > maxElements) throw new SpreadsheetRefused('too-many-cells', { limit: maxElements });
    open(local(name), attributes);
  });
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    close?.(local(name));
  });
  const decoder = new TextDecoder();
  for (let at = 0; at < part.length; at += pieceBytes)
    parser.write(decoder.decode(part.subarray(at, at + pieceBytes), { stream: true }));
  parser.write(decoder.decode()).close();
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

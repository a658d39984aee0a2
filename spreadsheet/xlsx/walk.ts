import { SaxesParser } from 'saxes';
import { maxAttributes, maxBesideBytes, maxElements, maxPieceBytes } from '../limits';
import { SpreadsheetRefused } from '../refusal';

type Walker = {
  open: (tag: string, attributes: Readonly<Record<string, string>>) => void;
  text?: (text: string) => void;
  close?: (tag: string) => void;
};

/** How many elements the parts of one workbook have had so far, and how much that is no part of its table. */
export type Count = { elements: number; beside: number };

/** No part that an office writes nests its elements deeper than some twenty levels. */
const deepest = 100;
const pieceBytes = 65_536;

/**
 * Walks an XML part without building it up, piece by piece, so that it is never a text as a whole; names come without
 * their prefix. Ill-formed XML is a refusal, and so is more of it than any workbook has.
 */
export function walk(part: Uint8Array, count: Count, { open, text, close }: Walker): void {
  for (const [from, to] of besides) countBeside(part, count, from, to);
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', () => {
    throw new SpreadsheetRefused('damaged');
  });
  let [depth, attributesHere, told] = [0, 0, 0];
  parser.on('attribute', () => {
    told += 1;
    attributesHere += 1;
    if (attributesHere > maxAttributes)
      throw new SpreadsheetRefused('unsafe', { what: `${attributesHere} attributes` });
  });
  parser.on('opentag', ({ name, attributes }) => {
    told += 1;
    depth += 1;
    count.elements += 1;
    attributesHere = 0;
    if (depth > deepest) throw new SpreadsheetRefused('unsafe', { what: `elements ${depth} deep` });
    if (count.elements > maxElements) throw new SpreadsheetRefused('too-many-cells', { limit: maxElements });
    open(local(name), attributes);
  });
  const hear = (written: string) => {
    told += 1;
    text?.(written);
  };
  parser.on('text', hear);
  parser.on('cdata', hear);
  parser.on('closetag', ({ name }) => {
    told += 1;
    depth -= 1;
    close?.(local(name));
  });
  const decoder = new TextDecoder();
  // The parser tells of nothing before its end, and holds all of it until then.
  for (let [at, before, since] = [0, 0, 0]; at < part.length; at += pieceBytes) {
    parser.write(decoder.decode(part.subarray(at, at + pieceBytes), { stream: true }));
    if (told !== before) [before, since] = [told, at];
    if (at - since > maxPieceBytes) throw new SpreadsheetRefused('takes-too-much');
  }
  parser.write(decoder.decode()).close();
}

/** Comments and instructions: the parser takes long over them, and each listener that it has costs as much again. */
const besides = [
  ['<!--', '-->'],
  ['<?', '?>'],
] as const;

function countBeside(part: Uint8Array, count: Count, from: string, to: string): void {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  for (let at = bytes.indexOf(from); at !== -1; ) {
    const end = bytes.indexOf(to, at + from.length);
    count.beside += (end === -1 ? bytes.length : end) - at;
    if (count.beside > maxBesideBytes) throw new SpreadsheetRefused('takes-too-much');
    at = end === -1 ? -1 : bytes.indexOf(from, end);
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

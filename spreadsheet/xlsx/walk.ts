import { SaxesParser } from 'saxes';
import { SpreadsheetRefused } from '../refusal';

type Walker = {
  open: (tag: string, attributes: Readonly<Record<string, string>>) => void;
  text?: (text: string) => void;
  close?: (tag: string) => void;
};

/** No part that an office writes nests its elements deeper than some twenty levels. */
const deepest = 100;

/** Walks an XML part without building it up; names come without their prefix. Ill-formed XML is a refusal. */
export function walk(xml: string, { open, text, close }: Walker): void {
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw new SpreadsheetRefused('damaged');
  });
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > deepest) throw new SpreadsheetRefused('unsafe', { what: `elements ${depth} deep` });
    open(local(name), attributes);
  });
  if (text) parser.on('text', text);
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    close?.(local(name));
  });
  parser.write(xml).close();
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

export function textOf(part: Uint8Array | undefined): string {
  return Buffer.from(part ?? []).toString('utf8');
}

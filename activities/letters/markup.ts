import { manyLines } from './plain';

/** HTML that was put together here; anything else is text and gets escaped. */
export class Markup {
  constructor(readonly html: string) {}
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Tagged template for HTML: every value that is not itself markup is made plain and escaped. */
export function markup(
  parts: TemplateStringsArray,
  ...values: readonly (string | Markup | readonly Markup[])[]
): Markup {
  return new Markup(parts.reduce((html, part, index) => html + shown(values[index - 1] ?? '') + part));
}

function shown(value: string | Markup | readonly Markup[]): string {
  if (value instanceof Markup) return value.html;
  if (typeof value === 'string') return escaped(value);
  return value.map(({ html }) => html).join('');
}

function escaped(text: string): string {
  return manyLines(text)
    .replace(/[&<>"']/gu, (character) => escapes[character] ?? character)
    .replaceAll('\n', '<br>');
}

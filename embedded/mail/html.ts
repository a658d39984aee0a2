const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Markup that needs no escaping any more. */
export class Markup {
  constructor(readonly text: string) {}
}

/** Fills a template; every value is escaped unless it is markup itself. */
export const html = (parts: TemplateStringsArray, ...values: (string | number | Markup | Markup[])[]): Markup =>
  new Markup(parts.map((part, at) => part + filled(values[at])).join(''));

const filled = (value: string | number | Markup | Markup[] | undefined): string => {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(({ text }) => text).join('');

  return String(value).replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
};
